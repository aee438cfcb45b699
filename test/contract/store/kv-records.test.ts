import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys } from '../../../lib/store/keys';
import { createKvStore } from '../../../lib/store/kv-store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import { auditEvent, freshPrefix, hostId, request, siteId } from './store-subject';

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
    await store.claimHost(host, here);
    await store.recordIntent(request());
    await store.increment('posts');
    await store.appendAudit(auditEvent());
    const { redis } = bridge();
    const found = await redis.keys(
      `${keys()
        .claim('')
        .replace(/claim:$/, '')}*`,
    );
    expect(found.length).toBe(7);
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

  it('fails on an intent that it cannot read, and does not overwrite it', async () => {
    const store = open();
    await store.recordIntent(request());
    for (const broken of ['not JSON', '{}', '[]', '7', '{"revision":1,"siteId":"store-12"}']) {
      await bridge().redis.set(keys().intent(host), broken);
      const calls = [store.readIntent, () => store.openIntents(here), () => store.recordIntent(request())];
      for (const call of calls) await expect(call(host)).rejects.toMatchObject({ name: 'StoreError' });
      expect(await bridge().redis.get(keys().intent(host))).toBe(broken);
    }
  });

  it('fails on a change to an intent that it cannot read', async () => {
    const store = open();
    const intent = await store.recordIntent(request());
    await bridge().redis.set(keys().intent(host), 'not JSON');
    await expect(store.updateIntent(intent)).rejects.toMatchObject({ name: 'StoreError', operation: 'updateIntent' });
    expect(await bridge().redis.get(keys().intent(host))).toBe('not JSON');
  });

  it('fails on a claim that names no site: a holder is never guessed', async () => {
    const store = open();
    await bridge().redis.set(keys().claim(host), 'No Site!');
    await expect(store.readClaim(host)).rejects.toMatchObject({ name: 'StoreError', operation: 'readClaim' });
    await expect(store.claimHost(host, here)).rejects.toMatchObject({ name: 'StoreError', operation: 'claimHost' });
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
    const store = open({ auditLimit: 2 });
    for (const atMs of [3, 1, 2]) await store.appendAudit(auditEvent({ id: `event:${atMs}`, atMs }));
    expect((await bridge().redis.hkeys(keys().auditEvents())).sort()).toEqual(['event:2', 'event:3']);
    expect(await bridge().redis.zcard(keys().auditOrder())).toBe(2);
  });

  it('leaves no key behind for what was given up', async () => {
    const store = open();
    await store.claimHost(host, here);
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
