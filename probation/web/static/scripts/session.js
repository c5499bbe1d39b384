// Warns before the session ends, and keeps it going when asked.  Several tabs are one
// session: what one of them does counts for all.

const WARNING = 5 * 60; // seconds before the end

export function start() {
  const { sessionSeconds, sessionExtend } = document.body.dataset;
  const dialog = document.getElementById("session-warning");
  if (!sessionSeconds || !dialog) return;

  const warning = Math.min(WARNING, sessionSeconds / 2);
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
  let ends = 0;

  function renewed({ tell = true } = {}) {
    ends = Date.now() + sessionSeconds * 1000;
    if (tell) tabs?.postMessage("renewed");
    if (dialog.open) dialog.close();
  }

  function over() {
    dialog.querySelector("[data-before-end]").hidden = true;
    dialog.querySelector("[data-after-end]").hidden = false;
    dialog.querySelector("[data-stay]").hidden = true;
    dialog.querySelector("[data-leave]").hidden = true;
    const again = dialog.querySelector("[data-sign-in]");
    again.search = new URLSearchParams({ next: location.pathname + location.search });
    again.hidden = false;
    dialog.querySelector("h2").textContent = "You have been signed out";
    show();
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
    dialog.querySelector("[data-time-left]").textContent = inWords(left);
    show();
  }

  dialog.querySelector("[data-stay]").addEventListener("click", async () => {
    const answer = await fetch(sessionExtend, { headers: { Accept: "application/json" } });
    if (answer.ok) renewed(); else over();
  });
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
