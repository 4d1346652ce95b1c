// Shows what would be stored if the form were sent as it is now; names are those of the database.
const stored = byId("stored");
const showRow = (name, value) => {
  const row = document.createElement("li"), code = document.createElement("code");
  code.textContent = name;
  row.append(code, " " + value);
  stored.querySelector("ul").append(row);
};
const ELEMENT_OF = {card_code: () => "card", link_way: way => way === "phone" && way};
const showStored = () => {
  const given = self.answers(), fields = byId("form").elements;
  stored.querySelector("ul").textContent = "";
  showRow("day", new Date().toISOString().slice(0, 10));
  showRow("language", fields.lang.value);
  showRow("questionnaire_version", fields.version.value);
  document.querySelectorAll("[data-q]").forEach(question => {
    const name = question.dataset.q, isText = question.querySelector("[maxlength]");
    if (!given[name]) return;
    if (!byId("send").contains(question)) return showRow(name, given[name] + (isText ? " (" + linkWords.apart + ")" : ""));
    const element = ELEMENT_OF[name] ? ELEMENT_OF[name](given[name]) : name;
    if (element) showRow(element, linkWords.hash);
  });
};
if (stored) {
  stored.ontoggle = showStored;
  byId("form").addEventListener("input", () => { if (stored.open) showStored(); });
  if (stored.open) showStored();
}
