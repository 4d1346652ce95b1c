// A chosen answer can be cleared; the button is in the space below its question.
const offerToClear = question => {
  const chosen = question.querySelector("[type=radio]:checked");
  let button = question.querySelector(".clear");
  if (chosen && !button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "clear";
    button.textContent = line.dataset.clear;
    button.onclick = () => clearAnswer(question);
    question.append(button);
  }
  if (button) button.hidden = !chosen;
};
const clearAnswer = question => {
  const chosen = question.querySelector(":checked");
  chosen.checked = false;
  chosen.focus();
  chosen.dispatchEvent(new Event("input", {bubbles: true}));
  tell("cleared");
};
if (asked) {
  asked.querySelectorAll("[id^=s-] fieldset").forEach(offerToClear);
  asked.addEventListener("input", event => {
    const question = event.target.closest("[id^=s-] fieldset");
    if (question) offerToClear(question);
  });
}
