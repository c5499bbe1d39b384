// Questions that belong to one choice of a list are shown when it is chosen.  Without this
// they are always there, and say in their label what they are for.
export function start(root) {
  for (const part of root.querySelectorAll("[data-only-for]")) {
    const choice = root.querySelector(`#${part.dataset.onlyFor}`);
    if (!choice) continue;
    const show = () => { part.hidden = choice.value !== part.dataset.value; };
    choice.addEventListener("change", show);
    show();
  }
}
