// Passkeys: forms with data-passkey are shown when the browser can; the answer of the device goes into their hidden field.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const ask = async (question, make) => {
  question.challenge = bytes(question.challenge);
  for (const list of [question.allowCredentials, question.excludeCredentials]) {
    for (const known of list ?? []) known.id = bytes(known.id);
  }
  if (question.user) question.user.id = bytes(question.user.id);
  const answer = make ? await navigator.credentials.create({ publicKey: question }) : await navigator.credentials.get({ publicKey: question });
  const response = { clientDataJSON: text(answer.response.clientDataJSON) };
  if (make) {
    response.attestationObject = text(answer.response.attestationObject);
    response.transports = answer.response.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(answer.response.authenticatorData);
    response.signature = text(answer.response.signature);
    if (answer.response.userHandle) response.userHandle = text(answer.response.userHandle);
  }
  return { id: answer.id, rawId: text(answer.rawId), type: answer.type, authenticatorAttachment: answer.authenticatorAttachment, clientExtensionResults: answer.getClientExtensionResults(), response };
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const failed = form.querySelector("[data-failed]");
      const wait = form.querySelector("[data-wait]") ?? failed;
      failed.hidden = wait.hidden = true;
      try {
        const question = await fetch(form.dataset.question, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        if (question.status === 403 || question.redirected) {
          // First sign in, show that it is you, or choose for whom: sent plainly, the form leads there.
          form.submit();
          return;
        }
        if (question.status === 429) {
          wait.hidden = false;
          return;
        }
        if (!question.ok) throw new Error();
        form.elements.credential.value = JSON.stringify(await ask(await question.json(), form.dataset.passkey === "make"));
        form.requestSubmit();
      } catch {
        // The person changed their mind, or the device has none for this site.
        failed.hidden = false;
      }
    });
  }
}
