// Warns before the session ends, and keeps it going when asked.  Several tabs are one
// session: what one of them does counts for all.

const WARNING = 5 * 60; // seconds before the end

export function start() {
  const { sessionSeconds, sessionEndsAt, sessionExtend } = document.body.dataset;
  const dialog = document.getElementById("session-warning");
  if (!sessionSeconds || !dialog) return;

  const warning = Math.min(WARNING, sessionSeconds / 2);
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
  const last = sessionEndsAt * 1000; // whatever is done until then
  let ends = 0;
  let told = false; // of the last end: once is enough

  function renewed({ tell = true } = {}) {
    ends = Math.min(last, Date.now() + sessionSeconds * 1000);
    if (tell) tabs?.postMessage("renewed");
    if (dialog.open) dialog.close();
  }

  function over() {
    only("[data-after-end]");
    dialog.querySelector("[data-leave]").hidden = true;
    const again = dialog.querySelector("[data-sign-in]");
    again.search = new URLSearchParams({ next: location.pathname + location.search });
    again.hidden = false;
    dialog.querySelector("h2").textContent = "You have been signed out";
    show();
  }

  function only(...shown) {
    for (const part of ["[data-before-end]", "[data-before-last]", "[data-after-end]", "[data-stay]", "[data-go-on]"]) {
      dialog.querySelector(part).hidden = !shown.includes(part);
    }
  }

  function show() {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("h2").focus();
  }

  function tick() {
    const left = Math.round((ends - Date.now()) / 1000);
    if (left <= 0) return over();
    if (left > warning) return;
    dialog.querySelectorAll("[data-time-left]").forEach((words) => { words.textContent = inWords(left); });
    if (ends < last) only("[data-before-end]", "[data-stay]");
    else only("[data-before-last]", "[data-go-on]");
    if (ends < last || !told) show();
    told ||= ends === last;
  }

  dialog.querySelector("[data-stay]").addEventListener("click", async () => {
    const answer = await fetch(sessionExtend, { headers: { Accept: "application/json" } });
    if (answer.ok) renewed(); else over();
  });
  dialog.querySelector("[data-go-on]").addEventListener("click", () => dialog.close());
  document.addEventListener("signed-out", over);
  tabs?.addEventListener("message", () => renewed({ tell: false }));
  // Each request renews the session: our own too (a draft kept, a row saved in place).
  document.addEventListener("session-renewed", () => renewed());
  renewed();
  setInterval(tick, 1000);
}

function inWords(seconds) {
  if (seconds >= 90) return `${Math.round(seconds / 60)} minutes`;
  if (seconds >= 60) return "1 minute";
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
