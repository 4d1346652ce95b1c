// The questionnaire one section at a time, with skip logic and checks before moving on.
const steps = all(".step");
const fieldsOf = question => all("input, textarea", question);

const remember = (method, hash) => history[method]({submission: submission.value}, "", hash);

// A card's code comes in the fragment, which no server sees, and does not stay in the address.
const card = byId("i-card_code");
const scanned = /^#c=(.+)$/.exec(location.hash);
if (scanned && card) {
  form.elements.link_way.value = "card";
  try { card.value = decodeURIComponent(scanned[1]); } catch (error) { card.value = scanned[1]; }
}
const isThanks = () => history.state && history.state.thanks;
if (!isThanks()) remember("replaceState", scanned ? location.pathname + location.search : location.href);

const typed = question => {
  const fields = fieldsOf(question);
  return fields.filter(field => !isChoice(field) || field.checked).map(field => field.value.trim()).join(" ");
};
const answer = question => spell(question.dataset.corrections, typed(question));

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

self.answers = refresh;

const problemOf = (question, given) => {
  const rules = question.dataset, own = answer(question);
  const problem = self.codeProblems && self.codeProblems[rules.q];
  if (problem) return problem(own, given);
  if (!own) return "required" in rules ? form.dataset.required : "";
  if (rules.pattern && !matches(rules.pattern, typed(question))) return rules.refusal;
  return holds(rules.constraint, given, own) ? "" : rules.message || form.dataset.constraint;
};

const describe = (question, id, isWrong) => {
  const targets = question.tagName === "FIELDSET" || !fieldsOf(question).length ? [question] : fieldsOf(question);
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

// Complains about every wrong answer in the questions and returns those.
const check = questions => {
  const given = refresh();
  return questions.filter(question => {
    const sentence = question.hidden ? "" : problemOf(question, given);
    complain(question, sentence);
    return sentence;
  });
};

let current = steps[0];
setInterval(() => { if (!document.hidden) pace[current.id] = (pace[current.id] || 0) + 1; }, 1000);
const path = () => steps.filter(step => !step.classList.contains("skipped"));

// Unanswered questions are asked for once and may stay unanswered.
const unanswered = byId("unanswered");
const listOpen = () => path().slice(0, -1).reduce((found, step) => found.concat(all("[data-q]", step)), [])
  .filter(question => !question.hidden && fieldsOf(question).length && !answer(question));
const askOnce = () => {
  const open = "asked" in unanswered.dataset ? [] : listOpen();
  unanswered.hidden = !open.length;
  unanswered.querySelector("b").textContent = open.length;
  unanswered.dataset.asked = "";
};

const draw = () => {
  holdTaps();
  const asked = path(), place = asked.indexOf(current), last = asked.length - 1;
  steps.forEach(step => { step.hidden = step !== current; });
  form.classList.toggle("under-way", place > 0);
  const progress = form.querySelector(".progress");
  progress.hidden = place === 0;
  progress.firstChild.max = last;
  progress.firstChild.value = place;
  progress.lastChild.textContent = place + " / " + last + " · " + current.dataset.left;
  byId("back").hidden = place === 0;
  const next = byId("next");
  next.hidden = place === last;
  next.textContent = place ? next.dataset.next : next.dataset.start;
  byId("submit").hidden = place !== last;
  all("[name=switch_lang]").forEach(button => {
    button.formAction = button.formAction.replace(/#.*|$/, "#" + current.id);
  });
  if (place === last) askOnce();
};

const goTo = (step, target) => {
  current = step;
  draw();
  if (readDraft()) keepDraft(step.id);
  const focused = target || byId("t-" + step.id.replace("s-", ""));
  focused.focus({preventScroll: true});
  if (target) target.scrollIntoView({block: "center"});
  else scrollTo(0, 0);
};

const firstField = question => fieldsOf(question)[0] || question;
const showQuestion = question => goTo(question.closest(".step"), firstField(question));

// What is wrong stands in the title and, linked, on top, as on a page which the server gave back.
const untitled = document.title.replace(form.dataset.error + " ", "");
const box = document.createElement("div");
box.className = "summary";
box.id = "wrong";
box.tabIndex = -1;
box.setAttribute("role", "alert");
const refuse = wrong => {
  document.title = (wrong.length ? form.dataset.error + " " : "") + untitled;
  box.remove();
  if (!wrong.length) return false;
  box.innerHTML = "<h2></h2><ul></ul>";
  box.firstChild.textContent = form.dataset.wrong;
  wrong.forEach(question => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = "#" + question.id;
    link.textContent = question.querySelector("legend, label").firstChild.textContent.trim();
    item.append(link, " " + byId(question.id.replace("q-", "e-")).textContent);
    box.lastChild.append(item);
  });
  form.querySelector("main").prepend(box);
  goTo(wrong[0].closest(".step"), box);
  return true;
};

const move = distance => {
  if (refuse(distance > 0 ? check(all(".q", current)) : [])) return;
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
  keepDraft(current.id);
  const question = event.target.closest(".q"), hasLimit = event.target.type === "checkbox" && question.dataset.constraint;
  check(all(".error:not([hidden])", current).map(line => line.closest(".q")).concat(hasLimit ? question : []));
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault();
});
byId("unanswered-first").onclick = () => showQuestion(listOpen()[0]);

// Also the oldest browsers tell which button was clicked; a button pressed by Enter is clicked too.
let pressed = null, wasTried = false;
form.addEventListener("click", event => { pressed = event.target.closest("button"); }, true);
const makeRecord = () => {
  const fields = new FormData(form), choices = collect();
  all("[name]").forEach(field => { if (!isChoice(field) || byId("send").contains(field)) delete choices[field.name]; });
  if (pressed && pressed.name) fields.set(pressed.name, pressed.value);
  else if (wasTried) fields.set("replace", "yes");
  fields.set("pace", Object.keys(pace).map(id => id.replace("s-", "") + ":" + pace[id]).join());
  const body = new URLSearchParams(fields).toString();
  return {id: submission.value, url: form.getAttribute("action"), body, choices, finished: Date.now()};
};
// A browser that cannot keep answers sends an ordinary form, which needs a network.
const send = record => loadOutbox().then(() => {
  if (!self.outbox) return HTMLFormElement.prototype.submit.call(form);
  if (!self.outbox.isSending()) self.outbox.send(record);
  wasTried = true;
}, () => {
  tell("waiting");
  setTimeout(send, 3000, record);
});
form.addEventListener("submit", event => {
  if (pressed && pressed.name === "switch_lang") return;
  event.preventDefault();
  if (!refuse(check(path().reduce((found, step) => found.concat(all(".q", step)), [])))) send(makeRecord());
});
// Kept answers are there in the other language too, even without a network.
all("[name=switch_lang]").forEach(button => button.addEventListener("click", event => {
  if (Object.keys(collect()).length && !keepDraft(current.id)) return;
  event.preventDefault();
  location.replace(button.formAction);
}));
form.addEventListener("click", event => {
  const link = event.target.closest(".summary a");
  if (!link) return;
  event.preventDefault();
  showQuestion(byId(link.hash.slice(1)));
});
// The page of thanks is removed first.
addEventListener("popstate", () => setTimeout(() => {
  if (form.isConnected && !isThanks()) goTo(stepOf(location.hash) || steps[0]);
}));
refresh();
const summary = byId("summary");
const refused = form.querySelector(".step .error");
current = stepOf(location.hash) || stepOf("#" + (draft || {}).section) || (refused ? refused.closest(".step") : summary ? steps[steps.length - 1] : steps[0]);
draw();
if (scanned || "kept" in submission.dataset) keepDraft(current.id);
if (summary) summary.focus();
