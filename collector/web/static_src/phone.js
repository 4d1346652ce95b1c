// A phone that is recognised by a number in a cookie, which no script can read: the notice, and deleting the cookie.
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
// Without a network the cookie is deleted later, before anything else is sent.
const forgetPending = () => Promise.all(listKept("forget:").map(name =>
  postForget(name.split(":")[1]).then(() => localStorage.removeItem(name))));
const forgetPhones = () => Promise.all(listKept("phone:").map(name => name.split(":")[1]).map(event =>
  postForget(event).then(() => "", () => event))).then(events => {
  const pending = events.filter(Boolean);
  return () => {
    pending.forEach(event => { localStorage["forget:" + event] = ""; });
    // Without a network this page must say it, because no other page follows.
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
