// Comforts that the organiser's pages also work without: copying, a warning before what was typed is
// lost, the address that a title makes, and parts that keep themselves up to date.
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

// A second click while the first is under way would do everything twice; a file that is sent, or a
// page in a new tab, leaves this one here, so that its buttons must work again.
const ONCE_MS = 3000;
addEventListener("submit", (sending) => {
  const form = sending.target;
  if (form.dataset.sending) return sending.preventDefault();
  if (sending.defaultPrevented) return;
  form.dataset.sending = "yes";
  setTimeout(() => { delete form.dataset.sending; }, ONCE_MS);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sending;
});

// The same letters as `make_slug` makes of a title on the server, which has the last word.
const preview = document.getElementById("address-preview");

function spell(title, year) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const words = (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => word !== year);
  const ending = year ? `-${year}` : "";
  while (words.length > 1 && words.join("-").length > 57 - ending.length) words.pop();
  return (words.join("-").slice(0, 57 - ending.length) || "event") + ending;
}

function showAddress() {
  const [title, day, typed] = ["title-et", "starts", "slug"].map((id) => document.getElementById(id).value.trim());
  preview.hidden = !title && !typed;
  preview.querySelector("output").textContent = preview.dataset.base + (typed || spell(title, day.slice(0, 4)));
}

if (preview) {
  preview.closest("form").addEventListener("input", showAddress);
  showAddress();
}

// A part of the page that is fetched again and again while what it shows goes on.
const SPOKEN = document.getElementById("spoken");

function keepUp(part, isGoingOn, everyMs) {
  async function follow() {
    if (!part.querySelector(isGoingOn)) return;
    try {
      const answer = await fetch(part.dataset.from);
      if (answer.redirected || !answer.ok) return location.reload();
      const html = await answer.text();
      const focused = document.activeElement?.id;
      const unfolded = [...part.querySelectorAll("details[open]")].map((each) => each.id);
      part.innerHTML = html;
      for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
      if (focused) document.getElementById(focused)?.focus();
      const words = part.querySelector("[data-say]")?.textContent ?? "";
      if (words && SPOKEN.textContent !== words) SPOKEN.textContent = words;
    } catch {
      // The network is away for a moment; the next time asks again.
    }
    setTimeout(follow, everyMs);
  }
  setTimeout(follow, everyMs);
}

for (const [id, isGoingOn, everyMs] of [["live", "[data-busy]", 1000], ["screen", "[data-open]", 10000], ["counted", "[data-open]", 10000]]) {
  const part = document.getElementById(id);
  if (part) keepUp(part, isGoingOn, everyMs);
}
