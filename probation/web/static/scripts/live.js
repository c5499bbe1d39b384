// Keeps an open list up to date: asks now and then whether anything has changed, and only
// then for the page.  Rows that differ are put in place; whoever works in a row keeps it.
import { announce } from "./announce.js";
import { start as startDates } from "./dates.js";
import { start as startDrafts } from "./drafts.js";

const EVERY = 20_000; // milliseconds

export function start() {
  const list = document.querySelector("[data-live]");
  if (!list) return;
  const wait = Number(list.dataset.liveEvery ?? EVERY);
  setInterval(() => {
    if (document.visibilityState === "visible") look(list);
  }, wait);
}

async function look(list) {
  const answer = await fetch(list.dataset.live).catch(() => null);
  if (!answer?.ok || answer.redirected) return; // signed out, or no network: as it was
  const version = await answer.text();
  if (version === list.dataset.liveVersion) return;
  const page = await fetch(location.href.split("#")[0]).catch(() => null);
  if (!page?.ok || page.redirected) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const now = fresh.getElementById(list.id);
  if (!now) return;
  const changed = merge(list, now);
  list.dataset.liveVersion = now.dataset.liveVersion;
  fresh.querySelectorAll("[data-refresh]").forEach((one) => {
    const old = document.getElementById(one.id);
    if (old) old.textContent = one.textContent;
  });
  if (changed) announce(`The list has changed: ${changed} ${changed === 1 ? "row" : "rows"}`);
}

// A row with the focus in it stays as it is until the focus has gone.
function merge(list, now) {
  let changed = 0;
  let after = null;
  for (const row of [...now.children]) {
    const old = row.id ? document.getElementById(row.id) : null;
    if (!old) {
      if (after) after.after(row);
      else list.prepend(row);
      ready(row);
      changed += 1;
    } else if (
      old.dataset.rowVersion !== row.dataset.rowVersion &&
      !old.contains(document.activeElement)
    ) {
      old.replaceWith(row);
      ready(row);
      changed += 1;
    }
    after = row.id ? document.getElementById(row.id) : row;
  }
  for (const old of [...list.children]) {
    if (old.id && !now.querySelector(`#${CSS.escape(old.id)}`) && !old.contains(document.activeElement)) {
      old.remove();
      changed += 1;
    }
  }
  return changed;
}

function ready(row) {
  startDrafts(row);
  startDates(row);
}
