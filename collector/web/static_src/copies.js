// Acknowledged answers stay on this phone until the service has a copy of them elsewhere, in case its disk is lost before.
let copyPause = 1000, copyAlarm;
const keepSent = record => {
  const {id, url, body, finished} = record;
  if (record.uncopied) localStorage["sent:" + id] = JSON.stringify({id, url, body, finished, sent: Date.now()});
  else localStorage.removeItem("sent:" + id);
};
// The service stores them again if it has lost them, and never if they were withdrawn; then it refuses them.
const askForCopy = name => {
  const record = JSON.parse(localStorage[name]);
  const age = Math.max(0, Math.floor((Date.now() - record.sent) / 1000));
  return postRecord(record, {"Tagasiside-Again": age}).then(read => {
    // Another page may have forgotten them meanwhile.
    if (read !== record && localStorage[name]) keepSent(read);
  });
};
const askForCopies = () => {
  clearTimeout(copyAlarm);
  forgetPending().then(() => Promise.all(listKept("sent:").map(askForCopy))).catch(() => {}).then(() => {
    if (!listKept("sent:").length) return;
    copyPause = Math.min(2 * copyPause, 300000);
    copyAlarm = setTimeout(askForCopies, copyPause);
  });
};
