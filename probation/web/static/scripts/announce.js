// Says something to a screen reader without moving the focus.
export function announce(text) {
  const region = document.getElementById("said-aloud");
  region.textContent = "";
  // A region that is emptied and filled in one go is not read out again.
  setTimeout(() => { region.textContent = text.trim().replace(/\s+/g, " "); }, 100);
}
