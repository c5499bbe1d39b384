// While a scenario is loaded for the first time: moves the bar on, and opens the page that
// was asked for as soon as it can be shown.  Without this there is a link to look again.

const EVERY = 3000; // milliseconds

export function start() {
  const bar = document.getElementById("loaded");
  if (bar) setTimeout(() => look(), EVERY);
}

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("loading");
    if (!now) return location.reload();
    document.getElementById("loading").replaceWith(now);
  } catch {
    // The service is not there just now: it is asked again.
  }
  setTimeout(() => look(), EVERY);
}
