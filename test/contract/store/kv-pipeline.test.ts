import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys } from '../../../lib/store/keys';
import { createKvStore } from '../../../lib/store/kv-store';
import { openIntent } from '../../../lib/store/records';
import type { Store } from '../../../lib/store/store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import type { BridgeFault } from '../support/start-rest-bridge';
import {
  ask,
  attemptRule,
  auditEvent,
  createClock,
  freshPrefix,
  hostId,
  limit,
  notice,
  record,
  request,
  siteId,
  startMs,
} from './store-subject';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const host = hostId('edge-1');
const here = siteId('store-12');
const lost: BridgeFault = { kind: 'lose_reply' };
const dropped: BridgeFault = { kind: 'drop' };

describe.skipIf(isLeftOut)('calls of the KV store in one tick', () => {
  const bridge = openBridge();
  let prefix = '';
  beforeEach(() => {
    prefix = freshPrefix();
    bridge().takeRequestCount();
  });
  const open = (timeoutMs = 20_000) =>
    createKvStore({ url: bridge().url, token: bridge().token, prefix, timeoutMs, now: createClock().now });

  /** Every call of the port once; what prepares a text does so before the first wait. */
  const everyCall: Record<string, (store: Store) => Promise<unknown>> = {
    recordIntent: (store) => store.recordIntent(request({ hostId: hostId('edge-2') })),
    readIntent: (store) => store.readIntent(host),
    updateIntent: (store) => store.updateIntent({ ...intentOf(), phase: 'joining' }),
    unfinishedIntents: (store) => store.unfinishedIntents(here),
    sitesWithWork: (store) => store.sitesWithWork(),
    forgetHost: (store) => store.forgetHost(host),
    moveClaim: (store) => store.moveClaim(host, here, here),
    releaseClaim: (store) => store.releaseClaim(host, here),
    readClaim: (store) => store.readClaim(host),
    takeLease: (store) => store.takeLease('store-12', 'a', 1_000),
    renewLease: (store) => store.renewLease('store-12', 'a', 1_000),
    releaseLease: (store) => store.releaseLease('store-12', 'a'),
    takeTurns: (store) => store.takeTurns(ask()),
    noteOverload: (store) => store.noteOverload('/v1/edgehosts'),
    spend: (store) => store.spend([limit()]),
    refund: (store) => store.refund([limit()]),
    beginAttempt: (store) => store.beginAttempt('pin:store-12', attemptRule),
    forgetAttempts: (store) => store.forgetAttempts('pin:store-12'),
    countForLink: (store) => store.countForLink('spring', host, 20),
    startLinkCount: (store) => store.startLinkCount('spring', [host]),
    uncountForLink: (store) => store.uncountForLink('spring', host),
    readLinkCount: (store) => store.readLinkCount('spring'),
    addNotice: (store) => store.addNotice(notice()),
    listNotices: (store) => store.listNotices('ops', 10),
    updateNotice: (store) => store.updateNotice(notice({ tries: 1 })),
    closeNotice: (store) => store.closeNotice(notice(), 'dead'),
    listDeadNotices: (store) => store.listDeadNotices(10),
    remind: (store) => store.remind(host, startMs),
    dueReminders: (store) => store.dueReminders(startMs, 10),
    forgetReminder: (store) => store.forgetReminder(host),
    increment: (store) => store.increment('posts'),
    readCache: (store) => store.readCache('profiles'),
    writeCache: (store) => store.writeCache('profiles', 'one', 60_000),
    dropCache: (store) => store.dropCache('profiles'),
    appendAudit: (store) => store.appendAudit(auditEvent()),
    readAudit: (store) => store.readAudit(10),
    ping: (store) => store.ping(),
  };

  const intentOf = () => openIntent(request());

  it('go out as one request, whatever they are and whichever is first', async () => {
    const store = open();
    const known = Object.keys(store).filter((name) => !['kind', 'close'].includes(name));
    expect(Object.keys(everyCall).sort()).toEqual(known.sort());
    const calls = Object.values(everyCall);
    for (const order of [calls, calls.toReversed()]) {
      await Promise.all(order.map((call) => call(store)));
      expect(bridge().takeRequestCount()).toBe(1);
    }
  });

  it('are carried out in the order in which they were asked', async () => {
    const store = open();
    const totals = await Promise.all(Array.from({ length: 40 }, () => store.increment('posts')));
    expect(totals).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const [recorded, updated, read] = await Promise.all([
      store.recordIntent(request()),
      store.updateIntent({ ...intentOf(), phase: 'joining' }),
      store.readIntent(host),
    ]);
    expect(recorded.intent?.phase).toBe('queued');
    expect(read).toEqual(updated);
    expect(bridge().takeRequestCount()).toBe(2);
  });

  it('are one request each when one waits for the other', async () => {
    const store = open();
    await store.increment('posts');
    await store.increment('posts');
    expect(bridge().takeRequestCount()).toBe(2);
  });

  it('are cut where a request would grow too large, and still answered each', async () => {
    const store = open();
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(300_000));
    await Promise.all(texts.map((text, index) => store.writeCache(`long-${index}`, text, 60_000)));
    expect(bridge().takeRequestCount()).toBe(3);
    expect(await Promise.all(texts.map((_, index) => store.readCache(`long-${index}`)))).toEqual(texts);
  });

  it('have an outcome each: one that Redis refuses fails alone', async () => {
    const store = open();
    await bridge().redis.set(createKeys(prefix).lease('broken'), 'no hash');
    const [before, refused, after] = await Promise.allSettled([
      store.increment('posts'),
      store.takeLease('broken', 'a', 1_000),
      store.increment('posts'),
    ]);
    expect(before).toEqual({ status: 'fulfilled', value: 1 });
    expect(after).toEqual({ status: 'fulfilled', value: 2 });
    expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', operation: 'takeLease' } });
    expect(String((refused as PromiseRejectedResult).reason.cause)).toContain('WRONGTYPE');
    expect(bridge().takeRequestCount()).toBe(1);
  });

  it('send nothing for a call whose text cannot be written, and the others go out', async () => {
    const store = open();
    const [bad, good] = await Promise.allSettled([
      store.recordIntent(request({ requestedAtMs: Number.NaN })),
      store.increment('posts'),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { operation: 'recordIntent' } });
    expect(good).toEqual({ status: 'fulfilled', value: 1 });
  });

  it('repeat together what may be repeated when the reply is lost, and leave the rest unknown', async () => {
    const store = open();
    bridge().injectFaults(lost);
    const [recorded, counted, lease, turns] = await Promise.allSettled([
      record(store, { hostName: 'till' }),
      store.increment('posts'),
      store.takeLease('store-12', 'a', 60_000),
      store.takeTurns(ask({ wanted: 9, most: 9 })),
    ]);
    expect(recorded).toMatchObject({ status: 'fulfilled', value: { hostName: 'till', revision: 1 } });
    expect(lease).toEqual({ status: 'fulfilled', value: { granted: true, before: 'own' } });
    expect(counted).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', operation: 'increment' } });
    expect(turns).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', operation: 'takeTurns' } });
    expect(bridge().takeRequestCount()).toBe(2);
    expect(await store.increment('posts')).toBe(2);
    // The nine are spent although nobody was told: the budget is never exceeded.
    expect(await store.takeTurns(ask({ wanted: 50, most: 50 }))).toMatchObject({ granted: 41 });
  });

  it('fail each in its own name when the request is lost twice', async () => {
    const store = open();
    bridge().injectFaults(dropped, dropped);
    const names = ['readIntent', 'unfinishedIntents', 'readClaim', 'increment', 'noteOverload'];
    const outcomes = await Promise.allSettled(names.map((name) => everyCall[name]?.(store)));
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', operation: names[index] } });
    }
    expect(bridge().takeRequestCount()).toBe(2);
  });

  it('fail each at the time limit, which is not spent twice', async () => {
    const store = open(150);
    bridge().injectFaults({ kind: 'hang' });
    const outcomes = await Promise.allSettled([store.readClaim(host), store.readIntent(host)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(bridge().takeRequestCount()).toBe(1);
  });

  it.each([
    ['fewer answers than commands', '[{"result":null}]', ['fulfilled', 'rejected']],
    ['more answers than commands', '[{"result":null},{"result":null},{"result":null}]', ['rejected', 'rejected']],
    ['one answer for all', '{"result":null}', ['rejected', 'rejected']],
    ['null', 'null', ['rejected', 'rejected']],
  ])('guess nothing and repeat nothing when the service answers %s', async (_, body, expected) => {
    const store = open();
    bridge().injectFaults({ kind: 'status', status: 200, body });
    const outcomes = await Promise.allSettled([store.readClaim(host), store.readIntent(host)]);
    expect(outcomes.map(({ status }) => status)).toEqual(expected);
    expect(bridge().takeRequestCount()).toBe(1);
  });
});
