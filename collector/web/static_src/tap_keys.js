// The elements of a personal code get keys to tap in place of what would be typed.
const tapKeys = template => {
  const {element} = template.dataset, field = byId("i-" + element);
  if (!field) return [];
  const keys = document.importNode(template.content, true).firstElementChild;
  const choices = Array.from(keys.querySelectorAll("input"));
  const tapped = choices.find(choice => choice.value === field.value);
  // What was typed in another way stays as it is; the server understands it.
  if (field.value && !tapped) return [];
  if (tapped) tapped.checked = true;
  const typed = field.closest(".q"), question = document.createElement("fieldset"), legend = document.createElement("legend");
  Array.from(typed.attributes).forEach(({name, value}) => question.setAttribute(name, value));
  if (field.hasAttribute("aria-describedby")) question.setAttribute("aria-describedby", field.getAttribute("aria-describedby"));
  typed.querySelector("label > small:last-child").remove();
  legend.append(...typed.querySelector("label").childNodes);
  typed.querySelector("label").replaceWith(legend);
  field.replaceWith(keys);
  question.append(...typed.childNodes);
  typed.replaceWith(question);
  return choices;
};
const KEYED = Array.from(document.querySelectorAll("template[data-element]"));
const tapped = KEYED.map(tapKeys);
if (self.answers) self.answers();
