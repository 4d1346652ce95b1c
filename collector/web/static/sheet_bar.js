// The buttons above a sheet; without a script the browser's own menu prints it and fills the screen.
"use strict";

const actions = {
  print: () => print(),
  fill: () => document.documentElement.requestFullscreen(),
};

for (const [name, action] of Object.entries(actions)) {
  for (const button of document.querySelectorAll(`[data-${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", action);
  }
}
