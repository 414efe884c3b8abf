// Passkeys: the browser answers the server's question. Where it cannot, the forms stay hidden.

const ways = {
  make: (question) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question.publicKey) }),
  use: (question) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question.publicKey) }),
}

async function post(url, token, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token }
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.errors?.credential ?? said.detail ?? said.title)
  return said
}

async function ask(form) {
  const { csrf_token: token, ...more } = Object.fromEntries(new FormData(form))
  const url = form.getAttribute("action")
  const question = await post(`${url}/question`, token, {})
  const credential = await ways[form.dataset.passkey](question)
  const { next } = await post(url, question.token ?? token, { credential: credential.toJSON(), ...more })
  location.assign(next)
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential?.parseRequestOptionsFromJSON
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const refusal = form.querySelector("[data-refusal]")
    refusal.textContent = ""
    ask(form).catch((error) => {
      // Somebody who closes the browser's own dialog knows why nothing happened.
      if (error.name !== "NotAllowedError") refusal.textContent = error.message
    })
  })
}
