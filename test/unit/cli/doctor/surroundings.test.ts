import { describe, expect, test } from 'vitest';
import type { Facts, OriginFacts, PaletteFacts } from '../../../../cli/sites/doctor/facts';
import { formatFindings } from '../../../../cli/sites/doctor/format-findings';
import { judgeClock, judgePaletteClock, judgeTokens } from '../../../../cli/sites/doctor/judge-palette';
import { judgeOrigin, judgeStore, listFirewallHosts } from '../../../../cli/sites/doctor/judge-surroundings';
import { type Env, parseEnv } from '../../../../lib/env';
import { testSite } from '../../../support/test-site';

const nowMs = Date.parse('2026-11-21T08:00:00Z');
const dayMs = 24 * 60 * 60_000;

function env(variables: Record<string, string> = {}): Env {
  const read = parseEnv({ PALETTE_API_KEY: 'planted-key', PUBLIC_ORIGIN: 'https://e.example.com', ...variables });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.env;
}

const unread = { isRead: false, cause: 'refused', because: 'the key may not' } as const;
const palette: PaletteFacts = {
  host: 'api.example.com',
  owner: { isRead: true, value: { orgName: 'Juniper', userUid: 'u' } },
  roundTripMs: 12,
  aheadMs: 0,
  projects: unread,
  tokens: unread,
  inProjects: [],
  validations: [],
  kinds: [],
  settings: [],
};

describe('registration tokens', () => {
  const token = (name: string, expiresAtMs: number | null, isActive = true) => {
    return { name, expiresAtMs, isActive, projectUid: null };
  };
  const judged = (...value: ReturnType<typeof token>[]) =>
    judgeTokens({ palette: { ...palette, tokens: { isRead: true, value } }, nowMs }).map((one) => {
      return `${one.status}: ${one.sentence}`;
    });

  test.each([
    [nowMs, 'warn: The token a has ended on 2026-11-21.'],
    [nowMs + 1, 'warn: The token a ends in 0 days, on 2026-11-21.'],
    [nowMs + 14 * dayMs - 1, 'warn: The token a ends in 13 days, on 2026-12-05.'],
    [nowMs + 14 * dayMs, 'ok: 1 active registration token, none ends in 14 days.'],
    [null, 'ok: 1 active registration token, none ends in 14 days.'],
  ])('that end at %j', (expiresAtMs, sentence) => {
    expect(judged(token('a', expiresAtMs))).toEqual([sentence]);
  });

  test('that are switched off are nobody’s concern, unless all are', () => {
    expect(judged(token('old', nowMs - dayMs, false), token('new', null))).toEqual([
      'ok: 1 active registration token, none ends in 14 days.',
    ]);
    expect(judged(token('old', null, false))).toEqual([
      'warn: There is no active registration token: no new host can be staged.',
    ]);
  });
});

describe('clocks', () => {
  test.each([
    [4_999, 'ok'],
    [-4_999, 'ok'],
    [5_000, 'warn'],
    [-5_000, 'warn'],
  ])('%i ms apart: %s', (aheadMs, status) => {
    expect(judgeClock('store.clock', 'The KV database', aheadMs).status).toBe(status);
  });

  test('are told with their direction, and skipped where there is no date', () => {
    expect(judgePaletteClock({ ...palette, aheadMs: 90_000 }).sentence).toBe('Palette is 90 s ahead of this machine.');
    expect(judgePaletteClock({ ...palette, aheadMs: -90_000 }).sentence).toBe('Palette is 90 s behind this machine.');
    expect(judgePaletteClock({ ...palette, aheadMs: null })).toMatchObject({ status: 'skipped' });
  });
});

describe('the store', () => {
  const kv = (roundTripMs: number) => ({
    isRead: true as const,
    value: { roundTripsMs: [1, roundTripMs, roundTripMs, 900], evictionPolicy: 'noeviction', aheadMs: 0 },
  });
  const answered = { isRead: true, value: 3 } as const;

  test.each([
    [149, 'ok'],
    [150, 'warn'],
  ])('that answers within %i ms is %s: the middle counts, not the first', (ms, status) => {
    const [first] = judgeStore({ store: { kind: 'kv', answered, kv: kv(ms) } });
    expect(first).toMatchObject({ id: 'store.answers', status });
    expect(first?.sentence).toContain(`${ms} ms`);
  });

  test('of one machine has no eviction and no clock of its own', () => {
    const found = judgeStore({ store: { kind: 'embedded', answered, kv: null } });
    expect(found.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'store.answers ok',
      'store.eviction skipped',
      'store.clock skipped',
    ]);
  });
});

describe('the deployment', () => {
  const good = { ok: true, mode: 'live', palette: 'ok', store: true, version: 'abcdef123456' };
  const judged = (value: Omit<OriginFacts, 'origin'> | null, commit: string | null = 'abcdef1234567890') =>
    judgeOrigin({
      env: env(),
      commit,
      origin: value === null ? null : { isRead: true, value: { ...value, origin: 'https://e.example.com' } },
    }).map(({ id, status, sentence }) => `${id} ${status}: ${sentence}`);

  test('that is well and runs this commit, however short each of the two is written', () => {
    expect(judged({ status: 200, health: good })).toEqual([
      'origin.answers ok: https://e.example.com answers and is well.',
      'origin.version ok: It runs the commit of this clone (abcdef123456).',
    ]);
  });

  test.each([
    [null, 'abcdef123456'],
    ['abc', 'local'],
    ['abc', null],
  ])('whose commit cannot be compared (%j, %j) is skipped, not blamed', (commit, version) => {
    expect(judged({ status: 200, health: { ...good, version } }, commit)[1]).toMatch(/^origin\.version skipped/);
  });

  test('whose store is down says so, and an answer of something else is none', () => {
    const health = { ...good, ok: false, store: false };
    expect(judged({ status: 503, health })[0]).toContain(
      'bad: https://e.example.com answers, and can register nothing',
    );
    expect(judged({ status: 200, health: null })[0]).toContain('bad: https://e.example.com/api/health answered 200');
    expect(judged(null)).toEqual([
      'origin.answers skipped: Skipped because PUBLIC_ORIGIN is not set.',
      'origin.version skipped: Skipped because PUBLIC_ORIGIN is not set.',
    ]);
  });
});

describe('what a firewall must let through', () => {
  const sentence = (changes: Partial<Pick<Facts, 'env' | 'sites'>>) =>
    listFirewallHosts({ palette, env: env(), sites: [], ...changes }).sentence;

  test('Palette, the origin, time servers and proxies, each once', () => {
    const proxy = { http: 'http://proxy.example.com:3128', https: 'http://proxy.example.com:3128', no: [] };
    const staging = { proxy, caCerts: [], nameservers: [], users: [] };
    const sites = [
      testSite('a', { ntpServers: ['time.example.com'], staging }),
      testSite('b', { ntpServers: ['time.example.com'] }),
    ];
    expect(sentence({ sites })).toContain(
      'api.example.com (hosts, TCP 443); e.example.com (phones, TCP 443); time.example.com (time servers, UDP 123); proxy.example.com:3128 (proxies of hosts).',
    );
  });

  test('a simulator needs no firewall', () => {
    const simulated = env({ PALETTE_API_KEY: '', PALETTE_MODE: 'simulator' });
    expect(sentence({ env: simulated })).not.toContain('api.example.com');
  });

  test('of many time servers and proxies every one is named, and 40 columns show them whole', () => {
    const ntpServers = Array.from({ length: 12 }, (_, at) => `time-${at}.example.com`);
    const sites = ntpServers.map((server, at) => {
      const proxy = { http: `http://proxy-${at}.example.com:3128`, https: null, no: [] };
      const staging = { proxy, caCerts: [], nameservers: [], users: [] };
      return testSite(`shop-${at}`, { ntpServers: [server], staging });
    });
    const proxies = ntpServers.map((_, at) => `proxy-${at}.example.com:3128`);
    const finding = listFirewallHosts({ palette, env: env(), sites });
    expect(finding.sentence).toContain(`; ${ntpServers.join(', ')} (time servers, UDP 123); `);
    expect(finding.sentence).toContain(`; ${proxies.join(', ')} (proxies of hosts). `);

    const lines = formatFindings([finding], { columns: 40, paint: (_, text) => text });
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40);
    const words = lines.join(' ').split(/[\s,]+/);
    expect([...ntpServers, ...proxies].filter((host) => !words.includes(host))).toEqual([]);
  });
});
