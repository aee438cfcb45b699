import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Env, parseEnv } from '../../../lib/env';
import { variableNames } from '../../../lib/env/variables';
import { rateLimits } from '../../../lib/palette/rate-limits';
import sample from '../../../sites.config';

const key = 'NjVkYzA3-planted-key-9f31e2';
const kv = { KV_REST_API_URL: 'https://kv.example.com', KV_REST_API_TOKEN: 'token-token' };

function understand(source: Record<string, string>): Env {
  const result = parseEnv(source);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.env;
}

function faultNames(source: Record<string, string>): string[] {
  const result = parseEnv(source);
  return result.ok ? [] : result.faults.map(({ name }) => name);
}

describe('the mode', () => {
  it.each([
    ['is the simulator on a bare machine', {}, 'simulator'],
    ['is live when a key is set', { PALETTE_API_KEY: key }, 'live'],
    ['is what was asked for, key or not', { PALETTE_API_KEY: key, PALETTE_MODE: 'simulator' }, 'simulator'],
    ['is the simulator on a preview even with a key', { PALETTE_API_KEY: key, VERCEL_ENV: 'preview' }, 'simulator'],
    ['is live in production with key and KV', { PALETTE_API_KEY: key, VERCEL_ENV: 'production', ...kv }, 'live'],
    [
      'is the simulator in production when asked for by name',
      { VERCEL_ENV: 'production', PALETTE_MODE: 'simulator' },
      'simulator',
    ],
    ['ignores empty values', { PALETTE_API_KEY: '', PALETTE_MODE: ' ' }, 'simulator'],
  ] as const)('%s', (_, source, mode) => {
    expect(understand(source).mode).toBe(mode);
  });

  it('hands no key to the simulator, so that a preview cannot reach Palette by accident', () => {
    expect(understand({ PALETTE_API_KEY: key, VERCEL_ENV: 'preview' }).palette).toBeNull();
    expect(understand({ PALETTE_API_KEY: key, PALETTE_MODE: 'simulator' }).palette).toBeNull();
  });
});

describe('what is missing', () => {
  it.each([
    ['live without a key', { PALETTE_MODE: 'live' }, ['PALETTE_API_KEY']],
    ['production without anything', { VERCEL_ENV: 'production' }, ['PALETTE_API_KEY', 'KV_REST_API_URL']],
    ['production with a key and no KV', { VERCEL_ENV: 'production', PALETTE_API_KEY: key }, ['KV_REST_API_URL']],
    [
      'a preview that is to be live',
      { VERCEL_ENV: 'preview', PALETTE_API_KEY: key, PALETTE_MODE: 'live', ...kv },
      ['PALETTE_MODE'],
    ],
    ['half a KV', { KV_REST_API_URL: 'https://kv.example.com' }, ['KV_REST_API_TOKEN']],
    ['the other half', { KV_REST_API_TOKEN: 'token-token' }, ['KV_REST_API_URL']],
  ])('%s is told', (_, source, names) => {
    expect(faultNames(source)).toEqual(names);
  });

  it('a machine of one’s own needs no KV', () => {
    expect(understand({ PALETTE_API_KEY: key }).kv).toBeNull();
  });
});

describe('what is wrong', () => {
  const wrong = {
    PALETTE_MODE: 'actual',
    PALETTE_API_URL: 'http://api.example.com',
    PALETTE_API_KEY: 'abc',
    KV_REST_API_URL: 'kv.example.com',
    PUBLIC_ORIGIN: 'https://register.example.com/path',
    SESSION_SECRETS: 'short',
    PALETTE_LIMITS: '/v1/edgehosts=ten/fifty',
    CRON_SECRET: 'fifteen letters',
    LINK_SECRETS: `${'a'.repeat(32)},too short`,
    PIN_PEPPER: 'not thirty-two characters long.',
    CLIENT_ADDRESS_HEADER: 'x real ip',
  };

  it('is told all at once', () => {
    expect(faultNames(wrong).sort()).toEqual(Object.keys(wrong).sort());
  });

  it('is told without repeating any value, because it may be a secret', () => {
    const told = JSON.stringify(parseEnv(wrong));
    for (const value of Object.values(wrong)) expect(told).not.toContain(value);
  });

  it('a key goes over plain http to this machine only', () => {
    expect(faultNames({ PALETTE_API_KEY: key, PALETTE_API_URL: 'http://127.0.0.1:4010' })).toEqual([]);
    expect(faultNames({ PALETTE_API_KEY: key, PALETTE_API_URL: 'http://10.0.0.1:4010' })).toEqual(['PALETTE_API_URL']);
    expect(faultNames({ PALETTE_API_KEY: key, PALETTE_API_URL: 'nonsense' })).toEqual(['PALETTE_API_URL']);
    expect(faultNames({ PALETTE_API_KEY: key, PALETTE_API_URL: 'https://api.example.com/v1' })).toEqual([
      'PALETTE_API_URL',
    ]);
  });
});

describe('what is kept apart', () => {
  it.each([
    [{}, 'simulator:local'],
    [{ PALETTE_API_KEY: key }, 'live:local'],
    [{ VERCEL_ENV: 'preview', VERCEL_GIT_COMMIT_REF: 'add-denver' }, 'simulator:preview:add-denver'],
    [{ VERCEL_ENV: 'preview' }, 'simulator:preview:unknown'],
    [{ VERCEL_ENV: 'production', PALETTE_API_KEY: key, ...kv }, 'live:production'],
  ])('%j keeps its records under %s', (source, prefix) => {
    expect(understand(source as Record<string, string>).storePrefix).toBe(prefix);
  });
});

it('drops blanks around a value: a pasted key often ends in a line break', () => {
  expect(understand({ PALETTE_API_KEY: `${key}\n` }).palette?.key).toBe(key);
  expect(understand({ KV_REST_API_URL: ' https://kv.example.com ', KV_REST_API_TOKEN: 'token\r\n' }).kv).toEqual({
    url: 'https://kv.example.com',
    token: 'token',
  });
});

it('knows its defaults', () => {
  expect(understand({ PALETTE_API_KEY: key })).toMatchObject({
    palette: { url: 'https://api.spectrocloud.com', key, projectUid: null },
    dataDir: '.data',
    siteIndexPath: '.generated/sites.json',
    publicOrigin: null,
    sessionSecrets: [],
    cronSecret: null,
    paletteLimits: rateLimits,
    version: 'local',
  });
});

it('reads several session secrets and drops the slash of an origin', () => {
  const one = 'a'.repeat(32);
  const two = 'b'.repeat(32);
  const env = understand({ SESSION_SECRETS: `${one}, ${two}`, PUBLIC_ORIGIN: 'https://register.example.com/' });
  expect(env.sessionSecrets).toEqual([one, two]);
  expect(env.publicOrigin).toBe('https://register.example.com');
});

it('reads what the ways in and the webhooks need', () => {
  const one = 'a'.repeat(32);
  const two = 'b'.repeat(32);
  const env = understand({
    LINK_SECRETS: `${one},${two}`,
    PIN_PEPPER: one,
    OIDC_CLIENT_SECRET: 'given by the provider',
    WEBHOOK_OPS_URL: ' https://hooks.example.com/x\n',
    WEBHOOK_OPS_SECRET: two,
    WEBHOOKS: 'another variable',
    OTHER_WEBHOOK_URL: 'another variable',
  });
  expect(env).toMatchObject({ linkSecrets: [one, two], pinPepper: one, oidcClientSecret: 'given by the provider' });
  expect(env.webhookVariables).toEqual({ WEBHOOK_OPS_URL: 'https://hooks.example.com/x', WEBHOOK_OPS_SECRET: two });
  expect(understand({})).toMatchObject({
    linkSecrets: [],
    pinPepper: null,
    oidcClientSecret: null,
    webhookVariables: {},
  });
});

it('knows the secret of the timer', () => {
  expect(understand({ CRON_SECRET: 'sixteen letters.' }).cronSecret).toBe('sixteen letters.');
});

describe('other limits', () => {
  it('replace their rows of the table, and only those', () => {
    const { paletteLimits } = understand({ PALETTE_LIMITS: '/v1/edgehosts=20/100, /v1/dashboard=5/25' });
    expect(paletteLimits).toHaveLength(rateLimits.length);
    expect(paletteLimits).toContainEqual({ prefix: '/v1/edgehosts', perSecond: 20, burst: 100 });
    expect(paletteLimits).toContainEqual({ prefix: '/v1/dashboard', perSecond: 5, burst: 25 });
    expect(paletteLimits).toContainEqual({ prefix: '/v1/cloudconfigs', perSecond: 50, burst: 250 });
  });

  it.each([
    ['a row that is no row', '/v1/edgehosts'],
    ['a rate that is no number', '/v1/edgehosts=many/50'],
    ['a rate of nothing', '/v1/edgehosts=0/50'],
    ['half a request', '/v1/edgehosts=0.5/50'],
    ['a burst that leaves nothing to share out', '/v1/edgehosts=10/19'],
    ['a prefix that is not in the table', '/v1/hosts=10/50'],
    ['a prefix that comes twice', '/v1/edgehosts=10/50,/v1/edgehosts=20/50'],
    ['an empty row at the end', '/v1/edgehosts=10/50,'],
  ])('are refused with %s', (_, text) => {
    expect(faultNames({ PALETTE_LIMITS: text })).toEqual(['PALETTE_LIMITS']);
  });
});

it('.env.example names every variable that one may set, and none that does not exist', () => {
  const set = variableNames.filter((name) => !name.startsWith('VERCEL_') && name !== 'SITES_INDEX');
  const example = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm) ?? [];
  expect(example.sort()).toEqual([...set].sort());
});

it('.env.example and docs/environment.md tell of the variables that webhooks name, as the sample does', () => {
  const named = sample.webhooks?.flatMap(({ addressFrom, secretFrom }) => [addressFrom, secretFrom]) ?? [];
  expect(named.length).toBeGreaterThan(1);
  const example = readFileSync('.env.example', 'utf8');
  expect(named.filter((name) => !example.includes(`# ${name}=`))).toEqual([]);
  expect(readFileSync('docs/environment.md', 'utf8')).toContain('| `WEBHOOK_');
});
