// Shows what would be stored if the form were sent as it is now; names are those of the database.
const stored = byId("stored");
stored.ontoggle = () => {
  const list = stored.querySelector("ul"), given = refresh(), said = list.dataset;
  const row = (name, value) => {
    const line = document.createElement("li"), code = document.createElement("code");
    code.textContent = name;
    line.append(code, " " + value);
    list.append(line);
  };
  list.textContent = "";
  row("day", new Date().toISOString().slice(0, 10));
  row("language", form.elements.lang.value);
  row("questionnaire_version", form.elements.version.value);
  all("[data-q]").forEach(question => {
    const name = question.dataset.q, isText = question.querySelector("[maxlength]");
    if (given[name]) row(name, given[name] + (isText ? " (" + said.apart + ")" : ""));
  });
  if (card.value.trim()) row("hash", said.card);
};
form.addEventListener("input", () => { if (stored.open) stored.ontoggle(); });
