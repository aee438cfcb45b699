import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundLimits, type ServedAtMs, spendLimits } from '../../../lib/store/limits';
import type { Limit } from '../../../lib/store/store';
import { limit, startMs } from '../../contract/store/store-subject';

const anyLimit = fc.record({
  name: fc.constant('one'),
  burst: fc.integer({ min: 1, max: 30 }),
  everyMs: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(0.3, 1_000 / 7, 3_600_000 / 11)),
});
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(100_000)), { minLength: 1, maxLength: 120 });
const fresh: ServedAtMs = new Map();

/** Spends as often as it can at this moment. */
function exhaust(state: ServedAtMs, one: Limit, nowMs: number) {
  let served = state;
  for (let times = 0; ; times += 1) {
    const { waitMs, changed } = spendLimits(served, [one], nowMs);
    if (waitMs > 0) return { served, times, waitMs };
    served = new Map([...served, ...changed]);
  }
}

describe('a limit', () => {
  it('lets through exactly its burst at once', () => {
    fc.assert(
      fc.property(anyLimit, (one) => {
        expect(exhaust(fresh, one, startMs).times).toBe(one.burst);
      }),
    );
  });

  it('never lets through more than burst + t / every in any time t', () => {
    fc.assert(
      fc.property(anyLimit, pauses, (one, sequence) => {
        let served = fresh;
        let nowMs = startMs;
        const passedAtMs: number[] = [];
        for (const pauseMs of sequence) {
          nowMs += pauseMs;
          const { waitMs, changed } = spendLimits(served, [one], nowMs);
          if (waitMs > 0) continue;
          served = new Map([...served, ...changed]);
          passedAtMs.push(nowMs);
        }
        for (const [first, fromMs] of passedAtMs.entries()) {
          for (const [last, untilMs] of passedAtMs.entries()) {
            if (last < first) continue;
            const most = one.burst + (untilMs - fromMs + 0.02) / one.everyMs;
            expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
          }
        }
      }),
    );
  });

  it('is free again after exactly the wait it names, and not a millisecond before', () => {
    fc.assert(
      fc.property(anyLimit, (one) => {
        const { served, waitMs } = exhaust(fresh, one, startMs);
        expect(Number.isInteger(waitMs)).toBe(true);
        expect(spendLimits(served, [one], startMs + waitMs).waitMs).toBe(0);
        expect(spendLimits(served, [one], startMs + waitMs - 1).waitMs).toBe(1);
      }),
    );
  });

  it('has all back after burst times every, and never more', () => {
    const one = limit({ burst: 4, everyMs: 1_000 });
    const { served } = exhaust(fresh, one, startMs);
    expect(exhaust(served, one, startMs + 2_000).times).toBe(2);
    expect(exhaust(served, one, startMs + 4_000).times).toBe(4);
    expect(exhaust(served, one, startMs + 9_000_000).times).toBe(4);
  });

  it('counts twice where it is named twice', () => {
    const one = limit({ burst: 3, everyMs: 1_000 });
    const { waitMs, changed } = spendLimits(fresh, [one, one], startMs);
    expect(waitMs).toBe(0);
    expect(exhaust(changed, one, startMs).times).toBe(1);
    expect(spendLimits(changed, [one, one], startMs)).toEqual({ waitMs: 1_000, changed: new Map() });
    expect(exhaust(refundLimits(changed, [one, one], startMs), one, startMs).times).toBe(3);
  });

  it('changes none of them when one is used up', () => {
    const [one, other] = [limit({ name: 'one', burst: 1 }), limit({ name: 'other' })];
    const { changed } = spendLimits(fresh, [one], startMs);
    expect(spendLimits(changed, [other, one], startMs)).toEqual({ waitMs: 60_000, changed: new Map() });
  });

  it('gives back one of what is used up, and nothing where nothing is', () => {
    const one = limit({ burst: 4, everyMs: 1_000 });
    expect(refundLimits(fresh, [one], startMs)).toEqual(new Map());
    const { served } = exhaust(fresh, one, startMs);
    expect(exhaust(refundLimits(served, [one], startMs), one, startMs).times).toBe(1);
    expect(refundLimits(served, [one], startMs + 4_000)).toEqual(new Map());
    expect(refundLimits(served, [one], startMs + 3_500)).toEqual(new Map([[one.name, startMs + 3_500]]));
  });

  it('owes no more than all of it after the clock was wrong', () => {
    const one = limit({ burst: 4, everyMs: 1_000 });
    const { served } = exhaust(fresh, one, startMs + 3_600_000);
    expect(spendLimits(served, [one], startMs).waitMs).toBe(1_000);
    expect(refundLimits(served, [one], startMs)).toEqual(new Map([[one.name, startMs + 3_000]]));
  });
});
