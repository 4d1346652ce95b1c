// Finished answers wait in IndexedDB until the server acknowledges them; pages and the service worker share this.
const POST_TIMEOUT = 20000, STORE_TIMEOUT = 3000;
// Answers on this page count even if the phone keeps nothing or its storage is cleared.
const inHand = new Map();
const inStore = (mode, use) => new Promise((done, fail) => {
  const opening = indexedDB.open("tagasiside");
  opening.onupgradeneeded = () => opening.result.createObjectStore("unsent", {keyPath: "id"});
  opening.onerror = fail;
  // Some browsers neither open the database nor fail.
  setTimeout(fail, STORE_TIMEOUT);
  opening.onsuccess = () => {
    const store = opening.result, change = store.transaction("unsent", mode);
    const asked = use(change.objectStore("unsent"));
    change.oncomplete = () => { store.close(); done(asked.result); };
    change.onabort = fail;
  };
});
const keepRecord = record => {
  inHand.set(record.id, record);
  return inStore("readwrite", store => store.put(record)).then(() => true, () => false);
};
const dropRecord = id => {
  inHand.delete(id);
  return inStore("readwrite", store => store.delete(id)).catch(() => {});
};
const listRecords = () => inStore("readonly", store => store.getAll()).catch(() => []).then(stored => {
  const known = new Map(stored.map(record => [record.id, record]));
  inHand.forEach((record, id) => {
    if (!known.has(id) || known.get(id).body !== record.body) known.set(id, record);
  });
  return Array.from(known.values());
});
// Only an answer that repeats the submission's id is our server's; a hotel's sign-in page never does.
const readReply = (record, response) => {
  const names = header => response.headers.get(header) === record.id;
  const more = names("Tagasiside-Uncopied") && {uncopied: true};
  if (names("Tagasiside-Receipt")) return response.text().then(page => Object.assign({}, record, {page}, more));
  return names("Tagasiside-Refusal") ? Object.assign({}, record, {refused: true}) : record;
};
// The age is sent instead of a time, because the phone's clock may be wrong; it is rounded up, so that answers that were
// finished less than a second before the wave closed are not taken for later ones.
const postRecord = (record, headers) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), POST_TIMEOUT);
  return fetch(record.url, {
    method: "POST",
    body: record.body,
    redirect: "error",
    signal: stop.signal,
    headers: Object.assign({
      "Content-Type": "application/x-www-form-urlencoded",
      "Tagasiside-Age": Math.max(0, Math.ceil((Date.now() - record.finished) / 1000)),
    }, headers),
  }).then(response => readReply(record, response)).catch(() => record).then(read => {
    clearTimeout(timer);
    // A reply that is not read would keep the connection open.
    stop.abort();
    return read;
  });
};
const sendRecord = record => postRecord(record).then(read => read === record ? record : keepRecord(read).then(() => read));
const isUnsent = record => !record.page && !record.refused;
const sendAll = () => listRecords().then(records =>
  Promise.all(records.map(record => isUnsent(record) ? sendRecord(record) : record)));
