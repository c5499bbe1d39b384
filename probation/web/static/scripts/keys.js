// Ctrl+K (or ⌘K) goes to the search box in the header.
export function start() {
  const box = document.getElementById("find");
  if (!box) return;
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
  // A filter panel is folded on a phone and open on a desk.
  if (window.matchMedia("(min-width: 40.0625em)").matches) {
    document.querySelectorAll("[data-open-when-wide]").forEach((panel) => { panel.open = true; });
  }
}
