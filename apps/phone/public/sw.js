// Shows notifications while the app is closed, and the app itself while there is no network.
const shell = 'shell-1';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(['/app/', '/app/icon.svg'])).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

const kept = (request, response) => {
  if (response.ok) {
    const copy = response.clone();
    void caches.open(shell).then((cache) => cache.put(request, copy));
  }
  return response;
};

// A server that is away for a moment, or what stands before it, answers with a page that is no app: the app itself can say so and try again.
const opened = async (request) => {
  const response = await fetch(request).catch(() => undefined);
  if (response && response.status < 500) return kept('/app/', response);
  return (await caches.match('/app/')) ?? response ?? Response.error();
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || !pathname.startsWith('/app/')) return;
  // Names of assets hold a hash of what is in them; the page itself may be newer on the server.
  if (pathname.startsWith('/app/assets/')) event.respondWith(caches.match(request).then((found) => found ?? fetch(request).then((response) => kept(request, response))));
  else if (request.mode === 'navigate') event.respondWith(opened(request));
});

self.addEventListener('push', (event) => {
  const { title, body } = event.data ? event.data.json() : { title: 'Phone', body: '' };
  event.waitUntil(self.registration.showNotification(title, { body, icon: '/app/icon-192.png', badge: '/app/icon-192.png' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then((windows) => (windows[0] ? windows[0].focus() : self.clients.openWindow('/app/'))));
});
