// Comforts of the questionnaires' pages, which also work without: saving what is typed, problems as
// they come and go, and only those choices of a condition that belong to its question.
"use strict";

const PAUSE_MS = 1000;

for (const form of document.querySelectorAll("[data-autosave]")) {
  const said = document.getElementById("said");
  let isUnsaved = form.hasAttribute("data-changed"), isStale = isUnsaved, timer = 0, running = Promise.resolve();

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

  const save = async () => {
    if (!isUnsaved || isStale) return;
    isUnsaved = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: {Accept: "application/json"},
      });
      if (answer.redirected) return location.reload();
      const told = await answer.json();
      said.textContent = told.said;
      if (!answer.ok) { isUnsaved = isStale = true; return; }
      for (const step of document.querySelectorAll("input[name=step]")) step.value = told.step;
      show(told.problems);
    } catch {
      // No network for a moment, or no answer that a page can read: what is typed still stands here.
      isUnsaved = true;
      said.textContent = form.dataset.unsaved;
    }
  };

  form.addEventListener("input", () => {
    isUnsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => { running = running.then(save); }, PAUSE_MS);
  });
  form.addEventListener("submit", () => { isUnsaved = false; clearTimeout(timer); });
  addEventListener("beforeunload", (leaving) => { if (isUnsaved) leaving.preventDefault(); });
}

for (const question of document.querySelectorAll("[data-rule]")) {
  const values = document.querySelector(`[data-values="${question.dataset.rule}"]`);
  const limit = () => {
    const list = question.selectedOptions[0]?.dataset.list;
    for (const group of values.querySelectorAll("optgroup")) {
      group.hidden = group.disabled = Boolean(list) && group.dataset.list !== list;
    }
    const chosen = values.selectedOptions[0];
    if (!chosen || chosen.closest("optgroup")?.disabled) {
      values.value = values.querySelector("optgroup:not(:disabled) option")?.value ?? "";
    }
  };
  question.addEventListener("change", limit);
  limit();
}
