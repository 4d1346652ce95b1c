// The questionnaire one section at a time, with skip logic and kind checks before moving on.
const byId = id => document.getElementById(id);
const form = byId("form");
const all = (selector, inside) => Array.from((inside || form).querySelectorAll(selector));
const steps = all(".step");
const fieldsOf = question => all("input, textarea", question);

// The id stays with this entry of the browser's history, so that Back and sending again is no second response.
const submission = form.elements.submission;
const freshId = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), b => (b + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
};
if (!("kept" in submission.dataset)) {
  submission.value = (history.state && history.state.submission) || freshId();
}
const remember = (method, hash) => history[method]({submission: submission.value}, "", hash);

// A card's code comes in the fragment, which no server sees, and does not stay in the address.
const card = byId("i-card_code");
const scanned = /^#c=(.+)$/.exec(location.hash);
if (scanned) {
  try { card.value = decodeURIComponent(scanned[1]); } catch (error) { card.value = scanned[1]; }
}
remember("replaceState", scanned ? location.pathname + location.search : location.href);

const answer = question => {
  const fields = fieldsOf(question);
  const isChoice = fields.some(field => field.type === "radio" || field.type === "checkbox");
  const values = fields.filter(field => !isChoice || field.checked).map(field => field.value.trim());
  return values.join(" ");
};

const setShown = (question, isShown) => {
  question.hidden = !isShown;
  fieldsOf(question).forEach(field => { field.disabled = !isShown; });
};

// Answers in the order of the questions; what a skipped question holds does not count.
const refresh = () => {
  const given = Object.create(null);
  steps.forEach(step => {
    const isAsked = holds(step.dataset.relevant, given);
    step.classList.toggle("skipped", !isAsked);
    all("[data-q]", step).forEach(question => {
      const isShown = isAsked && holds(question.dataset.relevant, given);
      setShown(question, isShown);
      const own = isShown && answer(question);
      if (own) given[question.dataset.q] = own;
    });
  });
  return given;
};

const problemOf = (question, given) => {
  const rules = question.dataset, own = answer(question);
  if (question.contains(card)) {
    const reason = own && cardProblem(own);
    return reason ? card.dataset[reason] : "";
  }
  if (!own) return "required" in rules ? form.dataset.required : "";
  if (fieldsOf(question)[0].inputMode === "numeric" && !/^[-+−]?[0-9]{1,9}$/.test(own)) return form.dataset.number;
  return holds(rules.constraint, given, own) ? "" : rules.message || form.dataset.constraint;
};

const describe = (question, id, isWrong) => {
  const targets = question.tagName === "FIELDSET" ? [question] : fieldsOf(question);
  targets.forEach(target => {
    const ids = (target.getAttribute("aria-describedby") || "").split(" ").filter(each => each && each !== id);
    target.setAttribute("aria-describedby", (isWrong ? ids.concat(id) : ids).join(" "));
    if (target !== question) target.setAttribute("aria-invalid", isWrong);
  });
};

const complain = (question, sentence) => {
  const id = question.id.replace("q-", "e-");
  let line = byId(id);
  if (!line && !sentence) return;
  if (!line) {
    line = document.createElement("p");
    line.id = id;
    line.className = "error";
    line.setAttribute("role", "alert");
    const above = question.querySelector(".hint") || question.firstElementChild;
    above.insertAdjacentElement("afterend", line);
  }
  if (line.textContent !== sentence) line.textContent = sentence;
  line.hidden = !sentence;
  describe(question, id, Boolean(sentence));
};

// Complains about every wrong answer in the questions and returns the first of them.
const check = questions => {
  const given = refresh();
  const wrong = questions.filter(question => {
    const sentence = question.hidden ? "" : problemOf(question, given);
    complain(question, sentence);
    return sentence;
  });
  return wrong[0];
};

let current = steps[0];
const path = () => steps.filter(step => !step.classList.contains("skipped"));

const draw = () => {
  const asked = path(), place = asked.indexOf(current), last = asked.length - 1;
  steps.forEach(step => { step.hidden = step !== current; });
  form.classList.toggle("under-way", place > 0);
  const progress = form.querySelector(".progress");
  progress.hidden = place === 0;
  progress.firstChild.max = last;
  progress.firstChild.value = place;
  progress.lastChild.textContent = place + " / " + last;
  byId("back").hidden = place === 0;
  const next = byId("next");
  next.hidden = place === last;
  next.textContent = place ? next.dataset.next : next.dataset.start;
  byId("submit").hidden = place !== last;
  all("[name=switch_lang]").forEach(button => {
    button.formAction = button.formAction.replace(/#.*|$/, "#" + current.id);
  });
};

const goTo = (step, target) => {
  current = step;
  draw();
  const focused = target || byId("t-" + step.id.replace("s-", ""));
  focused.focus({preventScroll: true});
  if (target) target.scrollIntoView({block: "center"});
  else scrollTo(0, 0);
};

const firstField = question => fieldsOf(question)[0] || question;
const showQuestion = question => goTo(question.closest(".step"), firstField(question));

const move = distance => {
  const wrong = distance > 0 && check(all(".q", current));
  if (wrong) return showQuestion(wrong);
  const asked = path(), step = asked[asked.indexOf(current) + distance];
  remember("pushState", "#" + step.id);
  goTo(step);
};

const stepOf = hash => {
  const named = hash.length > 1 && byId(decodeURIComponent(hash.slice(1)));
  const step = named && named.closest(".step");
  return path().includes(step) ? step : null;
};

form.noValidate = true;
byId("next").onclick = () => move(1);
byId("back").onclick = () => move(-1);
// On input rather than change: a complaint that goes away when a button is pressed moves the button.
form.addEventListener("input", event => {
  refresh();
  const question = event.target.closest(".q"), line = byId(question.id.replace("q-", "e-"));
  const hasLimit = event.target.type === "checkbox" && question.dataset.constraint;
  if (hasLimit || (line && !line.hidden)) check([question]);
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault();
});
form.addEventListener("submit", event => {
  if (event.submitter && event.submitter.name === "switch_lang") return;
  const wrong = check(path().reduce((found, step) => found.concat(all(".q", step)), []));
  if (!wrong) return;
  event.preventDefault();
  showQuestion(wrong);
});
// With nothing answered yet another language is an ordinary link.
all("[name=switch_lang]").forEach(button => button.addEventListener("click", event => {
  if (Object.keys(refresh()).length || card.value) return;
  event.preventDefault();
  location.replace(button.formAction);
}));
all("#summary a").forEach(link => link.addEventListener("click", event => {
  event.preventDefault();
  showQuestion(byId(link.hash.slice(1)));
}));
addEventListener("popstate", () => goTo(stepOf(location.hash) || steps[0]));

refresh();
const summary = byId("summary");
const refused = form.querySelector(".step .error");
current = stepOf(location.hash) || (refused ? refused.closest(".step") : summary ? steps[steps.length - 1] : steps[0]);
draw();
if (summary) summary.focus();
