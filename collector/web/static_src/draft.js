// The draft: answers stay on this phone until the server has stored them.
const form = byId("form");
const all = (selector, inside) => Array.from((inside || form).querySelectorAll(selector));
const isChoice = field => field.type === "radio" || field.type === "checkbox";
const submission = form.elements.submission;
const DRAFT = nameKept("draft", form.getAttribute("action"));
const OWN = ["lang", "version", "submission"];
const collect = () => {
  const fields = readFields(new FormData(form));
  OWN.forEach(name => delete fields[name]);
  return fields;
};
const readDraft = () => {
  try { return JSON.parse(localStorage[DRAFT]); } catch (error) { return null; }
};
// Says whether the phone has kept it.
const keepDraft = section => {
  const fields = collect(), version = form.elements.version.value;
  try {
    localStorage[DRAFT] = JSON.stringify({submission: submission.value, version, section, fields, pace});
    tell("kept");
    return true;
  } catch (error) {
    tell("unkept");
    return false;
  }
};
const fillIn = fields => all("[name]").forEach(field => {
  const values = fields[field.name];
  if (!values) return;
  if (isChoice(field)) field.checked = values.includes(field.value);
  else field.value = values[0];
});

// The id stays with the draft and with this entry of the history, so that sending again makes no second response.
const freshId = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), b => (b + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
};
const draft = "kept" in submission.dataset ? null : readDraft();
// Seconds for which each step was in view.
const pace = (readDraft() || {}).pace || {};
if (draft) {
  submission.value = draft.submission;
  fillIn(draft.fields);
  tell("restored");
} else if (!("kept" in submission.dataset)) {
  submission.value = (history.state && history.state.submission) || freshId();
}
try { localStorage.probe = ""; localStorage.removeItem("probe"); } catch (error) { tell("unkept"); }

// A new entry of the history also cuts off those that lead to what was sent.
const leave = () => {
  history.pushState(null, "");
  location.replace(form.getAttribute("action"));
};
const forget = work => {
  try { work(); } catch (error) { tell("unkept"); }
  leave();
};
byId("again").onclick = () => forget(() => localStorage.removeItem(DRAFT));
byId("forget").onclick = event => {
  event.preventDefault();
  loadOutbox().then(() => self.outbox.forget()).catch(() => () => {}).then(finish => finish && forget(() => {
    localStorage.clear();
    indexedDB.deleteDatabase("tagasiside");
    caches.delete("pages");
    finish();
  }));
};
