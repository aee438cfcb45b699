import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys } from '../../../lib/store/keys';
import { createKvStore } from '../../../lib/store/kv-store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import {
  ask,
  attemptRule,
  auditEvent,
  claim,
  freshPrefix,
  hostId,
  limit,
  listIntents,
  notice,
  record,
  siteId,
  startMs,
} from './store-subject';

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
  const open = (options: { now?: () => number; auditLimit?: number; auditKeepForMs?: number } = {}) =>
    createKvStore({ url: bridge().url, token: bridge().token, prefix, ...options });

  it('says what it is', () => {
    expect(open().kind).toBe('kv');
  });

  it('keeps claims, intents, link counts, messages, reminders, counters and the audit trail without an end', async () => {
    const store = open();
    await record(store);
    await store.increment('posts');
    await store.startLinkCount('spring', []);
    await store.addNotice(notice());
    await store.addNotice(notice({ id: 'dead' }));
    await store.closeNotice(notice({ id: 'dead' }), 'dead');
    await store.remind(host, startMs);
    await store.appendAudit(auditEvent());
    const { redis } = bridge();
    const found = await redis.keys(
      `${keys()
        .claim('')
        .replace(/claim:$/, '')}*`,
    );
    expect(found.length).toBe(14);
    const lasting = found.filter((key) => key !== keys().noticesKnown('ops'));
    for (const key of lasting) expect([key, await redis.pttl(key)]).toEqual([key, -1]);
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

  it('keeps of a limit one number, which goes a minute after all has come back', async () => {
    const store = open();
    await store.spend([limit({ name: 'one', everyMs: 90_000 }), limit({ name: 'two', everyMs: 30_000 })]);
    const { redis } = bridge();
    const [seconds] = await redis.time();
    expect(Number(await redis.get(keys().limit('one'))) - Number(seconds) * 1_000).toBeGreaterThan(80_000);
    const [oneMs, twoMs] = [await redis.pttl(keys().limit('one')), await redis.pttl(keys().limit('two'))];
    expect(oneMs).toBeGreaterThan(140_000);
    expect(oneMs).toBeLessThanOrEqual(150_000);
    expect(twoMs).toBeGreaterThan(80_000);
    expect(twoMs).toBeLessThanOrEqual(90_000);
    await store.refund([limit({ name: 'one', everyMs: 90_000 })]);
    expect(await redis.pttl(keys().limit('one'))).toBeLessThanOrEqual(60_000);
  });

  it('keeps nothing of what is let through by no limit, and nothing new of what is refused', async () => {
    const store = open();
    const [full, other] = [limit({ name: 'full', burst: 1 }), limit({ name: 'other' })];
    await store.spend([full]);
    await store.spend([other, full]);
    await store.refund([other]);
    expect(await bridge().redis.keys(`${keys().limit('')}*`)).toEqual([keys().limit('full')]);
  });

  it('keeps the tries of a secret a minute longer than they count', async () => {
    const store = open();
    await store.beginAttempt('pin:store-12', attemptRule);
    const leftMs = await bridge().redis.pttl(keys().tries('pin:store-12'));
    expect(leftMs).toBeGreaterThan(hourMs + 50_000);
    expect(leftMs).toBeLessThanOrEqual(hourMs + 60_000);
    await store.forgetAttempts('pin:store-12');
    expect(await bridge().redis.exists(keys().tries('pin:store-12'))).toBe(0);
  });

  it('remembers the IDs of messages for 30 days after the last one, and drops the older ones one by one', async () => {
    let nowMs = startMs;
    const store = open({ now: () => nowMs });
    await store.addNotice(notice({ id: 'old' }));
    nowMs += 30 * 24 * hourMs;
    await store.addNotice(notice({ id: 'new' }));
    const known = keys().noticesKnown('ops');
    expect(await bridge().redis.zrange(known, 0, '-1')).toEqual(['new']);
    expect(await bridge().redis.pttl(known)).toBeGreaterThan(29 * 24 * hourMs);
  });

  it('fails on a limit or tries that it cannot read: neither is guessed', async () => {
    const store = open();
    await bridge().redis.set(keys().limit('one'), 'not a number');
    await bridge().redis.set(keys().tries('one'), 'not two numbers at all');
    await expect(store.spend([limit({ name: 'one' })])).rejects.toMatchObject({ operation: 'spend' });
    await expect(store.beginAttempt('one', attemptRule)).rejects.toMatchObject({ operation: 'beginAttempt' });
  });

  it('leaves out a message or a reminder that it cannot read and gives the others', async () => {
    const store = open();
    for (const id of ['one', 'two', 'three']) await store.addNotice(notice({ id }));
    await bridge().redis.hset(keys().noticeTexts('ops'), 'one', '{"id":"one"}');
    await bridge().redis.hdel(keys().noticeTexts('ops'), 'two');
    expect(await store.listNotices('ops', 10)).toEqual([notice({ id: 'three' })]);
    await store.closeNotice(notice({ id: 'three' }), 'dead');
    await bridge().redis.lpush(keys().deadNotices(), 'not JSON');
    expect(await store.listDeadNotices(10)).toEqual([notice({ id: 'three' })]);
    await store.remind(host, 7);
    await bridge().redis.zadd(keys().reminders(), 6, 'no/host');
    expect(await store.dueReminders(7, 10)).toEqual([host]);
  });

  it('drops at most a hundred old audit events at once, so that no append pays for a year', async () => {
    const auditKeepForMs = 10_000;
    const before = open({ now: () => startMs, auditKeepForMs });
    await Promise.all(
      Array.from({ length: 150 }, (_, index) => before.appendAudit(auditEvent({ id: `${index}`, atMs: startMs }))),
    );
    const after = open({ now: () => startMs + auditKeepForMs, auditKeepForMs });
    for (const kept of [51, 2, 3]) {
      await after.appendAudit(auditEvent({ id: `new-${kept}`, atMs: startMs + auditKeepForMs }));
      expect(await bridge().redis.hlen(keys().auditEvents())).toBe(kept);
      expect(await bridge().redis.zcard(keys().auditOrder())).toBe(kept);
    }
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
