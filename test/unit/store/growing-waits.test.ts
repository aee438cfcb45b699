import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginTry, type Tries } from '../../../lib/store/growing-waits';
import type { AttemptRule } from '../../../lib/store/store';
import { attemptRule, startMs } from '../../contract/store/store-subject';

/** Tries again at the first moment that is allowed; what it had to wait before each. */
function waitsOf(rule: AttemptRule, times: number): number[] {
  let tries: Tries | null = null;
  let nowMs = startMs;
  return Array.from({ length: times }, () => {
    const asked = beginTry(tries, rule, nowMs);
    nowMs += asked.waitMs;
    const begun = beginTry(asked.tries, rule, nowMs);
    tries = asked.waitMs === 0 ? asked.tries : begun.tries;
    return asked.waitMs;
  });
}

describe('tries of a secret', () => {
  it('are free, then wait twice as long each time, up to the longest', () => {
    expect(waitsOf(attemptRule, 14)).toEqual([
      0, 0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
    expect(waitsOf({ ...attemptRule, free: 1 }, 4)).toEqual([0, 1_000, 2_000, 4_000]);
  });

  it('wait for whole milliseconds, rounded up', () => {
    expect(waitsOf({ ...attemptRule, free: 1, firstWaitMs: 0.5 }, 2)).toEqual([0, 1]);
  });

  it('are still waiting after thousands: the wait does not run over', () => {
    const tries = { count: 1_000_000, lastAtMs: startMs };
    expect(beginTry(tries, attemptRule, startMs)).toEqual({ waitMs: 60_000, tries });
  });

  it('do not count when they have to wait: whoever hammers waits no longer for it', () => {
    const tries = { count: 7, lastAtMs: startMs };
    expect(beginTry(tries, attemptRule, startMs + 3_999)).toEqual({ waitMs: 1, tries });
    expect(beginTry(tries, attemptRule, startMs + 4_000)).toEqual({
      waitMs: 0,
      tries: { count: 8, lastAtMs: startMs + 4_000 },
    });
  });

  it('are forgotten so long after the last one, and not before', () => {
    const tries = { count: 7, lastAtMs: startMs };
    const before = beginTry(tries, attemptRule, startMs + attemptRule.forgottenAfterMs - 1);
    expect(before.tries.count).toBe(8);
    const after = beginTry(tries, attemptRule, startMs + attemptRule.forgottenAfterMs);
    expect(after.tries.count).toBe(1);
  });

  it('wait no longer than the longest when the clock was ahead for a while', () => {
    const ahead = { count: 50, lastAtMs: startMs + 86_400_000 };
    expect(beginTry(ahead, attemptRule, startMs).waitMs).toBe(60_000);
  });

  it('never get more in any time than the free ones and those whose waits fit into it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { maxLength: 200 }), (pauses) => {
        let tries: Tries | null = null;
        let nowMs = startMs;
        let made = 0;
        for (const pauseMs of pauses) {
          nowMs += pauseMs;
          const begun = beginTry(tries, attemptRule, nowMs);
          if (begun.waitMs === 0) made += 1;
          tries = begun.tries;
        }
        const waits = waitsOf(attemptRule, made);
        expect(waits.reduce((sum, waitMs) => sum + waitMs, 0)).toBeLessThanOrEqual(nowMs - startMs);
      }),
    );
  });
});
