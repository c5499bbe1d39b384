// Keeps what is typed: a form with data-draft is saved as a draft a moment after typing
// stops, when it loses the focus and when the page is hidden.  Leaving with something
// not yet kept is asked about.

const QUIET = 1500; // milliseconds without a key

export function start(root) {
  root.querySelectorAll("form[method=post]").forEach((form) => {
    if (form.querySelector("textarea, input:not([type=hidden]), select")) watch(form);
  });
}

function watch(form) {
  const address = form.dataset.draft;
  let kept = entered(form);
  let timer = 0;
  let sending = false;
  let sent = false;

  async function keep({ last = false } = {}) {
    clearTimeout(timer);
    const now = entered(form);
    if (!address || sending || sent || now === kept) return;
    sending = true;
    const body = new URLSearchParams(now);
    body.append("address", address);
    // Should it arrive after the form itself: what was taken is no draft any more.
    body.append("once", form.elements.once?.value ?? "");
    try {
      const answer = await fetch(document.body.dataset.drafts, {
        method: "POST",
        body,
        keepalive: last,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      });
      if (answer.ok) kept = now;
      if (answer.status === 401) document.dispatchEvent(new Event("signed-out"));
    } catch {
      // The network is away: what is typed stays on the page, and is tried again.
    } finally {
      sending = false;
    }
    if (entered(form) !== kept) timer = setTimeout(keep, 10 * QUIET);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  });
  form.addEventListener("focusout", () => keep());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep({ last: true });
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    kept = entered(form);
    sent = !form.dataset.inPlace;
  });
  form.addEventListener("saved-in-place", () => { kept = entered(form); });
  window.addEventListener("beforeunload", (event) => {
    if (form.isConnected && entered(form) !== kept) event.preventDefault();
  });
}

// Neither passwords nor files nor what belongs to this one sending.
function entered(form) {
  const told = new URLSearchParams();
  const secret = new Set([...form.querySelectorAll("input[type=password]")].map((box) => box.name));
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || secret.has(name)) continue;
    if (["csrfmiddlewaretoken", "once", "follows", "who"].includes(name)) continue;
    told.append(name, value);
  }
  return told.toString();
}
