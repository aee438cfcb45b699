import { afterEach, describe, expect, it, vi } from 'vitest';
import { openGrant } from '../../../lib/access/actor';
import { type Env, parseEnv } from '../../../lib/env';
import { createRedactor } from '../../../lib/palette/redact';
import { composeServer } from '../../../lib/server/compose';
import { secretsOf } from '../../../lib/server/secrets-of';
import { createLog } from '../../../lib/server/write-log';
import { edgeHost } from '../../support/palette-truth';
import { plantedMark, plantedSecrets } from '../../support/planted-secrets';
import { testIndex, testSite } from '../../support/test-site';

const key = plantedSecrets.PALETTE_API_KEY;
const preview = { VERCEL_ENV: 'preview', VERCEL_GIT_COMMIT_REF: 'a-fork', PALETTE_API_KEY: key };

function understand(source: Readonly<Record<string, string>>): Env {
  const result = parseEnv(source);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.env;
}

afterEach(() => vi.unstubAllGlobals());

/** A server over the environment, what it sent out, and what it logged. */
async function openServer(source: Readonly<Record<string, string>>) {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    sent.push(new Request(input, init));
    return Response.json({ code: 'InvalidApiKey', message: `no such key: ${key}` }, { status: 401 });
  });
  // Where there is no KV, `vercel` chooses the store that touches neither files nor network.
  const env: Env = { ...understand(source), vercel: 'preview' };
  const lines: string[] = [];
  const log = createLog(createRedactor(secretsOf(env)), Date.now, (line) => lines.push(line));
  const waiting: Promise<void>[] = [];
  const index = testIndex([testSite('denver')]);
  const server = await composeServer(env, index, { later: (work) => void waiting.push(work), log });
  return { server, sent, lines, settle: () => Promise.all(waiting) };
}

const submitted = { edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' };
const anybody = { grants: [openGrant], sessionId: null };

describe('threat 11, a preview with the key of production', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['a key and nothing else', preview],
    ['a key, and the simulator asked for', { ...preview, PALETTE_MODE: 'simulator' }],
    [
      'a key, a project and an address of Palette',
      { ...preview, PALETTE_PROJECT_UID: 'x', PALETTE_API_URL: 'https://p.example' },
    ],
  ])('with %s is the simulator, and does not even hold the key', (_, source) => {
    const env = understand(source);
    expect(env).toMatchObject({ mode: 'simulator', palette: null, vercel: 'preview' });
    expect(JSON.stringify(env)).not.toContain(plantedMark);
  });

  it('does not start when it is told to be live, and says what to do without repeating the key', () => {
    const result = parseEnv({
      ...preview,
      PALETTE_MODE: 'live',
      KV_REST_API_URL: 'https://kv.example',
      KV_REST_API_TOKEN: 'token',
    });
    expect(result).toEqual({
      ok: false,
      faults: [
        { name: 'PALETTE_MODE', remedy: 'Set live for Production only: a preview never reaches the real Palette.' },
      ],
    });
  });

  it.each(['live', 'simulator', undefined])('is live in no combination of variables, PALETTE_MODE %s', (mode) => {
    const switches = {
      KV_REST_API_URL: 'https://kv.example',
      KV_REST_API_TOKEN: 'token',
      PUBLIC_ORIGIN: 'https://a.example',
      CRON_SECRET: 'sixteen letters.',
      CI: '1',
      NODE_ENV: 'production',
      VERCEL: '1',
    };
    const names = Object.entries(switches);
    for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
      const extra = Object.fromEntries(names.filter((_, place) => chosen & (2 ** place)));
      const result = parseEnv({ ...preview, ...extra, ...(mode === undefined ? {} : { PALETTE_MODE: mode }) });
      if (result.ok) expect(result.env).toMatchObject({ mode: 'simulator', palette: null });
    }
  });

  it('keeps its records apart from production and from other branches, in the same store', () => {
    const other = { ...preview, VERCEL_GIT_COMMIT_REF: 'production' };
    const production = {
      ...preview,
      VERCEL_ENV: 'production',
      KV_REST_API_URL: 'https://kv.example',
      KV_REST_API_TOKEN: 'token',
    };
    const prefixes = [preview, other, production].map((source) => understand(source).storePrefix);
    expect(new Set(prefixes).size).toBe(3);
  });

  it('registers a host from the form to the end, and sends nothing to anybody', async () => {
    const { server, sent, settle } = await openServer(preview);
    const submission = await server.desk.as(anybody).submit(submitted);
    await settle();
    expect(submission.outcome).toBe('registered');
    expect(await server.health()).toMatchObject({ ok: true, mode: 'simulator' });
    expect(server.isReal).toBe(false);
    expect(sent).toEqual([]);
  });
});

describe('threat 11, the key of a live server', () => {
  const live = { PALETTE_API_KEY: key, PALETTE_API_URL: 'https://palette.example.com' };

  it('goes to the one address of Palette and nowhere else, follows no redirect, and is in no address', async () => {
    const { server, sent, settle } = await openServer(live);
    await server.health();
    await settle();
    expect(sent.length).toBeGreaterThan(0);
    for (const { url, redirect } of sent) {
      expect(new URL(url).origin).toBe('https://palette.example.com');
      expect(url).not.toContain(plantedMark);
      expect(redirect).toBe('error');
    }
  });

  it('is in no log line, though Palette quotes it', async () => {
    const { server, lines, settle } = await openServer(live);
    const submission = await server.desk.as(anybody).submit(submitted);
    await settle();
    expect(submission.problem).not.toBeNull();
    expect(lines.join('')).toContain('[redacted]');
    expect([...lines, JSON.stringify(submission)].join('')).not.toContain(plantedMark);
  });

  it('and no other secret of the environment gets through the log', () => {
    const env = understand({ ...plantedSecrets });
    const lines: string[] = [];
    const log = createLog(createRedactor(secretsOf(env)), Date.now, (line) => lines.push(line));
    for (const [name, secret] of Object.entries(plantedSecrets)) {
      if (name === 'KV_REST_API_URL') continue;
      log({ level: 'error', event: 'request_failed', error: `it was ${secret}, ${encodeURIComponent(secret)}` });
    }
    expect(lines).toHaveLength(9);
    expect(lines.join('')).not.toContain(plantedMark);
  });
});
