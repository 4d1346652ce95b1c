// The sending script is loaded after the page and is no part of the first load; the policy names its hash.
let loading = null;
const runOutbox = html => {
  const page = new DOMParser().parseFromString(html, "text/html"), script = document.createElement("script");
  script.textContent = page.querySelector("script").textContent;
  form.querySelector("main").prepend(...page.querySelectorAll("section, template"));
  document.body.append(script);
};
const loadOutbox = () => {
  const asked = loading || fetch(form.dataset.outbox).then(response => response.text()).then(runOutbox);
  loading = asked;
  return asked.catch(error => { loading = null; throw error; });
};
["load", "online"].forEach(each => addEventListener(each, () => loadOutbox().catch(() => {})));
