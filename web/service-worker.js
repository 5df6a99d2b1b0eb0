/*
 * Keeps the page's own files, so that it is shown while the service is down. Answers of the service are never kept: all that
 * is no file of the page passes by untouched. The build writes BUILD and FILES; another build is another worker.
 */
const BUILD = '__BUILD__';
const FILES = __FILES__;

const CACHE = `page-${BUILD}`;
/** For how long a page is waited for before the one that is kept is shown, in milliseconds. */
const PATIENCE_MS = 5000;
const NOT_PAGE = /^\/+(api|health|metrics|line\.vcf)(\/|$)/i;

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

/** Keeps the document and all files of this build; throws where the service is another build by now. */
async function keep() {
  const document = await fetch('/', { cache: 'no-store' });
  const named = [...(await document.clone().text()).matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path);
  if (!document.ok || named.some((path) => !FILES.includes(path))) throw new Error('the service is another build');
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put('/', document);
}

async function dropOthers() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || NOT_PAGE.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(request));
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
});

async function kept(path) {
  return (await caches.open(CACHE)).match(path);
}

/** The page from the service; the one that is kept where the service is down, or silent for too long. */
async function pageFor(request) {
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
  const fresh = fetch(request);
  const answer = await Promise.race([fresh.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  return (await kept('/')) ?? answer ?? fresh;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.path));
});

/** Shows a place of the page: in a window that is open, else in a new one. */
async function show(path) {
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (!open) return self.clients.openWindow(path);
  // A browser may refuse to bring the window to the front; the place is shown all the same.
  await open.focus().catch(() => undefined);
  open.postMessage({ goTo: path });
}
