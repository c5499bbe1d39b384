// Security keys: asks the browser to make or use one, and sends the form with its answer.
export function start() {
  const form = document.querySelector("form[data-passkey]");
  const options = document.getElementById("passkey-options");
  if (!form || !options || !window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = JSON.parse(options.textContent);
    try {
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(told.creation_options.publicKey),
        })
        : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(told.request_options.publicKey),
        });
      form.elements.credential.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      // Cancelled, or no key at hand: the page stays, to try again or another way.
    }
  });
}
