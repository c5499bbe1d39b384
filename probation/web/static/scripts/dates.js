// Says back how a date was understood (“Tuesday 4 April 2017”).  The server reads it, so
// that there is one reader only: probation/web/dates.py.
import { announce } from "./announce.js";

export function start(root) {
  root.querySelectorAll("input[data-day]").forEach((box) => {
    box.addEventListener("change", () => readBack(box));
  });
}

async function readBack(box) {
  const place = box.parentElement.querySelector(".op-read-date") ?? newPlace(box);
  place.textContent = "";
  if (!box.value.trim()) return;
  const asked = box.value;
  const answer = await fetch(`${document.body.dataset.readDate}?written=${encodeURIComponent(asked)}`).catch(() => null);
  if (!answer?.ok || box.value !== asked) return;
  const { says } = await answer.json();
  place.textContent = says;
  announce(says);
}

function newPlace(box) {
  const place = document.createElement("p");
  place.className = "govuk-body op-read-date";
  box.insertAdjacentElement("afterend", place);
  return place;
}
