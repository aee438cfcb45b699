import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as sweep } from '../../../app/api/cron/sweep/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { GET as findSites } from '../../../app/api/sites/route';
import ArrivePage from '../../../app/page';
import RegistrationPage from '../../../app/registrations/[edgeHostId]/page';
import { POST as newDevice } from '../../../app/simulator/hosts/route';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { getServer } from '../../../lib/server';
import type { Webhook } from '../../../lib/sites/webhook';
import { plantedMark, plantedSecrets } from '../../support/planted-secrets';
import { testIndex, testSite } from '../../support/test-site';

const outside = vi.hoisted(() => ({ headers: new Headers(), background: [] as Promise<unknown>[] }));
vi.mock('next/headers', () => ({ headers: async () => outside.headers }));
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (work: () => Promise<unknown>) => void outside.background.push(work()),
}));
vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => {} }),
  notFound: () => {
    throw new Error('not found');
  },
}));

const webhook: Webhook = {
  id: 'ops',
  addressFrom: 'WEBHOOK_OPS_URL',
  secretFrom: 'WEBHOOK_OPS_SECRET',
  kinds: ['host_registered', 'host_ready', 'registration_failed', 'second_site'],
  isInPrivateNetwork: false,
};
const realSite = testSite('vault-street', { name: 'Vault', address: '7 Hidden Lane' });
const origin = 'https://register.test';
const practised = { 'x-edge-base': '/practice', 'sec-fetch-site': 'same-origin' };
const directory = mkdtempSync(join(tmpdir(), 'edge-registration-practice-'));
const dataDir = join(directory, 'data');
const lines: string[] = [];

/** A live client that throws, and tells that it was used. */
const leave = vi.fn(async (address: unknown): Promise<Response> => {
  throw new Error(`Something left the house: ${String(address)}`);
});

beforeAll(() => {
  const index = { ...testIndex([realSite]), webhooks: [webhook] };
  writeFileSync(join(directory, 'sites.json'), JSON.stringify(index));
  const { KV_REST_API_URL: _, KV_REST_API_TOKEN: __, ...secrets } = plantedSecrets;
  const live = { ...secrets, PALETTE_MODE: 'live', DATA_DIR: dataDir, SITES_INDEX: join(directory, 'sites.json') };
  for (const [name, value] of Object.entries(live)) vi.stubEnv(name, value);
  vi.stubGlobal('fetch', leave);
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  vi.useFakeTimers({ toFake: ['Date'] });
  outside.headers = new Headers(practised);
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(directory, { recursive: true, force: true });
});

const draw = async (page: ReactNode | Promise<ReactNode>) => {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
};
const arrive = (query: Record<string, string>) => draw(ArrivePage({ searchParams: Promise.resolve(query) }));
const post = (fields: Record<string, string>) =>
  new Request(`${origin}/api/registrations`, {
    method: 'POST',
    headers: { ...practised, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
const get = (path: string, headers: Record<string, string> = practised) => new Request(`${origin}${path}`, { headers });
const settle = async () => {
  await Promise.all(outside.background.splice(0));
};

async function startHost(): Promise<string> {
  const answer = await newDevice(new Request(`${origin}/simulator/hosts`, { method: 'POST', headers: practised }));
  expect(answer.status).toBe(303);
  const [, id = ''] = (answer.headers.get('location') ?? '').split('#');
  return id;
}

describe('threat 19, practice reaches the real thing', () => {
  it('walks from a scan to a host that is ready, in a live deployment, and nothing leaves the house', async () => {
    const host = await startHost();
    expect(host).toMatch(/^edge-[0-9a-f]{32}$/);
    const choose = await arrive({ 'appliance-id': host });
    expect(choose).toContain('Harbour Street');
    expect(choose).not.toContain('Vault');
    const confirm = await arrive({ 'appliance-id': host, site: 'harbour-street' });
    expect(confirm).toContain('action="/practice/api/registrations"');

    const registered = await submit(post({ edgeHostId: host, siteId: 'harbour-street' }));
    await settle();
    expect(registered.status).toBe(303);
    expect(registered.headers.get('location')?.split('?')[0]).toBe(`/practice/registrations/${host}`);
    const context = { params: Promise.resolve({ edgeHostId: host }) };
    await vi.waitFor(
      async () => {
        vi.setSystemTime(Date.now() + 20_000);
        const answer = await (await look(get(`/api/registrations/${host}`), context)).json();
        await settle();
        expect(answer).toMatchObject({ state: 'ready' });
      },
      { timeout: 10_000, interval: 1 },
    );
    const page = await draw(RegistrationPage({ ...context, searchParams: Promise.resolve({}) }));
    expect(page).toContain('Harbour Street');

    expect(leave).not.toHaveBeenCalled();
    expect(lines.join('')).not.toContain(plantedMark);
    expect(lines.every((line) => line.includes('"isPractice":true'))).toBe(true);
  });

  it('has left nothing in the real store, which was never even opened', async () => {
    expect(readdirSync(dataDir)).toEqual(['practice']);
    expect(Reflect.get(globalThis, Symbol.for('edge-registration.server'))).toBeUndefined();
    const real = await getServer('');
    if (!real.ok) throw new Error(real.error.code);
    expect(await real.value.store.readAudit(10)).toEqual([]);
    expect(await real.value.store.sitesWithWork()).toEqual([]);
    expect(await real.value.store.listNotices('ops', 10)).toEqual([]);
    expect(existsSync(join(dataDir, 'store-v3.db'))).toBe(true);
  });

  it('tells nobody, and has nobody to tell', async () => {
    const practice = await getServer('/practice');
    if (!practice.ok) throw new Error(practice.error.code);
    const { store, index, signOn, cronSecret, isReal } = practice.value;
    expect(index.webhooks).toEqual([]);
    expect({ signOn, cronSecret, isReal }).toEqual({ signOn: null, cronSecret: null, isReal: false });
    expect(await store.listNotices('ops', 10)).toEqual([]);
    expect((await store.readAudit(50)).length).toBeGreaterThan(0);
  });

  it('is passed over by the sweep: with its secret the timer looks after the real thing only', async () => {
    const bearer = { authorization: `Bearer ${plantedSecrets.CRON_SECRET}` };
    const swept = await (await sweep(get('/api/cron/sweep', bearer))).json();
    expect(swept).toMatchObject({ due: 0, served: 0, failed: 0 });
    expect((await sweep(get('/api/cron/sweep', { ...practised, ...bearer }))).status).toBe(503);
    expect(leave).not.toHaveBeenCalled();
  });

  it('knows no site of the real thing, nor the real thing one of its own', async () => {
    const find = async (q: string, headers: Record<string, string>) =>
      (await findSites(get(`/api/sites?q=${q}`, headers))).text();
    expect(await find('vault', practised)).not.toContain('Hidden Lane');
    expect(await find('harbour', {})).not.toContain('Harbour Street');
    const refused = await submit(post({ edgeHostId: await startHost(), siteId: 'vault-street' }));
    expect(refused.headers.get('location')).toContain('error=site_unknown');
  });

  it('gives passes that open nothing real, and opens none of those', async () => {
    const [real, practice] = await Promise.all([getServer(''), getServer('/practice')]);
    if (!real.ok || !practice.ok) throw new Error('no server');
    const { actor } = await practice.value.access.identify({ cookie: null, pass: null });
    expect(actor.grants.map(({ mode }) => mode)).toEqual(['open']);
    const host = practice.value.simulator?.simulator.devices.list()[0]?.id ?? '';
    const parsed = parseHostId(host);
    if (!parsed.ok) throw new Error(host);
    const visit = { session: null, proofs: [], linksWithoutPin: [], actor: { grants: [], sessionId: null } };
    const sealed = await practice.value.access.passFor(visit, parsed.value, 'form');
    expect(await practice.value.access.passUse(sealed, parsed.value, visit)).toBe('form');
    expect(await real.value.access.passUse(sealed, parsed.value, visit)).toBeNull();
    const ours = await real.value.access.passFor(visit, parsed.value, 'form');
    expect(await practice.value.access.passUse(ours, parsed.value, visit)).toBeNull();
  });

  it('ends where many want it at once: whoever comes then is told so, and nothing is recorded', async () => {
    const practice = await getServer('/practice');
    if (!practice.ok) throw new Error('no server');
    const { store, desk, access } = practice.value;
    const { actor } = await access.identify({ cookie: null, pass: null });
    const registrations = desk.as(actor);
    const spent = { name: 'practice:all', burst: 240, everyMs: 1_000 };
    const host = await startHost();
    while ((await store.spend([spent])) === 0);
    const refused = await registrations.submit({ edgeHostId: host, siteId: 'market-square', hostName: '' });
    expect(refused).toMatchObject({ outcome: 'refused', view: null, problem: { code: 'practice_full' } });
    expect((await registrations.view(host as never)).ok).toBe(false);
  });

  it('writes nothing for whoever switches on host after host once its measure is used up', async () => {
    const practice = await getServer('/practice');
    if (!practice.ok) throw new Error('no server');
    const { store } = practice.value;
    const read = () => Promise.all(['practice:world', 'practice:mark'].map((key) => store.readCache(key)));
    const spent = { name: 'practice:all', burst: 240, everyMs: 1_000 };
    while ((await store.spend([spent])) === 0);
    const before = await read();
    for (let taps = 0; taps < 5; taps += 1) {
      const answer = await newDevice(new Request(`${origin}/simulator/hosts`, { method: 'POST', headers: practised }));
      expect(answer.headers.get('location')).toMatch(/^\/practice\/\?error=practice_full/);
    }
    expect(await read()).toEqual(before);
    expect(leave).not.toHaveBeenCalled();
  });

  it('is not there where IT has switched it off', async () => {
    vi.stubEnv('PRACTICE', 'off');
    Reflect.deleteProperty(globalThis, Symbol.for('edge-registration.practice'));
    expect(await getServer('/practice')).toMatchObject({ ok: false, error: { code: 'configuration_missing' } });
  });
});
