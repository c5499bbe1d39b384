// On the panel's page: whatever is changed, the server works out at once what follows.
// The form is sent as it is with "work_out", which saves nothing, and of the answer each
// part marked data-worked-out takes the place of the one with its id.
const QUIET = 300; // milliseconds without a change

export function start() {
  const form = document.querySelector("[data-panel]")?.closest("form");
  if (!form) return;
  let timer = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(workOut, QUIET);
  });
  if (document.querySelector(".op-draft")) workOut(); // what was left typed is not worked out yet
  async function workOut() {
    const mine = ++asked;
    const body = new URLSearchParams(new FormData(form));
    body.append("work_out", "yes");
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (!answer?.ok || mine !== asked) return; // the button “Work out again” stays
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelectorAll("[data-worked-out]").forEach((old) => {
      const now = page.getElementById(old.id);
      if (now && now.innerHTML !== old.innerHTML) old.replaceWith(now);
    });
    const overall = document.querySelector(".op-panel__overall")?.textContent;
    document.getElementById("said-aloud").textContent = overall ? `Overall: ${overall}` : "";
  }
}
