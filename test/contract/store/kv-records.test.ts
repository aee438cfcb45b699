import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys } from '../../../lib/store/keys';
import { createKvStore } from '../../../lib/store/kv-store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import { ask, auditEvent, claim, freshPrefix, hostId, listIntents, record, siteId, startMs } from './store-subject';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const host = hostId('edge-1');
const here = siteId('store-12');
const hourMs = 60 * 60 * 1000;

describe.skipIf(isLeftOut)('what the KV store leaves in Redis', () => {
  const bridge = openBridge();
  let prefix = '';
  beforeEach(() => {
    prefix = freshPrefix();
  });
  const keys = () => createKeys(prefix);
  const open = (options: { now?: () => number; auditLimit?: number } = {}) =>
    createKvStore({ url: bridge().url, token: bridge().token, prefix, ...options });

  it('says what it is', () => {
    expect(open().kind).toBe('kv');
  });

  it('keeps claims, intents, counters and the audit trail without an end', async () => {
    const store = open();
    await record(store);
    await store.increment('posts');
    await store.appendAudit(auditEvent());
    const { redis } = bridge();
    const found = await redis.keys(
      `${keys()
        .claim('')
        .replace(/claim:$/, '')}*`,
    );
    expect(found.length).toBe(8);
    for (const key of found) expect([key, await redis.pttl(key)]).toEqual([key, -1]);
  });

  it('remembers a lease for an hour after its end, so that "expired" can be told from "free"', async () => {
    const store = open();
    await store.takeLease('store-12', 'a', 30_000);
    const leftMs = await bridge().redis.pttl(keys().lease('store-12'));
    expect(leftMs).toBeGreaterThan(hourMs + 20_000);
    expect(leftMs).toBeLessThanOrEqual(hourMs + 30_000);
    await store.renewLease('store-12', 'a', 60_000);
    expect(await bridge().redis.pttl(keys().lease('store-12'))).toBeGreaterThan(hourMs + 50_000);
  });

  it('lets Redis forget a cached text at its end', async () => {
    await open().writeCache('profiles', 'one', 30_000);
    const leftMs = await bridge().redis.pttl(keys().cache('profiles'));
    expect(leftMs).toBeGreaterThan(20_000);
    expect(leftMs).toBeLessThanOrEqual(30_000);
  });

  it('uses the clock of Redis, whatever the clock of this machine says', async () => {
    const store = open();
    await store.takeLease('store-12', 'a', 60_000);
    const answer = await store.takeLease('store-12', 'b', 60_000);
    expect(answer).toMatchObject({ granted: false });
    const remainingMs = answer.granted ? 0 : answer.remainingMs;
    expect(remainingMs).toBeGreaterThan(50_000);
    expect(remainingMs).toBeLessThanOrEqual(60_000);
    const [seconds] = await bridge().redis.time();
    const untilMs = Number(await bridge().redis.hget(keys().lease('store-12'), 'untilMs'));
    expect(Math.abs(untilMs - Number(seconds) * 1000 - 60_000)).toBeLessThan(10_000);
  });

  it('forgets a budget an hour after its last use', async () => {
    const store = open();
    const key = keys().budget('/v1/edgehosts');
    await store.takeTurns(ask());
    await bridge().redis.pexpire(key, 1_000);
    await store.noteOverload('/v1/edgehosts');
    expect(await bridge().redis.pttl(key)).toBeGreaterThan(hourMs - 10_000);
    await bridge().redis.pexpire(key, 1_000);
    await store.takeTurns(ask({ urgency: 'watch' }));
    const leftMs = await bridge().redis.pttl(key);
    expect(leftMs).toBeGreaterThan(hourMs - 10_000);
    expect(leftMs).toBeLessThanOrEqual(hourMs);
  });

  it('paces by the clock of Redis, whatever the clock of this machine says', async () => {
    await open().takeTurns(ask({ wanted: 50, most: 50 }));
    const [seconds] = await bridge().redis.time();
    const servedAtMs = Number(await bridge().redis.hget(keys().budget('/v1/edgehosts'), 'servedAtMs'));
    expect(Math.abs(servedAtMs - 5_000 - Number(seconds) * 1000)).toBeLessThan(10_000);
  });

  it('fails on an intent that it cannot read, does not overwrite it, and lists the others without it', async () => {
    const store = open();
    await record(store);
    const other = await record(store, { hostId: hostId('edge-2') });
    for (const broken of ['not JSON', '{}', '[]', '7', '{"revision":1,"siteId":"store-12"}']) {
      await bridge().redis.set(keys().intent(host), broken);
      for (const call of [() => store.readIntent(host), () => record(store)]) {
        await expect(call()).rejects.toMatchObject({ name: 'StoreError' });
      }
      expect(await bridge().redis.get(keys().intent(host))).toBe(broken);
      expect(await listIntents(store, here)).toEqual([other]);
    }
  });

  it('leaves out an intent whose claim it cannot read, and a host whose intent is gone', async () => {
    const store = open();
    const first = await record(store);
    await record(store, { hostId: hostId('edge-2') });
    await record(store, { hostId: hostId('edge-3') });
    await bridge().redis.set(keys().claim('edge-2'), 'No Site!');
    await bridge().redis.del(keys().intent('edge-3'));
    expect(await listIntents(store, here)).toEqual([first]);
  });

  it('fails on a change to an intent that it cannot read', async () => {
    const store = open();
    const intent = await record(store);
    await bridge().redis.set(keys().intent(host), 'not JSON');
    await expect(store.updateIntent(intent)).rejects.toMatchObject({ name: 'StoreError', operation: 'updateIntent' });
    expect(await bridge().redis.get(keys().intent(host))).toBe('not JSON');
  });

  it('fails on a claim that names no site: a holder is never guessed', async () => {
    const store = open();
    await bridge().redis.set(keys().claim(host), 'No Site!');
    await expect(store.readClaim(host)).rejects.toMatchObject({ name: 'StoreError', operation: 'readClaim' });
    await expect(claim(store, host, here)).rejects.toMatchObject({ name: 'StoreError', operation: 'recordIntent' });
  });

  it('treats a cached value of another form as absent', async () => {
    const store = open();
    for (const foreign of ['text', '{"a":1}', '99999999999999:text', '99999999999999:{"a":1}', ':', '']) {
      await bridge().redis.set(keys().cache('profiles'), foreign);
      expect(await store.readCache('profiles')).toBeNull();
    }
  });

  it('leaves out an audit line that it cannot read and gives the others', async () => {
    const store = open();
    await store.appendAudit(auditEvent({ id: 'one' }));
    await store.appendAudit(auditEvent({ id: 'two' }));
    await bridge().redis.hset(keys().auditEvents(), 'one', '{"id":"one"}');
    expect((await store.readAudit(10)).map((event) => event.id)).toEqual(['two']);
  });

  it('keeps no trace of the audit events beyond the limit', async () => {
    const store = open({ auditLimit: 2, now: () => startMs });
    for (const atMs of [3, 1, 2]) await store.appendAudit(auditEvent({ id: `event:${atMs}`, atMs: startMs + atMs }));
    expect((await bridge().redis.hkeys(keys().auditEvents())).sort()).toEqual(['event:2', 'event:3']);
    expect(await bridge().redis.zcard(keys().auditOrder())).toBe(2);
  });

  it('leaves no key behind for what was given up', async () => {
    const store = open();
    await store.moveClaim(host, here, here);
    await store.releaseClaim(host, here);
    await store.takeLease('store-12', 'a', 60_000);
    await store.releaseLease('store-12', 'a');
    await store.writeCache('profiles', 'one', 60_000);
    await store.dropCache('profiles');
    expect(
      await bridge().redis.keys(
        `${keys()
          .claim('')
          .replace(/claim:$/, '')}*`,
      ),
    ).toEqual([]);
  });
});
