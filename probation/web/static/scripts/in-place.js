// Saves a form without leaving the page: the same post, of whose answer only the part with
// the id in data-in-place is taken.  Then on to the next row.  Whatever is unexpected
// falls back to an ordinary post, which `once` makes harmless to repeat.
import { announce } from "./announce.js";
import { start as startDates } from "./dates.js";
import { start as startDrafts } from "./drafts.js";

// One at a time: two answers at once would each take what was said to the other.
let before = Promise.resolve();

export function start() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-in-place]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event;
    before = before.then(() => save(form, submitter));
  });
}

async function save(form, submitter) {
  const part = document.getElementById(form.dataset.inPlace);
  if (!part || part.ariaBusy === "true") return;
  part.ariaBusy = "true";
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form, submitter)),
  }).catch(() => null);
  const page = answer && answer.status < 500
    ? new DOMParser().parseFromString(await answer.text(), "text/html")
    : null;
  const said = page?.querySelector("[data-announce]");
  const fresh = page?.getElementById(part.id) ?? (said && foldedTo(said, part));
  if (!fresh) {
    part.ariaBusy = "false";
    return sendPlainly(form, submitter);
  }
  form.dispatchEvent(new Event("saved-in-place"));
  document.dispatchEvent(new Event("session-renewed"));
  part.replaceWith(fresh);
  startDrafts(fresh);
  startDates(fresh);
  refresh(page);
  if (!fresh.contains(said)) showSaid(said);
  moveOn(fresh);
}

// A row that its list no longer shows: what was said, with its Undo, stands in its place.
function foldedTo(said, part) {
  const fold = document.createElement(part.tagName);
  fold.id = part.id;
  fold.className = part.className;
  fold.append(said);
  announce(said.textContent);
  return fold;
}

// What else the answer says anew, such as how many rows are left.
function refresh(page) {
  document.querySelectorAll("[data-refresh]").forEach((old) => {
    const now = page.getElementById(old.id);
    if (now) old.textContent = now.textContent;
  });
}

function sendPlainly(form, submitter) {
  if (submitter?.name) {
    const chosen = document.createElement("input");
    Object.assign(chosen, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(chosen);
  }
  form.submit();
}

function showSaid(said) {
  document.querySelectorAll("main > [data-announce]").forEach((old) => old.remove());
  if (!said) return;
  announce(said.textContent);
  document.getElementById("main-content").prepend(document.importNode(said, true));
}

// To what is wrong in this row; otherwise to the next row that still asks something.
function moveOn(fresh) {
  const wrong = fresh.querySelector(".govuk-input--error, .govuk-textarea--error, .govuk-select--error, .govuk-form-group--error input");
  if (wrong) {
    announce(fresh.querySelector(".govuk-error-message")?.textContent ?? "");
    return wrong.focus();
  }
  for (let row = fresh.nextElementSibling; row; row = row.nextElementSibling) {
    const first = row.querySelector("form input:not([type=hidden]), form textarea, form select, form button");
    if (first) return first.focus();
  }
  fresh.tabIndex = -1;
  fresh.focus();
}
