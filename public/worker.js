// Shows one page when nothing can be loaded, and does nothing else. It keeps no page and no answer of the server, so it can
// never show what is not true any more. Sends nothing, changes nothing, and leaves everything but reading pages to the
// browser: forms, redirects and `/api` are none of its business.
//
// To take it back for good: replace this file by one that calls `registration.unregister()` on `activate`.

// Another one makes phones fetch the files below anew; a test says when and which.
const edition = 'd9d0913b';

/** The page in the reader's language, and the colours of the brand: `startWorker` says their addresses. */
const { searchParams } = new URL(location.href);
const page = searchParams.get('page') ?? '/offline.html';
const files = [page, '/offline.css', '/offline.js', searchParams.get('theme') ?? '/theme.css'];
const cacheName = `offline ${edition} ${page}`;

addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(page)));
  else if (files.includes(pathname + search)) event.respondWith(fetch(request).catch(() => kept(pathname + search)));
});

async function fill() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

async function kept(file) {
  return (await caches.match(file, { cacheName })) ?? Response.error();
}
