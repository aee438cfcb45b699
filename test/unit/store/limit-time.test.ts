import { describe, expect, it } from 'vitest';
import { limitTime } from '../../../lib/store/limit-time';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../lib/store/store';
import {
  ask,
  attemptRule,
  auditEvent,
  hostId,
  limit,
  notice,
  record,
  request,
  siteId,
  startMs,
} from '../../contract/store/store-subject';
import { createVirtualClock } from '../../support/virtual-clock';

const limitMs = 1_500;
const host = hostId('edge-1');
const here = siteId('store-12');
const there = siteId('store-13');

/** Every call of the port once, in an order in which each has something to do. */
const calls: readonly (readonly [keyof Store, (store: Store) => Promise<unknown>])[] = [
  ['recordIntent', (store) => store.recordIntent(request())],
  ['readIntent', (store) => store.readIntent(host)],
  ['updateIntent', async (store) => store.updateIntent(await record(store))],
  ['unfinishedIntents', (store) => store.unfinishedIntents(here)],
  ['sitesWithWork', (store) => store.sitesWithWork()],
  ['readClaim', (store) => store.readClaim(host)],
  ['moveClaim', (store) => store.moveClaim(host, here, there)],
  ['releaseClaim', (store) => store.releaseClaim(host, there)],
  ['forgetHost', (store) => store.forgetHost(host)],
  ['takeLease', (store) => store.takeLease('store-12', 'a', 60_000)],
  ['renewLease', (store) => store.renewLease('store-12', 'a', 60_000)],
  ['releaseLease', (store) => store.releaseLease('store-12', 'a')],
  ['takeTurns', (store) => store.takeTurns(ask({ wanted: 7, most: 3 }))],
  ['noteOverload', (store) => store.noteOverload('/v1/edgehosts')],
  ['spend', (store) => store.spend([limit({ burst: 1 })])],
  ['refund', (store) => store.refund([limit({ burst: 1 })])],
  ['beginAttempt', (store) => store.beginAttempt('pin:store-12', attemptRule)],
  ['forgetAttempts', (store) => store.forgetAttempts('pin:store-12')],
  ['startLinkCount', (store) => store.startLinkCount('spring', [host])],
  ['countForLink', (store) => store.countForLink('spring', host, 20)],
  ['readLinkCount', (store) => store.readLinkCount('spring')],
  ['uncountForLink', (store) => store.uncountForLink('spring', host)],
  ['addNotice', (store) => store.addNotice(notice())],
  ['updateNotice', (store) => store.updateNotice(notice({ tries: 1 }))],
  ['listNotices', (store) => store.listNotices('ops', 10)],
  ['closeNotice', (store) => store.closeNotice(notice(), 'dead')],
  ['listDeadNotices', (store) => store.listDeadNotices(10)],
  ['remind', (store) => store.remind(host, 0)],
  ['dueReminders', (store) => store.dueReminders(1, 10)],
  ['forgetReminder', (store) => store.forgetReminder(host)],
  ['increment', (store) => store.increment('posts')],
  ['writeCache', (store) => store.writeCache('profiles', 'one', 60_000)],
  ['readCache', (store) => store.readCache('profiles')],
  ['dropCache', (store) => store.dropCache('profiles')],
  ['appendAudit', (store) => store.appendAudit(auditEvent({ id: 'one', atMs: startMs }))],
  ['readAudit', (store) => store.readAudit(10)],
  ['ping', (store) => store.ping()],
  ['close', (store) => store.close()],
];

/** A store whose calls do all the same thing. */
function storeOf(answer: (name: string) => Promise<never>): Store {
  const store = createMemoryStore({ now: () => 0 });
  const names = Object.keys(store).filter((name) => name !== 'kind');
  return Object.assign(store, Object.fromEntries(names.map((name) => [name, () => answer(name)])));
}

const failureOf = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => expect.unreachable('it answered'),
    (error) => error,
  );

describe('a store with a time limit', () => {
  it('is tested with every call of the port', () => {
    const store = createMemoryStore({ now: () => 0 });
    expect(['kind', ...calls.map(([name]) => name)].sort()).toEqual(Object.keys(store).sort());
    expect(limitTime(store, createVirtualClock(), limitMs).kind).toBe('memory');
  });

  it('answers what the store answers', async () => {
    const clock = createVirtualClock();
    const plain = createMemoryStore(clock);
    const limited = limitTime(createMemoryStore(clock), clock, limitMs);
    for (const [, call] of calls) expect(await call(limited)).toEqual(await call(plain));
  });

  it.each(calls.filter(([name]) => name !== 'updateIntent'))(
    'gives %s up at the limit, and not before',
    async (name, call) => {
      const clock = createVirtualClock();
      const startMs = clock.now();
      const failure = await failureOf(
        call(
          limitTime(
            storeOf(() => new Promise(() => {})),
            clock,
            limitMs,
          ),
        ),
      );
      expect(failure).toBeInstanceOf(StoreError);
      expect(failure).toMatchObject({ operation: name, cause: { message: 'No answer within 1500 ms' } });
      expect(clock.now() - startMs).toBe(limitMs);
    },
  );

  it('waits for an answer that comes in the last moment', async () => {
    const clock = createVirtualClock();
    const slow = storeOf(() => clock.sleep(limitMs - 1).then(() => 7 as never));
    expect(await limitTime(slow, clock, limitMs).increment('posts')).toBe(7);
  });

  it('lets a late call come about: the outcome of what was given up is unknown', async () => {
    const clock = createVirtualClock();
    const store = createMemoryStore(clock);
    const slow = { ...store, increment: (counter: string) => clock.sleep(2_000).then(() => store.increment(counter)) };
    await failureOf(limitTime(slow, clock, limitMs).increment('posts'));
    await clock.sleep(1_000);
    expect(await store.increment('posts')).toBe(2);
  });

  it('passes a failure on as it is, and ignores one that comes after the limit', async () => {
    const clock = createVirtualClock();
    const own = new StoreError('ping');
    expect(
      await failureOf(
        limitTime(
          storeOf(() => Promise.reject(own)),
          clock,
          limitMs,
        ).ping(),
      ),
    ).toBe(own);
    const late = storeOf(() => clock.sleep(2_000).then(() => Promise.reject(new Error('late'))));
    const failure = await failureOf(limitTime(late, clock, limitMs).ping());
    expect(failure.cause).toMatchObject({ message: 'No answer within 1500 ms' });
    await clock.sleep(5_000);
  });

  it('leaves no timer behind once the store has answered', async () => {
    const signals: AbortSignal[] = [];
    const clock = {
      now: () => 0,
      sleep: (_: number, signal?: AbortSignal) => {
        if (signal !== undefined) signals.push(signal);
        return new Promise<void>(() => {});
      },
    };
    await limitTime(createMemoryStore(clock), clock, limitMs).ping();
    await failureOf(
      limitTime(
        storeOf(() => Promise.reject(new StoreError('ping'))),
        clock,
        limitMs,
      ).ping(),
    );
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('gives each call its own time', async () => {
    const clock = createVirtualClock();
    const startMs = clock.now();
    const limited = limitTime(
      storeOf(() => new Promise(() => {})),
      clock,
      limitMs,
    );
    const first = failureOf(limited.ping());
    await clock.sleep(1_000);
    const second = failureOf(limited.ping());
    await first;
    expect(clock.now() - startMs).toBe(1_500);
    await second;
    expect(clock.now() - startMs).toBe(2_500);
  });
});
