// A phone that is known again by a number in a cookie, which no script can read: what it says, and forgetting it.
Object.assign(line.dataset, linkWords);
const listKept = kind => {
  try { return Object.keys(localStorage).filter(name => name.startsWith(kind)); } catch (error) { return []; }
};
const isPhoneWay = record => new URLSearchParams(record.body).get("link_way") === "phone";
const rememberPhone = record => {
  if (isPhoneWay(record)) localStorage["phone:" + record.url.split("/")[2]] = "";
};
const postForget = event => fetch("/e/" + event + "/forget", {method: "POST", redirect: "error"}).then(response => {
  if (!response.ok || !response.headers.has("Tagasiside")) throw new Error("not our server");
});
// Without network the number goes later, and before anything else is sent.
const forgetPending = () => Promise.all(listKept("forget:").map(name =>
  postForget(name.split(":")[1]).then(() => localStorage.removeItem(name))));
const forgetPhones = () => Promise.all(listKept("phone:").map(name => name.split(":")[1]).map(event =>
  postForget(event).then(() => "", () => event))).then(events => {
  const pending = events.filter(Boolean);
  return () => {
    pending.forEach(event => { localStorage["forget:" + event] = ""; });
    // Without network no page comes after this one that could say it.
    if (pending.length) alert(linkWords.forgetting);
    else sessionStorage.forgotten = "yes";
  };
});
const sayForgotten = () => {
  try {
    if (sessionStorage.forgotten) tell("forgotten");
    sessionStorage.removeItem("forgotten");
  } catch (error) { return; }
};
const phoneWay = document.querySelector("[name=link_way][value=phone]");
if (phoneWay && listKept("phone:" + byId("form").getAttribute("action").split("/")[2]).length) {
  const note = document.createElement("b");
  note.textContent = " " + linkWords.remembered;
  phoneWay.nextElementSibling.querySelector(".means").append(note);
}
sayForgotten();
const forgetLater = () => forgetPending().then(done => { if (done.length) tell("forgotten"); }).catch(() => {});
forgetLater();
addEventListener("online", forgetLater);
