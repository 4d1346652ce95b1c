// Opens visited questionnaires without network, and sends what waits when the network returns.
const PAGES = "pages", PATIENCE = 4000;
const pathOf = url => new URL(url).origin === location.origin ? new URL(url).pathname : "";
const isPage = url => pathOf(url).startsWith("/e/");
const isOutbox = url => pathOf(url).startsWith("/outbox");
// A page is self-contained and sends its questionnaire's version with the answers, so an old page still works.
const keepPage = (address, response) => caches.open(PAGES).then(pages => pages.put(address, response));
const findKept = (address, options) => caches.match(address, Object.assign({ignoreVary: true}, options));
// If need be without the second language, or in another language.
const findPage = address => findKept(address).then(found => found || findKept(address.replace(/&also=\w+/, "")))
  .then(found => found || findKept(address, {ignoreSearch: true}));
const isOurs = response => response.headers.has("Tagasiside") && response.status < 500;
const askServer = (request, options) => fetch(request, options).then(response => {
  if (!isOurs(response)) return response;
  return response.ok ? keepPage(request.url || request, response.clone()).then(() => response, () => response) : response;
});
const late = () => new Promise(done => setTimeout(done, PATIENCE));
// A page from the server replaces the kept one; any other reply is replaced by the kept one.
const showPage = request => {
  const asked = askServer(request);
  return Promise.race([asked.catch(() => null), late()]).then(response =>
    response && isOurs(response) ? response : findPage(request.url).then(kept => kept || asked));
};
// The address of the sending script names its content, so a kept one is right; one in another language is better than none.
const showOutbox = request => findKept(request.url).then(kept => kept || askServer(request))
  .catch(error => findPage(request.url).then(kept => kept || Promise.reject(error)));
// The page that installed the worker was loaded before it; the browser's cache still has it.
const keepOpenPages = () => clients.matchAll({includeUncontrolled: true, type: "window"}).then(open =>
  Promise.all(open.map(each => each.url.split("#")[0]).filter(isPage).map(keepParts)));
const keepParts = address => askServer(address, {cache: "force-cache"}).then(response => response.text()).then(page => {
  const outbox = /data-outbox="([^"]+)"/.exec(page);
  if (outbox) return askServer(new URL(outbox[1], location).href, {cache: "force-cache"});
}).catch(() => {});

addEventListener("install", event => event.waitUntil(keepOpenPages().then(() => skipWaiting())));
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("fetch", event => {
  const {request} = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && isPage(request.url)) event.respondWith(showPage(request));
  if (isOutbox(request.url)) event.respondWith(showOutbox(request));
});
addEventListener("sync", event => event.waitUntil(sendAll().then(records => {
  if (records.some(isUnsent)) throw new Error("some answers still wait");
})));
