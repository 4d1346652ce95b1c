// Fetches the wall again and again, hides the code while nothing is open, and keeps "after" covered until somebody uncovers it.
const wall = document.getElementById("wall");
const PAUSE = 5000;
let isRevealed = false;
const cover = () => {
  const button = document.getElementById("reveal");
  wall.classList.toggle("covered", Boolean(button) && !isRevealed);
  if (!button) return;
  button.hidden = isRevealed;
  button.onclick = reveal;
};
const reveal = () => { isRevealed = true; cover(); };
addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " " || event.key === "PageDown") reveal(); });
const refresh = () => fetch(wall.dataset.from)
  .then(response => response.ok ? response.text() : Promise.reject())
  .then(html => {
    if (html === wall.innerHTML) return;
    const hadFocus = document.activeElement && document.activeElement.id === "reveal";
    wall.innerHTML = html;
    cover();
    document.body.classList.toggle("closed", Boolean(wall.querySelector(".count.closed")));
    if (hadFocus && document.getElementById("reveal")) document.getElementById("reveal").focus();
  })
  .catch(() => {})
  .then(() => setTimeout(refresh, PAUSE));
cover();
setTimeout(refresh, PAUSE);
