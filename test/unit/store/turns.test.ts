import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TurnAsk } from '../../../lib/store/store';
import { type BudgetState, freshBudget, giveTurns, noteRefusal } from '../../../lib/store/turns';
import { ask } from '../../contract/store/store-subject';
import { type Departure, type Queue, runQueues, worstExcess } from './run-queues';

const limit = { perSecond: 10, burst: 50 };
const startMs = 1_795_000_000_000;
const hair = 1e-3;

/** A budget whose burst is used up at this moment. */
function emptied(nowMs = 0, { perSecond, burst }: { perSecond: number; burst: number } = limit): BudgetState {
  const all = ask({ perSecond, burst, queue: 'gone', wanted: burst, most: burst });
  return giveTurns(freshBudget, all, nowMs).state;
}

describe('a budget', () => {
  it('gives the whole burst at once, then one turn per interval, in the order of asking', () => {
    let { state, answer } = giveTurns(freshBudget, ask({ wanted: 60, most: 60 }), startMs);
    expect(answer).toMatchObject({ granted: 50, waitMs: 0, lastWaitMs: 1_000 });
    for (const waitMs of [100, 200, 300]) {
      ({ state, answer } = giveTurns(state, ask({ queue: `q-${waitMs}` }), startMs));
      expect(answer).toEqual({ granted: 1, waitMs, lastWaitMs: waitMs, waitsMs: [waitMs] });
    }
  });

  it('gives no more than is wanted, nor more than may go at once', () => {
    expect(giveTurns(freshBudget, ask({ wanted: 3, most: 9 }), 0).answer.granted).toBe(3);
    expect(giveTurns(freshBudget, ask({ wanted: 9, most: 3 }), 0).answer.granted).toBe(3);
  });

  it('takes no turn that comes too late, and says when one would come', () => {
    const state = emptied();
    const late = giveTurns(state, ask({ withinMs: 99 }), 0);
    expect(late.answer).toEqual({ granted: 0, waitMs: 100, lastWaitMs: 100, waitsMs: [100] });
    expect(giveTurns(late.state, ask({ queue: 'other', withinMs: 100 }), 0).answer).toMatchObject({
      granted: 1,
      waitMs: 100,
    });
  });

  it('promises nothing that is more than a minute away', () => {
    const tight = { perSecond: 1, burst: 1 };
    const waits: number[] = [];
    let state = freshBudget;
    for (let index = 0; index < 70; index += 1) {
      const given = giveTurns(state, ask({ ...tight, queue: `q-${index}`, withinMs: 1e9 }), startMs);
      state = given.state;
      if (given.answer.granted > 0) waits.push(given.answer.waitMs);
    }
    expect(waits.at(-1)).toBe(60_000);
    expect(waits).toHaveLength(61);
  });

  it('fills up again to the burst and no further', () => {
    expect(giveTurns(emptied(), ask({ wanted: 99, most: 99 }), 1_000).answer.granted).toBe(10);
    expect(giveTurns(emptied(), ask({ wanted: 99, most: 99 }), 1e7).answer.granted).toBe(50);
  });

  it('is blocked for a minute at most by a clock that was ahead for an hour', () => {
    const ahead = giveTurns(freshBudget, ask({ wanted: 50, most: 50 }), startMs + 3_600_000).state;
    const { answer } = giveTurns(ahead, ask(), startMs);
    expect(answer.waitMs).toBeLessThanOrEqual(60_100);
    expect(giveTurns(ahead, ask(), startMs + 200).answer.waitMs).toBeLessThanOrEqual(60_100);
    const watched = giveTurns(freshBudget, ask({ urgency: 'watch', most: 9, wanted: 9 }), startMs + 3_600_000).state;
    expect(giveTurns(watched, ask({ urgency: 'watch' }), startMs).answer.waitMs).toBeLessThanOrEqual(65_000);
    const once = giveTurns(ahead, ask(), startMs).state;
    expect(giveTurns(once, ask(), startMs + 61_000).answer.granted).toBe(1);
  });
});

describe('in every window of t seconds never more than burst + rate * t turns leave', () => {
  const asked = fc.record({
    afterMs: fc.oneof(fc.nat(30), fc.nat(3_000), fc.nat(20_000)),
    queue: fc.constantFrom('a', 'b', 'c', 'd'),
    wanted: fc.integer({ min: 1, max: 80 }),
    most: fc.integer({ min: 1, max: 80 }),
    urgency: fc.constantFrom<TurnAsk['urgency']>('work', 'watch'),
    withinMs: fc.constantFrom(0, 500, 60_000),
    isRefused: fc.boolean(),
  });

  it.each([
    { perSecond: 10, burst: 50 },
    { perSecond: 50, burst: 250 },
    { perSecond: 3, burst: 7 },
    { perSecond: 0.7, burst: 1 },
  ])('whatever the sequence of asks, with refusals in between: %o', (kept) => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 120 }), (asks) => {
        const departures: Departure[] = [];
        let nowMs = startMs;
        let state = freshBudget;
        for (const { afterMs, isRefused, ...rest } of asks) {
          nowMs += afterMs;
          const { state: next, answer } = giveTurns(state, ask({ ...kept, ...rest }), nowMs);
          expect(answer.granted).toBeLessThanOrEqual(Math.min(rest.wanted, rest.most));
          for (let turn = 0; turn < answer.granted; turn += 1) {
            departures.push({ queue: rest.queue, atMs: nowMs + answer.waitMs });
          }
          state = isRefused ? noteRefusal(next, nowMs) : next;
        }
        expect(worstExcess(kept, departures)).toBeLessThan(hair);
      }),
      { numRuns: 300 },
    );
  });

  it('is measured by a test that can fail', () => {
    const at = (atMs: number) => ({ queue: 'a', atMs });
    expect(worstExcess({ perSecond: 1, burst: 2 }, [at(0), at(0), at(500)])).toBe(0.5);
    expect(worstExcess({ perSecond: 1, burst: 2 }, [at(0), at(0), at(1_000)])).toBeCloseTo(0);
  });
});

describe('while somebody waits', () => {
  it.each([0, 7, 60, 400])('nineteen in twenty turns of the budget leave, though each answer takes %d ms', (lagMs) => {
    const queues = Array.from({ length: 12 }, (_, index) => ({ name: `q-${index}`, wanted: 100, lagMs }));
    const { departures } = runQueues(limit, queues);
    const lastMs = Math.max(...departures.map(({ atMs }) => atMs));
    const budget = limit.burst + (lastMs / 1_000) * limit.perSecond;
    expect(departures.length / budget).toBeGreaterThanOrEqual(0.95);
  });

  it('nineteen in twenty leave also for one queue alone that is slow to come back', () => {
    const { departures } = runQueues(limit, [{ name: 'alone', wanted: 300, lagMs: 60 }]);
    const lastMs = Math.max(...departures.map(({ atMs }) => atMs));
    expect(300 / (limit.burst + (lastMs / 1_000) * limit.perSecond)).toBeGreaterThanOrEqual(0.95);
  });

  it('nobody waits longer than one round: ten with one wish each beside one with fifty', () => {
    const many = { name: 'many', wanted: 50 };
    const few = Array.from({ length: 10 }, (_, index) => ({ name: `few-${index}`, wanted: 1, startsAtMs: index * 37 }));
    const { departures } = runQueues(limit, [many, ...few], emptied());
    const roundMs = 11 * 100;
    for (const { name, startsAtMs } of few) {
      const left = departures.find(({ queue }) => queue === name);
      expect((left?.atMs ?? Number.POSITIVE_INFINITY) - startsAtMs).toBeLessThanOrEqual(roundMs);
    }
    expect(departures).toHaveLength(60);
  });

  it('queues of the same length are served evenly', () => {
    const queues = Array.from({ length: 5 }, (_, index) => ({ name: `q-${index}`, wanted: 40 }));
    const { departures } = runQueues(limit, queues, emptied());
    const firstHalf = departures.slice(0, 100).map(({ queue }) => queue);
    for (const { name } of queues) expect(firstHalf.filter((queue) => queue === name)).toHaveLength(20);
  });
});

describe('the waiting time that is told', () => {
  const same = (count: number, wanted: number, change: Partial<Queue> = {}): Queue[] =>
    Array.from({ length: count }, (_, index) => ({ name: `q-${count}-${wanted}-${index}`, wanted, ...change }));

  it.each<[string, Queue[], BudgetState]>([
    ['one long queue', same(1, 80), emptied()],
    ['ten equal queues', same(10, 12), emptied()],
    ['one long beside ten short', [...same(1, 50), ...same(10, 1)], emptied()],
    ['lengths from 1 to 20', Array.from({ length: 20 }, (_, n) => ({ name: `q-${n}`, wanted: n + 1 })), emptied()],
    ['two long among fifty of three', [...same(2, 60), ...same(50, 3)], emptied()],
    ['two hundred sites of five hosts', same(200, 5), emptied()],
    ['the same from a full bucket', same(200, 5), freshBudget],
    ['callers that come back late', same(10, 12, { lagMs: 60 }), emptied()],
  ])('is within a half of what it then was, once all have asked: %s', (_, queues, from) => {
    const { departures, told } = runQueues(limit, queues, from);
    const allAskedMs = Math.max(...queues.map(({ name }) => told.find((one) => one.queue === name)?.askedAtMs ?? 0));
    const late = told.slice(told.findLastIndex(({ askedAtMs }) => askedAtMs <= allAskedMs));
    expect(late.length).toBeGreaterThan(5);
    for (const { queue, askedAtMs, waitsMs, lastWaitMs } of late) {
      const times = departures.filter((one) => one.queue === queue).map(({ atMs }) => atMs);
      expect(waitsMs.at(-1)).toBe(lastWaitMs);
      for (const [index, waitMs] of waitsMs.entries()) {
        const wasMs = (times.at(index - waitsMs.length) ?? Number.NaN) - askedAtMs;
        // Below two intervals a percentage says nothing: nobody is told of tenths of a second.
        if (Math.max(wasMs, waitMs) <= 200) continue;
        expect(waitMs).toBeGreaterThanOrEqual(wasMs * 0.5);
        expect(waitMs).toBeLessThanOrEqual(wasMs * 1.5);
      }
    }
  });

  it('is told for each turn that is wanted, and grows from one to the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }))),
        (asks) => {
          let state = emptied(startMs);
          for (const [queue, wanted, most] of asks) {
            const given = giveTurns(state, ask({ queue: `q-${queue}`, wanted, most, withinMs: 4_000 }), startMs);
            state = given.state;
            const { granted, waitMs, lastWaitMs, waitsMs } = given.answer;
            expect(waitsMs).toHaveLength(wanted);
            expect(waitsMs).toEqual([...waitsMs].sort((a, b) => a - b));
            expect(waitsMs.slice(0, granted)).toEqual(Array.from({ length: granted }, () => waitMs));
            expect(waitsMs.at(-1)).toBe(lastWaitMs);
          }
        },
      ),
    );
  });

  it('is about right also while only half of the rate is left', () => {
    const slowed = [0, 0, 0].reduce((state) => noteRefusal(state, 0), emptied());
    const { departures, told } = runQueues(limit, same(4, 10), slowed, 25_000);
    const lastMs = departures.at(-1)?.atMs ?? 0;
    const first = told.filter(({ askedAtMs }) => askedAtMs === 0).at(-1);
    expect(Math.abs((first?.lastWaitMs ?? 0) - lastMs)).toBeLessThan(lastMs / 2);
  });

  it('leaves out who has not come for a minute after it was due', () => {
    let state = emptied(startMs);
    state = giveTurns(state, ask({ queue: 'gone-for-good', wanted: 500 }), startMs).state;
    const wanted = { queue: 'here', wanted: 11, withinMs: 0 };
    const busy = giveTurns(emptied(startMs + 60_000), ask(wanted), startMs + 60_000).answer.lastWaitMs;
    const later = (afterMs: number) =>
      giveTurns({ ...emptied(startMs + afterMs), queues: state.queues }, ask(wanted), startMs + afterMs).answer;
    expect(later(60_000).lastWaitMs).toBeCloseTo(2 * busy);
    expect(later(60_100).lastWaitMs).toBeCloseTo(busy);
  });
});

describe('watchers', () => {
  const watch = (change: Partial<TurnAsk> = {}) => ask({ urgency: 'watch', queue: 'watch', ...change });

  it('get nothing below half the burst, and take no turn in the future', () => {
    const used = (count: number) => giveTurns(freshBudget, ask({ wanted: count, most: count }), startMs).state;
    expect(giveTurns(used(24), watch({ wanted: 9, most: 9 }), startMs).answer.granted).toBe(1);
    expect(giveTurns(used(25), watch(), startMs).answer).toMatchObject({ granted: 0, waitMs: 100, lastWaitMs: 100 });
    expect(giveTurns(used(25), watch(), startMs).state.servedAtMs).toBe(used(25).servedAtMs);
    expect(giveTurns(used(50), watch(), startMs).answer).toMatchObject({ granted: 0, waitMs: 2_600 });
  });

  it.each([0, 700, 60_000])('leave half the burst to who works, however often they have asked for %d ms', (ms) => {
    const watches: Queue = { name: 'watch', wanted: 1e6, most: 5, urgency: 'watch', lagMs: 10 };
    const { state } = runQueues(limit, [watches], freshBudget, ms);
    expect(giveTurns(state, ask({ wanted: 50, most: 50 }), ms).answer.granted).toBeGreaterThanOrEqual(25);
  });

  it('take at most 80 % of the budget, also when nobody works', () => {
    const queues: Queue[] = Array.from({ length: 20 }, (_, index) => ({
      name: `w-${index}`,
      wanted: 1e6,
      urgency: 'watch',
      lagMs: 50,
    }));
    const { departures } = runQueues(limit, queues, freshBudget, 600_000);
    expect(worstExcess({ perSecond: 8, burst: 40 }, departures)).toBeLessThan(hair);
    expect(departures.length).toBeGreaterThan(0.95 * 8 * 600);
  });

  it('get nothing while somebody who works is waiting, and delay nobody', () => {
    const works = { name: 'work', wanted: 200 };
    const watches: Queue = { name: 'watch', wanted: 1e6, urgency: 'watch', lagMs: 10 };
    const { departures } = runQueues(limit, [works, watches], emptied(), 19_850);
    expect(new Set(departures.map(({ queue }) => queue))).toEqual(new Set(['work']));
    expect(departures).toHaveLength(199);
  });

  it('are not counted among those who wait', () => {
    const state = giveTurns(emptied(startMs), watch({ wanted: 40 }), startMs).state;
    expect(giveTurns(state, ask({ wanted: 5, withinMs: 0 }), startMs).answer.lastWaitMs).toBe(500);
  });

  it('get a turn of a full bucket also where half the burst is less than one', () => {
    const tight = { perSecond: 1, burst: 1 };
    expect(giveTurns(freshBudget, watch(tight), startMs).answer.granted).toBe(1);
    expect(giveTurns(emptied(startMs, tight), watch(tight), startMs).answer).toMatchObject({
      granted: 0,
      waitMs: 1_000,
    });
  });
});

describe('refusals by the other side', () => {
  const refuse = (times: readonly number[], from = freshBudget) =>
    times.reduce((state, afterMs) => noteRefusal(state, startMs + afterMs), from);
  const burstAt = (state: BudgetState, afterMs: number) =>
    giveTurns(state, ask({ wanted: 99, most: 99 }), startMs + afterMs).answer.granted;

  it('halve rate and burst with the third within five seconds', () => {
    expect(burstAt(refuse([0, 100]), 200)).toBe(50);
    expect(burstAt(refuse([0, 2_500, 4_999]), 5_000)).toBe(25);
    expect(burstAt(refuse([0, 2_500, 5_000]), 5_000)).toBe(50);
    const slowed = { ...refuse([0, 1, 2]), servedAtMs: startMs + 5_000 };
    expect(giveTurns(slowed, ask(), startMs).answer.waitMs).toBe(200);
  });

  it('halve once for all that had left before, and only put the recovery off', () => {
    const crowd = refuse(Array.from({ length: 50 }, (_, index) => index * 100));
    expect(crowd.share).toBe(0.5);
    expect(burstAt(crowd, 34_899)).toBe(25);
    expect(burstAt(crowd, 34_900)).toBe(50);
  });

  it('halve again when three more come at the slower pace, down to an eighth', () => {
    const shares = [0, 1, 2, 3, 4].map((round) => {
      const times = Array.from({ length: (round + 1) * 3 }, (_, index) => Math.floor(index / 3) * 6_000 + (index % 3));
      return refuse(times).share;
    });
    expect(shares).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 8, 1 / 8]);
  });

  it('are forgotten step by step: each half minute without one doubles the budget', () => {
    const slow = refuse([0, 0, 0, 6_000, 6_000, 6_000, 12_000, 12_000, 12_000]);
    const bursts = [13_000, 41_999, 42_000, 72_000, 102_000, 1_000_000].map((afterMs) => burstAt(slow, afterMs));
    expect(bursts).toEqual([6, 6, 12, 25, 50, 50]);
    const again = refuse([41_000], slow);
    expect([70_999, 71_000, 101_000].map((afterMs) => burstAt(again, afterMs))).toEqual([6, 12, 25]);
  });

  it('slow nothing for longer when the clock was ahead for an hour', () => {
    const ahead = refuse([3_600_000, 3_600_000, 3_600_000]);
    expect(ahead.share).toBe(0.5);
    const seen = giveTurns(ahead, ask(), startMs).state;
    expect(giveTurns(seen, ask(), startMs + 31_000).state.share).toBe(1);
    expect(refuse([10, 20, 30], seen).share).toBe(0.5);
    expect(refuse([6_000, 6_000, 6_000], seen).share).toBe(0.25);
  });
});
