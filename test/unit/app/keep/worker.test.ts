import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { workerHref } from '../../../../app/_keep/worker-href';
import { dictionaryFor } from '../../../../lib/i18n/dictionary';
import { testIndex } from '../../../support/test-site';

const source = readFileSync('public/worker.js', 'utf8');
const origin = 'https://register.test';
const href = workerHref(dictionaryFor('en'), testIndex([]).company);

type Listener = (event: Record<string, unknown>) => void;

/** A browser that runs the worker: what it fetches, keeps and answers. */
function startWorker({ isOnline = true } = {}) {
  const listeners = new Map<string, Listener>();
  const stored = new Map<string, Map<string, string>>();
  const browser = { isOnline, fetched: [] as string[], skipped: 0, listeners, stored };
  const open = (name: string) => {
    const cache = stored.get(name) ?? new Map<string, string>();
    stored.set(name, cache);
    return cache;
  };
  runInNewContext(source, {
    URL,
    location: new URL(href, origin),
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: () => {
      browser.skipped += 1;
    },
    Request: class {
      constructor(
        readonly url: string,
        readonly init: RequestInit,
      ) {}
    },
    Response: { error: () => 'network error' },
    fetch: async ({ url }: { url: string }) => {
      browser.fetched.push(url);
      if (!browser.isOnline) throw new TypeError('Failed to fetch');
      return `answer of ${url}`;
    },
    caches: {
      open: async (name: string) => ({
        addAll: async (requests: { url: string; init: RequestInit }[]) => {
          if (!browser.isOnline) throw new TypeError('Failed to fetch');
          for (const { url, init } of requests) open(name).set(url, `kept ${url} (${init.cache})`);
        },
      }),
      keys: async () => [...stored.keys()],
      delete: async (name: string) => stored.delete(name),
      match: async (file: string, { cacheName }: { cacheName: string }) => stored.get(cacheName)?.get(file),
    },
  });
  return browser;
}

/** Sends an event and waits for what the worker asks to wait for. */
async function happen(browser: ReturnType<typeof startWorker>, name: string, event: Record<string, unknown> = {}) {
  let answer: unknown = 'left to the browser';
  const wait = (work: unknown) => {
    answer = work;
  };
  browser.listeners.get(name)?.({ ...event, waitUntil: wait, respondWith: wait });
  return answer;
}

const ask = (path: string, mode = 'navigate', method = 'GET') => ({
  request: { url: new URL(path, origin).href, mode, method },
});

async function installed() {
  const browser = startWorker();
  await happen(browser, 'install');
  return browser;
}

describe('the worker', () => {
  it('keeps one page and what that needs, fresh from the server, and takes over at once', async () => {
    const browser = await installed();
    const [files] = [...browser.stored.values()];
    expect([...(files?.keys() ?? [])]).toEqual([
      expect.stringMatching(/^\/offline\.html\?lang=en&v=[\w-]{12}$/),
      '/offline.css',
      '/offline.js',
      expect.stringMatching(/^\/theme\.css\?primary=/),
    ]);
    expect([...(files?.values() ?? [])].every((text) => text.endsWith('(reload)'))).toBe(true);
    expect(browser.skipped).toBe(1);
  });

  it('is not installed when it cannot have all of it', async () => {
    await expect(happen(startWorker({ isOnline: false }), 'install').then((work) => work)).rejects.toThrow();
  });

  it('forgets what an older one kept', async () => {
    const browser = await installed();
    browser.stored.set('offline 0 /older.html', new Map());
    await happen(browser, 'activate');
    expect(browser.stored.size).toBe(1);
  });

  it('answers a page with what the server says, always', async () => {
    const browser = await installed();
    const path = '/?appliance-id=edge-1x';
    expect(await happen(browser, 'fetch', ask(path))).toBe(`answer of ${origin}${path}`);
    expect(await happen(browser, 'fetch', ask(path))).toBe(`answer of ${origin}${path}`);
    expect(browser.fetched).toHaveLength(2);
    expect(browser.stored.size).toBe(1);
  });

  it.each(['/', '/?appliance-id=edge-1x', '/registrations/edge-1x', '/practice/', '/j/a.b/?appliance-id=edge-1x'])(
    'shows its one page for %s when nothing can be loaded',
    async (path) => {
      const browser = await installed();
      browser.isOnline = false;
      expect(await happen(browser, 'fetch', ask(path))).toMatch(/^kept \/offline\.html/);
    },
  );

  it('serves its own files when nothing can be loaded, and no other', async () => {
    const browser = await installed();
    browser.isOnline = false;
    expect(await happen(browser, 'fetch', ask('/offline.css', 'no-cors'))).toMatch(/^kept \/offline\.css/);
    expect(await happen(browser, 'fetch', ask('/_next/static/a.js', 'no-cors'))).toBe('left to the browser');
  });

  it.each([
    ['a form', ask('/api/registrations', 'navigate', 'POST')],
    ['a form that leads to a page', ask('/', 'navigate', 'POST')],
    ['the API', ask('/api/registrations/edge-1x', 'cors')],
    ['the way back from single sign-on', ask('/api/sign-in/callback?code=x')],
    ['another server', ask('https://login.example.com/')],
    ['what a page asks for by itself', ask('/registrations/edge-1x?_rsc=1', 'cors')],
  ])('leaves %s to the browser', async (_, event) => {
    const browser = await installed();
    browser.isOnline = false;
    expect(await happen(browser, 'fetch', event)).toBe('left to the browser');
    expect(browser.fetched).toEqual([]);
  });

  it('has another edition as soon as its page’s script or style has changed', () => {
    const files = ['public/offline.css', 'public/offline.js'].map((path) => readFileSync(path, 'utf8')).join('');
    const edition = createHash('sha256').update(files).digest('hex').slice(0, 8);
    expect(source, 'phones would keep the old files').toContain(`const edition = '${edition}';`);
  });
});

describe('the address of the worker', () => {
  const { company } = testIndex([]);

  it('is another one as soon as a text, the name, a colour or the corners have changed', () => {
    const t = dictionaryFor('en');
    const offline = { ...t.keep.offline, title: 'No network' };
    const others = [
      workerHref({ ...t, keep: { ...t.keep, offline } }, company),
      workerHref(t, { ...company, name: 'Acme' }),
      workerHref(t, { ...company, colors: { primary: '#402080', accent: '#402080' } }),
      workerHref(t, { ...company, corners: 'soft' }),
    ];
    expect(new Set([href, ...others]).size).toBe(5);
    expect(workerHref(t, company)).toBe(href);
  });
});
