import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { lookAtOrigin, lookAtStore, openStoreOrNull, readCommit } from '../../../cli/sites/doctor/look-around';
import { type Env, parseEnv } from '../../../lib/env';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { StoreError } from '../../../lib/store/store';
import { testHouse } from '../../unit/cli/test-house';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function env(variables: Record<string, string> = {}): Env {
  const read = parseEnv({ PALETTE_API_KEY: 'planted-key', ...variables });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.env;
}

describe('a look at the deployment', () => {
  test('asks for its health, and nothing else', async () => {
    const asked: string[] = [];
    const body = { ok: true, mode: 'live', palette: 'ok', store: { kind: 'kv', ok: true }, version: 'abc', more: 1 };
    const origin = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(200).end(JSON.stringify(body));
    });
    const health = { ok: true, mode: 'live', palette: 'ok', store: true, version: 'abc' };
    expect(await lookAtOrigin(origin)).toEqual({ isRead: true, value: { origin, status: 200, health } });
    expect(asked).toEqual(['GET /api/health']);
  });

  test.each([
    ['a page', 200, '<html></html>'],
    ['another JSON', 200, '{"status":"up"}'],
    ['nothing', 204, ''],
    ['a number', 200, '7'],
  ])('%s is no health', async (_, status, body) => {
    const origin = await serve((__, response) => response.writeHead(status).end(body));
    expect(await lookAtOrigin(origin)).toMatchObject({ isRead: true, value: { status, health: null } });
  });

  test('is not sent on to another address', async () => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end('{"ok":true}');
    });
    const origin = await serve((_, response) => response.writeHead(302, { location: `${other}/api/health` }).end());
    expect(await lookAtOrigin(origin)).toMatchObject({ isRead: true, value: { status: 302, health: null } });
    expect(elsewhere).toEqual([]);
  });

  test('an older deployment, which tells less, is well all the same', async () => {
    const origin = await serve((_, response) => response.end('{"ok":true,"mode":"live","store":"kv"}'));
    const health = { ok: true, mode: 'live', palette: null, store: null, version: null };
    expect(await lookAtOrigin(origin)).toMatchObject({ value: { health } });
  });

  test('nobody there, or nowhere to look', async () => {
    expect(await lookAtOrigin('http://127.0.0.1:9')).toEqual({
      isRead: false,
      cause: 'unreachable',
      because: 'no connection',
    });
    expect(await lookAtOrigin(null)).toBeNull();
  });
});

describe('a look at the store', () => {
  const failing = async () => {
    throw new StoreError('ping');
  };

  test('that answers tells how long it took', async () => {
    let nowMs = 0;
    const store = createMemoryStore({ now: () => nowMs });
    const slow = {
      ...store,
      ping: async () => {
        nowMs += 7;
      },
    };
    expect(await lookAtStore(env(), slow, () => nowMs)).toEqual({
      kind: 'memory',
      answered: { isRead: true, value: 7 },
      kv: null,
    });
  });

  test('that does not answer, or was never opened, is a reading and no failure', async () => {
    const store = { ...createMemoryStore({ now: () => 0 }), ping: failing };
    expect(await lookAtStore(env(), store, () => 0)).toMatchObject({ answered: { because: 'it failed at ping' } });
    expect(await lookAtStore(env(), null, () => 0)).toMatchObject({ answered: { because: 'it failed at open' } });
    const kv = { KV_REST_API_URL: 'http://127.0.0.1:9', KV_REST_API_TOKEN: 'planted-token' };
    const looked = await lookAtStore(env(kv), null, () => 0);
    expect(looked).toMatchObject({ kind: 'kv', kv: { isRead: false, because: 'it failed at inspect' } });
    expect(JSON.stringify(looked)).not.toContain('planted');
  });

  test('is opened where that is possible; a bug on the way is thrown', async () => {
    const store = createMemoryStore({ now: () => 0 });
    expect(await openStoreOrNull(testHouse({}, [], { openStore: async () => store }))).toBe(store);
    expect(await openStoreOrNull(testHouse({}, [], { openStore: failing }))).toBeNull();
    const bug = async () => {
      throw new TypeError('bug');
    };
    await expect(openStoreOrNull(testHouse({}, [], { openStore: bug }))).rejects.toThrow('bug');
  });
});

test('the commit is that of the platform, or else of this clone', async () => {
  expect(await readCommit(env({ VERCEL_GIT_COMMIT_SHA: 'abcdef1234567890' }))).toBe('abcdef123456');
  expect(await readCommit(env())).toMatch(/^([0-9a-f]{40}|[0-9a-f]{64})$/);
});
