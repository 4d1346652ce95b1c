// Sends the answers that wait on this phone, says their state, and shows the server's page of thanks.
const waiting = byId("waiting");
Object.assign(line.dataset, waiting.dataset);
const FIRST_PAUSE = 1000, LONGEST_PAUSE = 300000;
let pause = FIRST_PAUSE, alarm, sending = "", isKept = true, turn = Promise.resolve();
const inTurn = work => (turn = turn.then(work));

// The page of thanks is kept in this entry of the browser's history, so that reloading and Back lose nothing.
const ownPage = {title: document.title, nodes: Array.from(document.body.childNodes)};
const putPage = ({title, nodes}) => {
  holdTaps();
  document.title = title;
  document.body.textContent = "";
  document.body.append(...nodes);
};
const rerun = old => {
  const script = document.createElement("script");
  script.textContent = old.textContent;
  old.replaceWith(script);
};
const showThanks = html => {
  const page = new DOMParser().parseFromString(html, "text/html");
  putPage({title: page.title, nodes: Array.from(page.body.childNodes)});
  document.body.querySelectorAll("script").forEach(rerun);
  const title = document.querySelector("h1");
  title.tabIndex = -1;
  title.focus();
  scrollTo(0, 0);
};
const showEntry = state => state && state.thanks ? showThanks(state.thanks) : line.isConnected || putPage(ownPage);
addEventListener("popstate", event => showEntry(event.state));

const finish = record => {
  const draft = nameKept("draft", record.url);
  try {
    if ((localStorage[draft] || "").includes(record.id)) localStorage.removeItem(draft);
    localStorage[nameKept("answers", record.url)] = JSON.stringify(record.choices);
    rememberPhone(record);
    keepSent(record);
  } catch (error) { isKept = false; }
  dropRecord(record.id);
  copyPause = FIRST_PAUSE;
  copyAlarm = setTimeout(askForCopies, copyPause);
  showUnsent([]);
  history.pushState({submission: record.id, thanks: record.page}, "", "#sent");
  showEntry(history.state);
};

// What the server refuses is posted as any form, so that its page can explain and give the answers back.
const postPlainly = record => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = record.url;
  new URLSearchParams(record.body).forEach((value, name) => {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  });
  form.hidden = true;
  document.body.append(form);
  dropRecord(record.id).then(() => form.submit());
};

const writeRescue = records => JSON.stringify({format: "tagasiside-unsent", submissions: records.map(record => ({
  path: record.url.split("?")[0], finished: new Date(record.finished).toISOString(), fields: readFields(record.body),
}))}, null, 1);
const showUnsent = records => {
  waiting.hidden = !records.length;
  waiting.parentElement.classList.toggle("queued", records.length > 0);
  if (!records.length) return;
  const file = writeRescue(records);
  byId("unsent").textContent = file;
  byId("rescue").href = "data:application/json;charset=utf-8," + encodeURIComponent(file);
  tell(records.some(isUnsent) ? isKept ? "waiting" : "loose" : "refused");
};

const settle = records => {
  const done = records.find(record => record.page), refused = records.find(record => record.refused && record.id === sending);
  const wasShown = !waiting.hidden;
  sending = "";
  if (refused) return postPlainly(refused);
  if (done) return finish(done);
  showUnsent(records);
  if (!records.some(isUnsent)) return;
  if (!wasShown) byId("t-waiting").focus();
  alarm = setTimeout(pump, pause);
  pause = Math.min(2 * pause, LONGEST_PAUSE);
};
const pump = () => {
  clearTimeout(alarm);
  return inTurn(() => forgetPending().then(sendAll, listRecords).then(settle));
};
const hurry = () => {
  pause = FIRST_PAUSE;
  if (line.isConnected && document.visibilityState === "visible") pump();
};
// Asks the browser to keep the queue and, where it can, to send it while this page is closed.
const askToKeep = () => {
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  if (navigator.serviceWorker) navigator.serviceWorker.ready.then(worker => worker.sync.register("unsent")).catch(() => {});
};
const sendLater = record => {
  sending = record.id;
  tell("sending");
  pause = FIRST_PAUSE;
  inTurn(() => keepRecord(record)).then(kept => { isKept = kept; }).then(pump).then(() => { if (!waiting.hidden) askToKeep(); });
};
addEventListener("online", hurry);
document.addEventListener("visibilitychange", hurry);
byId("retry").onclick = () => inTurn(listRecords).then(records => {
  const refused = records.find(record => record.refused);
  if (refused) return postPlainly(refused);
  tell("sending");
  hurry();
});
const edit = byId("edit");
edit.hidden = !byId("form");
edit.onclick = () => {
  showUnsent([]);
  tell("kept");
  const own = nameKept("", byId("form").getAttribute("action"));
  inTurn(listRecords).then(records => records.filter(record => nameKept("", record.url) === own).forEach(record => dropRecord(record.id)));
  document.querySelector(".step:not([hidden]) h2").focus();
};
self.outbox = {send: sendLater, isSending: () => Boolean(sending), forget: () => listRecords().then(records => (!records.length || confirm(line.dataset.sure)) && forgetPhones())};
if (navigator.serviceWorker) navigator.serviceWorker.register("/sw.js").catch(() => {});
// Questions and complaints that come or go move what stands below them.
if (self.ResizeObserver) new ResizeObserver(holdTaps).observe(document.body);
addEventListener("pageshow", holdTaps);
// A busy phone hands a tap on late, when taps count again; it knows when the finger was there.
addEventListener("click", event => {
  if (!event.detail || event.timeStamp > self.still + 400) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
showEntry(history.state);
askForCopies();
hurry();
