// Where many questions have one answer: a button under them gives it to all that are not
// answered yet.  It is pressed by who answers; nothing is answered beforehand.
export function start(root) {
  root.querySelectorAll("[data-the-rest]").forEach((questions) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary op-the-rest";
    button.textContent = questions.dataset.theRestSays;
    button.addEventListener("click", () => answer(questions));
    questions.append(button);
  });
}

function answer(questions) {
  questions.querySelectorAll("fieldset").forEach((one) => {
    if (one.querySelector("input:checked")) return;
    const box = one.querySelector(`input[value="${questions.dataset.theRest}"]`);
    box.checked = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
