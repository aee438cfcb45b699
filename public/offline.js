// The page that `worker.js` shows while nothing can be loaded. It keeps the scan: the address stays as it is, and is
// loaded again as soon as the server can be reached.

const longestMs = 30_000;
let waitMs = 3_000;
let timer = 0;
let isAsking = false;

const show = (id, isShown) => {
  document.getElementById(id).hidden = !isShown;
};

const host = /[?&](?:appliance-id|id)=([\w.-]{4,})/.exec(location.href)?.[1] ?? null;
show('scan', host !== null);
show('other', host === null);
if (host !== null) {
  document.querySelector('#host bdi').textContent = host.length <= 10 ? host : host.slice(-6);
  show('host', true);
}

// Asks for something small first: whoever reloads in vain sees the page flicker.
async function ask() {
  if (isAsking) return;
  isAsking = true;
  clearTimeout(timer);
  try {
    const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store', redirect: 'error' });
    if (answer.ok) return location.reload();
  } catch {
    // Still nothing.
  }
  isAsking = false;
  timer = setTimeout(ask, waitMs);
  waitMs = Math.min(longestMs, waitMs * 1.5);
}

addEventListener('online', ask);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') ask();
});
timer = setTimeout(ask, waitMs);
