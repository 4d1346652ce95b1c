// The other languages: kept on this phone while it idles, so that they are there without network.
const asked = byId("form");
const LANGUAGE_PATIENCE = 4000;
const openPages = () => Promise.resolve().then(() => caches.open("pages"));
const findCopy = address => openPages().then(pages => pages.match(address, {ignoreVary: true})).catch(() => {});
const askFor = (address, options) => {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), LANGUAGE_PATIENCE);
  return fetch(address, Object.assign({signal: stop.signal}, options)).then(response => {
    clearTimeout(timer);
    if (!response.ok || !response.headers.has("Tagasiside")) throw new Error("not our page");
    const copy = response.clone();
    return openPages().then(pages => pages.put(address, copy)).catch(() => {}).then(() => response);
  });
};
const addressOf = (path, language, second) =>
  path + "?lang=" + language + (second && second !== language ? "&also=" + second : "");
const pageIn = language => addressOf(asked.getAttribute("action").split("?")[0], language);
const languageButtons = () => Array.from(asked.querySelectorAll(".switch:not(.second) button"));
const secondButtons = () => Array.from(asked.querySelectorAll(".second button"));

// One after another, and again only when the questions have changed.
const keepLanguages = () => languageButtons().reduce((before, {value}) => before.then(() => {
  const version = asked.elements.version.value, outbox = asked.dataset.outbox.replace(/lang=\w+/, "lang=" + value);
  return findCopy(pageIn(value)).then(copy => copy ? copy.text() : "")
    .then(page => page.includes(version) || askFor(pageIn(value), {cache: "force-cache"}))
    .then(() => findCopy(outbox)).then(copy => copy || askFor(outbox, {cache: "force-cache"}));
}), Promise.resolve()).catch(() => {});

// Answers that the phone cannot keep are sent to the server and back, which needs a network.
const isCarried = () => {
  try {
    localStorage.probe = "x".repeat(20000);
    localStorage.removeItem("probe");
    return false;
  } catch (error) { return true; }
};
const findLanguage = language =>
  (isCarried() ? Promise.resolve() : findCopy(pageIn(language))).then(copy => copy || askFor(pageIn(language)));

// The same texts stand in the same places of the page in the other language.
const PLACES = ["h2", "legend", "div > label", ".hint", "fieldset > label > span", ".note", ".means", ".consent p"].map(each => ".step " + each).join();
const placesOf = page => Array.from(page.querySelectorAll(PLACES));
const ownText = place => Array.from(place.childNodes).filter(node => node.nodeType === 3).map(node => node.data).join("").trim();
const sayAgain = (place, text, language) => {
  const again = document.createElement("small");
  again.className = "again";
  again.lang = language;
  again.textContent = text;
  place.insertBefore(again, place.querySelector(".means"));
};
const nameSecond = second => {
  const path = asked.getAttribute("action").split("?")[0], language = document.documentElement.lang;
  asked.setAttribute("action", addressOf(path, language, second));
  history.replaceState(history.state, "", addressOf(location.pathname, language, second) + location.hash);
  languageButtons().forEach(button => {
    button.formAction = addressOf(path, button.value, second) + new URL(button.formAction).hash;
  });
  secondButtons().forEach(button => button.setAttribute("aria-pressed", button.lang === second));
};
const hideSecond = () => {
  asked.querySelectorAll(".again").forEach(each => each.remove());
  nameSecond("");
};
const showSecond = (second, html) => {
  const own = placesOf(asked), other = placesOf(new DOMParser().parseFromString(html, "text/html"));
  if (own.length !== other.length) throw new Error("other questions");
  hideSecond();
  own.forEach((place, n) => sayAgain(place, ownText(other[n]), second));
  nameSecond(second);
};

let isFound = false;
const goOn = button => {
  isFound = true;
  button.click();
  isFound = false;
};
const turnTo = button => {
  const isSecond = Boolean(button.closest(".second"));
  if (button.getAttribute("aria-pressed") === "true") return hideSecond();
  findLanguage(isSecond ? button.lang : button.value).then(found => {
    if (!isSecond) return goOn(button);
    return found.text().then(html => showSecond(button.lang, html)).then(() => button.scrollIntoView({block: "nearest"}), () => goOn(button));
  }, () => tell("elsewhere"));
};
const awaitSwitch = () => {
  document.addEventListener("click", event => {
    const button = event.target.closest("[name=switch_lang]");
    if (!button || isFound) return;
    event.preventDefault();
    event.stopPropagation();
    turnTo(button);
  }, true);
  const second = /[?&]also=(\w+)/.exec(location.search);
  const missing = second && secondButtons().find(each => each.lang === second[1] && each.getAttribute("aria-pressed") === "false");
  if (missing) missing.click();
  const whenIdle = self.requestIdleCallback || (work => setTimeout(work, 2000));
  if (navigator.serviceWorker) navigator.serviceWorker.ready.then(() => whenIdle(keepLanguages)).catch(() => {});
};
if (asked) awaitSwitch();
