// Three comforts that the organiser's pages also work without: copying an address, a warning before
// what was typed is lost, and a results part that keeps itself up to date while the worker is busy.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    // The clipboard is there on https and on this machine only.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand("copy");
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const form of document.querySelectorAll("[data-guard]")) {
  // A page that came back with problems holds what is saved nowhere else.
  let isUnsaved = form.hasAttribute("data-changed");
  form.addEventListener("input", () => { isUnsaved = true; });
  form.addEventListener("submit", () => { isUnsaved = false; });
  addEventListener("beforeunload", (leaving) => { if (isUnsaved) leaving.preventDefault(); });
}

const live = document.getElementById("live");
const spoken = document.getElementById("spoken");

async function follow() {
  if (!live.querySelector("[data-busy]")) return;
  try {
    const answer = await fetch(live.dataset.from);
    if (answer.redirected || !answer.ok) return location.reload();
    const html = await answer.text();
    const focused = document.activeElement?.id;
    live.innerHTML = html;
    if (focused) document.getElementById(focused)?.focus();
    const words = live.querySelector("[data-say]")?.textContent ?? "";
    if (spoken.textContent !== words) spoken.textContent = words;
  } catch {
    // The network is away for a moment; the next second asks again.
  }
  setTimeout(follow, 1000);
}

if (live) setTimeout(follow, 1000);
