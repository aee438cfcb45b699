import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET as securityText } from '../../../app/.well-known/security.txt/route';
import { POST as typePin } from '../../../app/api/access/pin/route';
import { POST as decide } from '../../../app/api/approvals/route';
import { GET as sweep } from '../../../app/api/cron/sweep/route';
import { GET as health } from '../../../app/api/health/route';
import { POST as chooseLanguage } from '../../../app/api/language/route';
import { POST as changeList } from '../../../app/api/list/route';
import { GET as openapi } from '../../../app/api/openapi.json/route';
import { POST as goOn } from '../../../app/api/registrations/[edgeHostId]/continue/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { POST as undo } from '../../../app/api/registrations/[edgeHostId]/undo/route';
import { POST as submitBatch } from '../../../app/api/registrations/batch/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { GET as finishSignIn } from '../../../app/api/sign-in/callback/route';
import { GET as startSignIn } from '../../../app/api/sign-in/route';
import { POST as signOut } from '../../../app/api/sign-out/route';
import { POST as findNear, GET as findSites } from '../../../app/api/sites/route';
import { GET as appIcon } from '../../../app/app-icon.png/route';
import ApprovePage from '../../../app/approve/[token]/page';
import HostsPage from '../../../app/hosts/page';
import { GET as scanLink } from '../../../app/j/[...link]/route';
import { GET as manifest } from '../../../app/manifest.webmanifest/route';
import { GET as offlinePage } from '../../../app/offline.html/route';
import ArrivePage from '../../../app/page';
import RegistrationPage from '../../../app/registrations/[edgeHostId]/page';
import { POST as newDevice } from '../../../app/simulator/hosts/route';
import SimulatorPage from '../../../app/simulator/page';
import { GET as simulatorState } from '../../../app/simulator/state/route';
import { GET as theme } from '../../../app/theme.css/route';
import { linkUrl } from '../../../lib/access/staging-link';
import { parseEnv } from '../../../lib/env';
import type { Server } from '../../../lib/server/compose';
import { openPractice } from '../../../lib/server/practice/open-practice';
import type { StagingLink } from '../../../lib/sites/site';
import { type AccessWorld, createAccessWorld, guardedSite, testSecrets } from '../../support/access-world';
import { buildImportGraph, reach, readSources } from '../../support/import-graph';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { siteId, testIndex } from '../../support/test-site';

const door = vi.hoisted(() => ({
  server: undefined as unknown,
  practice: undefined as unknown,
  headers: new Headers(),
}));
vi.mock('../../../lib/server', () => ({
  getServer: async (base: string) => ({ ok: true, value: base === '' ? door.server : door.practice }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));
vi.mock('next/headers', () => ({ headers: async () => door.headers }));
vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => {} }),
  notFound: () => {
    throw new Error('not found');
  },
}));

/**
 * The guard is the use case behind each door, which the actor is handed to. `actor`: the entry makes one of cookie and pass
 * and shows nothing else than what that may see. `bearer`, `token`: whoever bears the secret, or the sealed link of IT.
 * `nothing`: it knows nothing of hosts and sites. `simulator`: it is not there in live mode.
 */
type Guard = 'actor' | 'bearer' | 'token' | 'nothing' | 'simulator';

interface Entry {
  readonly guard: Guard;
  /** Exported handlers; pages have none. */
  readonly methods: readonly string[];
  /** Everything that it answers to whoever has these headers, for questions about the victim and their site. */
  readonly ask: (headers: Record<string, string>) => Promise<readonly string[]>;
}

const origin = 'https://register.test';
const victim = edgeHost(1);
const secretSite = guardedSite('vault-street', { modes: ['link', 'pin'] }, { name: 'Vault', address: '7 Hidden Lane' });
const otherSite = guardedSite('harbour', { modes: ['link'] }, { name: 'Harbour', address: '1 Quay' });
const sites = [secretSite, otherSite];
const linkTo = (id: string, site: string): StagingLink => ({
  id,
  version: 1,
  scope: { by: 'ids', ids: [siteId(site)] },
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  maxHosts: 20,
  needsApproval: false,
  pinHash: null,
});
const links = [linkTo('to-vault', 'vault-street'), linkTo('to-harbour', 'harbour')];
const tokenOf = (link: StagingLink | undefined) =>
  linkUrl('', link ?? linkTo('none', 'harbour'), testSecrets.link)?.slice('/j/'.length) ?? '';

const own = { 'sec-fetch-site': 'same-origin' };
const context = { params: Promise.resolve({ edgeHostId: victim }) };
const get = (path: string, headers: Record<string, string>) => new Request(`${origin}${path}`, { headers });
const form = (headers: Record<string, string>, fields: Record<string, string>) =>
  new Request(`${origin}/x`, {
    method: 'POST',
    headers: { ...own, ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
const json = (headers: Record<string, string>, fields: Record<string, string>) =>
  new Request(`${origin}/x`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
const batch = (headers: Record<string, string>, body: unknown) =>
  new Request(`${origin}/x`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const tell = async (answer: Response | Promise<Response>) => {
  const { status, headers } = await answer;
  return [status, JSON.stringify([...headers]), await (await answer).text()].join(' ');
};
const draw = async (page: ReactNode | Promise<ReactNode>) => {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
};
const query = (text: string) => Promise.resolve(Object.fromEntries(new URLSearchParams(text)));

const entries: Readonly<Record<string, Entry>> = {
  'page.tsx': {
    guard: 'actor',
    methods: [],
    ask: async () =>
      Promise.all(
        ['', `appliance-id=${victim}`, `appliance-id=${victim}&site=vault-street`, 'site=vault-street'].map((text) =>
          draw(ArrivePage({ searchParams: query(text) })),
        ),
      ),
  },
  'registrations/[edgeHostId]/page.tsx': {
    guard: 'actor',
    methods: [],
    ask: async () => [await draw(RegistrationPage({ ...context, searchParams: query('') }))],
  },
  'hosts/page.tsx': {
    guard: 'actor',
    methods: [],
    ask: async () =>
      Promise.all(
        ['', 'site=vault-street', `site=vault-street&host=${victim}`, `site=harbour&host=${victim}`].map((text) =>
          draw(HostsPage({ searchParams: query(text) })),
        ),
      ),
  },
  'approve/[token]/page.tsx': {
    guard: 'token',
    methods: [],
    ask: async () => [
      await draw(ApprovePage({ params: Promise.resolve({ token: 'guessed' }), searchParams: query('name=Eve') })),
    ],
  },
  'api/registrations/route.ts': {
    guard: 'actor',
    methods: ['POST'],
    ask: async (headers) => {
      const wish = { edgeHostId: victim, siteId: 'vault-street' };
      return [await tell(submit(json(headers, wish))), await tell(submit(form(headers, wish)))];
    },
  },
  'api/registrations/batch/route.ts': {
    guard: 'actor',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(submitBatch(batch(headers, { siteId: 'vault-street', hosts: [{ edgeHostId: victim }] }))),
      await tell(submitBatch(form(headers, { site: 'vault-street', host: victim }))),
    ],
  },
  'api/list/route.ts': {
    guard: 'nothing',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(changeList(form(headers, { site: 'vault-street', edgeHostId: victim }))),
      await tell(changeList(form(headers, { site: 'vault-street', host: victim, remove: victim }))),
    ],
  },
  'api/registrations/[edgeHostId]/route.ts': {
    guard: 'actor',
    methods: ['GET'],
    ask: async (headers) => [await tell(look(get(`/api/registrations/${victim}`, headers), context))],
  },
  'api/registrations/[edgeHostId]/continue/route.ts': {
    guard: 'actor',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(goOn(json(headers, {}), context)),
      await tell(goOn(form(headers, {}), context)),
    ],
  },
  'api/registrations/[edgeHostId]/undo/route.ts': {
    guard: 'actor',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(undo(json(headers, { way: 'ask_it' }), context)),
      await tell(undo(form(headers, { undo: 'guessed' }), context)),
    ],
  },
  'api/sites/route.ts': {
    guard: 'actor',
    methods: ['GET', 'POST'],
    ask: async (headers) => {
      const words = ['', 'vault', 'vualt', 'hidden lane', 'vault-street'];
      const near = { latitude: 39.74, longitude: -104.99 };
      return Promise.all([
        ...words.map((q) => tell(findSites(get(`/api/sites?${new URLSearchParams({ q })}`, headers)))),
        ...words.map((q) => tell(findNear(batch(headers, { q, near })))),
      ]);
    },
  },
  'api/access/pin/route.ts': {
    guard: 'actor',
    methods: ['POST'],
    ask: async (headers) => [await tell(typePin(json(headers, { site: 'vault-street', pin: 'guessed' })))],
  },
  'api/approvals/route.ts': {
    guard: 'token',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(decide(json(headers, { token: 'guessed', verdict: 'approve', name: 'Eve' }))),
      await tell(decide(form(headers, { token: 'guessed', verdict: 'approve', name: 'Eve' }))),
    ],
  },
  'api/sign-in/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async (headers) => [await tell(startSignIn(get('/api/sign-in?to=//evil.example', headers)))],
  },
  'api/sign-in/callback/route.ts': {
    guard: 'actor',
    methods: ['GET'],
    ask: async (headers) => [await tell(finishSignIn(get('/api/sign-in/callback?code=guessed&state=x', headers)))],
  },
  'api/sign-out/route.ts': {
    guard: 'nothing',
    methods: ['POST'],
    ask: async (headers) => [await tell(signOut(form(headers, {})))],
  },
  'api/cron/sweep/route.ts': {
    guard: 'bearer',
    methods: ['GET'],
    ask: async (headers) => [
      await tell(sweep(get('/api/cron/sweep', headers))),
      await tell(sweep(get('/api/cron/sweep', { ...headers, authorization: 'Bearer guessed' }))),
    ],
  },
  'api/language/route.ts': {
    guard: 'nothing',
    methods: ['POST'],
    ask: async (headers) => [
      await tell(chooseLanguage(form(headers, { language: 'en', to: `/registrations/${victim}` }))),
    ],
  },
  'api/health/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async () => [await tell(health(get('/api/health', {})))],
  },
  'api/openapi.json/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async () => [await tell(openapi())],
  },
  'j/[...link]/route.ts': {
    guard: 'actor',
    methods: ['GET'],
    ask: async (headers) => {
      const link = [`to-vault.${'A'.repeat(16)}`];
      const scanned = scanLink(get(`/j/${link}/?appliance-id=${victim}`, headers), {
        params: Promise.resolve({ link }),
      });
      return [await tell(scanned)];
    },
  },
  '.well-known/security.txt/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async () => [await tell(securityText(get('/.well-known/security.txt', {})))],
  },
  'theme.css/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async (headers) => [await tell(theme(get('/theme.css?primary=vault', headers)))],
  },
  'app-icon.png/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async (headers) => [await tell(Promise.resolve(appIcon(get('/app-icon.png?primary=vault', headers))))],
  },
  'manifest.webmanifest/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async () => [await tell(manifest())],
  },
  'offline.html/route.ts': {
    guard: 'nothing',
    methods: ['GET'],
    ask: async (headers) => [await tell(offlinePage(get(`/offline.html?lang=${victim}`, headers)))],
  },
  'simulator/page.tsx': {
    guard: 'simulator',
    methods: [],
    ask: async () => [await SimulatorPage().then(String, (error: Error) => error.message)],
  },
  'simulator/state/route.ts': {
    guard: 'simulator',
    methods: ['GET'],
    ask: async () => [await tell(simulatorState(get('/simulator/state', {})))],
  },
  'simulator/hosts/route.ts': {
    guard: 'simulator',
    methods: ['POST'],
    ask: async (headers) => [await tell(newDevice(form(headers, {})))],
  },
};

/** Everything that may differ from one request to the next, and tells nothing. */
const normalize = (text: string) =>
  text
    .replaceAll(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/g, 'REFERENCE')
    .replaceAll(/simulator#edge-[0-9a-f]{32}/g, 'simulator#NEW')
    .replaceAll(/(name="pass" value="|pass=)[^&"]*/g, '$1SEALED');

const worlds = ['where the host is registered', 'where nobody has ever registered anything'] as const;

async function openWorld(world: (typeof worlds)[number]): Promise<AccessWorld> {
  const made = createAccessWorld(sites, {
    links,
    expectedHosts: [{ match: 'exact', text: victim, siteId: siteId('vault-street') }],
  });
  if (world === worlds[0]) {
    const { visit } = await made.scan(tokenOf(links[0]));
    const submission = await made.desk
      .as(visit.actor)
      .submit({ edgeHostId: victim, siteId: 'vault-street', hostName: 'safe' });
    expect(submission.view?.isRegistered).toBe(true);
    await made.rest();
  }
  door.server = { ...testServer(made, sites), cronSecret: 'secret-of-the-timer' };
  door.practice = await openPracticeServer();
  return made;
}

/** Practice as a live deployment has it, with a store of its own that begins empty. */
async function openPracticeServer(): Promise<Server> {
  const read = parseEnv({ PALETTE_MODE: 'simulator', VERCEL_ENV: 'preview' });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { company } = testIndex([]);
  const practice = await openPractice(read.env, company, { later: () => {}, log: () => {} });
  return practice.openFor(new Headers());
}

/** What the entry answers in both worlds to whoever comes with these headers. */
async function askBoth(entry: Entry, headersFor: (world: AccessWorld) => Promise<Record<string, string>>) {
  const answers: string[][] = [];
  for (const name of worlds) {
    const world = await openWorld(name);
    const headers = await headersFor(world);
    door.headers = new Headers(headers);
    const before = world.writes().length;
    answers.push((await entry.ask(headers)).map(normalize));
    expect(world.writes(), 'writes to Palette').toHaveLength(before);
  }
  return answers;
}

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)(route\.tsx?|page\.tsx?|default\.tsx?|opengraph-image\.tsx?|sitemap\.ts)$/.test(file));
const graph = buildImportGraph(readSources());

afterEach(() => {
  door.headers = new Headers();
});

describe('every door of the house', () => {
  it('is in the list of this test, and the list has no other', () => {
    expect(Object.keys(entries).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(entries))('%s answers the methods that are listed and no other', async (file, { methods }) => {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ resolve('app', file));
    const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    expect(verbs.filter((verb) => verb in module)).toEqual(methods);
  });

  it.each(Object.entries(entries).filter(([, { guard }]) => guard === 'actor'))(
    '%s makes an actor of cookie and pass',
    (file) => {
      const reached = reach(graph, [`app/${file}`], (target) => target.startsWith('app/'));
      expect([...reached]).toContain('app/_front/visit.ts');
    },
  );

  it.each(Object.keys(entries).filter((file) => file.endsWith('route.ts') && entries[file]?.methods.includes('POST')))(
    '%s asks every POST where it comes from',
    (file) => {
      const reached = reach(graph, [`app/${file}`], (target) => target.startsWith('app/'));
      // Where there is nothing to guard but a choice of words, there is no form of a host that could bear a pass.
      const guard = entries[file]?.guard === 'nothing' ? 'guard-origin' : 'guard-post';
      expect([...reached]).toContain(`app/api/_http/${guard}.ts`);
    },
  );
});

const visitors = [
  ['a stranger', async () => ({})],
  ['somebody with a cookie of another deployment', async () => ({ cookie: '__Host-session=foreign.or.forged' })],
  [
    'somebody who may register at another site',
    async (world: AccessWorld) => ({ cookie: `__Host-session=${(await world.scan(tokenOf(links[1]))).cookie}` }),
  ],
  [
    'somebody of the host’s own site, below practice',
    async (world: AccessWorld) => ({
      cookie: `__Host-session=${(await world.scan(tokenOf(links[0]))).cookie}`,
      'x-edge-base': '/practice',
    }),
  ],
] as const;

describe.each(visitors)('to %s', (_, headersFor) => {
  it.each(Object.entries(entries))(
    '%s shows no trace of a host or a site that is none of theirs',
    async (__, entry) => {
      const [registered = [], empty = []] = await askBoth(entry, headersFor);
      expect(registered).toEqual(empty);
      const told = registered.join('\n');
      for (const secret of ['Vault', 'Hidden Lane', 'safe', '10.1.2.10', ...Object.values(testSecrets).flat()]) {
        expect(told).not.toContain(secret);
      }
    },
  );
});

describe('the comparison can fail', () => {
  it('sees the host with the proof of its own site', async () => {
    const headersFor = async (world: AccessWorld) => ({
      cookie: `__Host-session=${(await world.scan(tokenOf(links[0]))).cookie}`,
    });
    for (const file of ['registrations/[edgeHostId]/page.tsx', 'api/registrations/[edgeHostId]/route.ts']) {
      const entry = entries[file];
      if (entry === undefined) throw new Error(`${file} is not listed`);
      const [registered, empty] = await askBoth(entry, headersFor);
      expect(registered).not.toEqual(empty);
    }
    const arrival = entries['page.tsx'];
    expect(
      (await askBoth(arrival ?? { guard: 'nothing', methods: [], ask: async () => [] }, headersFor)).join(),
    ).toContain('Vault');
  });
});
