// Comforts of the questionnaires' pages, which also work without: saving what is typed, problems as
// they come and go, and only those choices of a condition that belong to its question.
"use strict";

const PAUSE_MS = 1000, RETRY_MS = 5000;

for (const form of document.querySelectorAll("[data-autosave]")) {
  const said = document.getElementById("said");
  let isUnsaved = form.hasAttribute("data-changed"), isStale = isUnsaved, isSaving = false;
  let timer = 0, running = Promise.resolve();

  const say = (words) => { if (said.textContent !== words) said.textContent = words; };

  const show = (problems) => {
    for (const place of form.querySelectorAll("[data-problem]")) {
      const words = problems[place.dataset.problem] ?? "";
      const field = document.getElementById(place.dataset.problem);
      place.textContent = words;
      place.hidden = !words;
      if (words) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
  };

  const sum = ({summary, problems}) => {
    const place = document.getElementById("problems");
    if (!place || summary === undefined) return;
    place.hidden = !summary;
    place.querySelector("[data-summary]").textContent = summary;
    place.querySelector("a").hash = Object.keys(problems)[0] ?? "said";
  };

  const save = async () => {
    if (!isUnsaved || isStale) return;
    isUnsaved = false;
    isSaving = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: {Accept: "application/json"},
      });
      if (answer.redirected) { isUnsaved = isStale = true; return say(form.dataset.signedOut); }
      const told = await answer.json();
      say(told.said);
      if (!answer.ok) { isUnsaved = isStale = true; return; }
      for (const step of document.querySelectorAll("input[name=step]")) step.value = told.step;
      show(told.problems);
      sum(told);
    } catch {
      // No network for a moment, or no answer that a page can read: what is typed still stands here.
      isUnsaved = true;
      say(form.dataset.unsaved);
      saveIn(RETRY_MS);
    } finally {
      isSaving = false;
    }
  };

  const saveNow = () => (running = running.then(save));
  const saveIn = (wait) => { clearTimeout(timer); timer = setTimeout(saveNow, wait); };

  form.addEventListener("input", () => { isUnsaved = true; saveIn(PAUSE_MS); });
  addEventListener("online", saveNow);
  // Whatever a button does comes after what was typed; without network nobody is led to a page that
  // is not there.
  for (const other of document.querySelectorAll("form:has(input[name=step])")) {
    other.addEventListener("submit", async (sent) => {
      clearTimeout(timer);
      if (isStale || !(isUnsaved || isSaving)) {
        isUnsaved &&= other !== form;
        return;
      }
      sent.preventDefault();
      await saveNow();
      if (!isUnsaved || (isStale && other === form)) other.requestSubmit(sent.submitter);
    });
  }
  addEventListener("beforeunload", (leaving) => { if (isUnsaved) leaving.preventDefault(); });
}

for (const question of document.querySelectorAll("[data-rule]")) {
  const rule = question.closest("fieldset");
  const [relation, values, number] = ["relation", "values", "number"].map((each) => rule.querySelector(`[data-${each}]`));
  const allow = (each, isAllowed) => { each.hidden = each.disabled = !isAllowed; };
  const limit = () => {
    const asked = question.selectedOptions[0], list = asked?.dataset.list;
    const known = asked?.dataset.relations?.split(" "), isNumber = asked && "typed" in asked.dataset;
    for (const each of relation.options) allow(each, !known || known.includes(each.value));
    if (known && !known.includes(relation.value)) relation.value = known[0];
    allow(values, !isNumber);
    if (number) allow(number, isNumber);
    const isOrdering = relation.value === "at_least" || relation.value === "at_most";
    for (const group of values.querySelectorAll("optgroup")) allow(group, !list || group.dataset.list === list);
    for (const each of values.options) allow(each, !isOrdering || /^[0-9]+$/.test(each.value));
    const chosen = values.selectedOptions[0];
    if (!chosen || chosen.disabled || chosen.closest("optgroup")?.disabled) {
      values.value = values.querySelector("optgroup:not(:disabled) option:not(:disabled)")?.value ?? "";
    }
  };
  question.addEventListener("change", limit);
  relation.addEventListener("change", limit);
  limit();
}
