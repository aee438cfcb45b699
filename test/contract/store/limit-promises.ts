import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginTry, type Tries } from '../../../lib/store/growing-waits';
import { refundLimits, spendLimits } from '../../../lib/store/limits';
import type { AttemptRule, Limit } from '../../../lib/store/store';
import { attemptRule, createClock, limit, oddTexts, type StoreSubject } from './store-subject';

const hourMs = 3_600_000;

/** Each name has one rule, as in a deployment. */
const rules: Readonly<Record<string, Limit>> = {
  session: limit({ name: 'session', burst: 1, everyMs: 1_000 }),
  link: limit({ name: 'link', burst: 7, everyMs: hourMs / 7 }),
  'a b:é': limit({ name: 'a b:é', burst: 3, everyMs: 0.3 }),
  constructor: limit({ name: 'constructor', burst: 20, everyMs: 60_000 }),
};
const chosen = fc.array(fc.constantFrom(...Object.keys(rules)), { minLength: 0, maxLength: 4 });
const afterMs = fc.oneof(
  fc.constant(0),
  fc.nat(40),
  fc.nat(8_000),
  fc.nat(hourMs),
  fc.double({ min: 0, max: 90, noNaN: true }),
);
const limitSteps = fc.array(
  fc.record({ do: fc.constantFrom('spend', 'spend', 'spend', 'refund'), names: chosen, afterMs }),
  { minLength: 1, maxLength: 25 },
);
const tryRule: fc.Arbitrary<AttemptRule> = fc.record({
  free: fc.integer({ min: 1, max: 6 }),
  firstWaitMs: fc.constantFrom(1_000, 250.5),
  longestWaitMs: fc.constantFrom(1_000, 60_000),
  forgottenAfterMs: fc.constantFrom(10_000, hourMs),
});
const trySteps = fc.array(
  fc.record({
    do: fc.constantFrom('try', 'try', 'try', 'try', 'try', 'forget'),
    name: fc.constantFrom('a', 'b'),
    afterMs,
  }),
  { minLength: 1, maxLength: 25 },
);

export function promiseLimits(subject: () => StoreSubject): void {
  describe('limits', () => {
    it('answer as the rules in limits.ts do, whatever was used up and given back before', async () => {
      await fc.assert(
        fc.asyncProperty(limitSteps, async (sequence) => {
          const clock = createClock();
          const store = await subject().open({ now: clock.now });
          let state: ReadonlyMap<string, number> = new Map();
          for (const step of sequence) {
            clock.advance(step.afterMs);
            const limits = step.names.flatMap((name) => rules[name] ?? []);
            if (step.do === 'refund') {
              await store.refund(limits);
              state = new Map([...state, ...refundLimits(state, limits, clock.now())]);
              continue;
            }
            const { waitMs, changed } = spendLimits(state, limits, clock.now());
            state = new Map([...state, ...changed]);
            expect(await store.spend(limits)).toBe(waitMs);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('let so many through at once as the burst says, then one each time', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const submits = [limit({ burst: 3, everyMs: 10_000 })];
      for (let at = 0; at < 3; at += 1) expect(await store.spend(submits)).toBe(0);
      expect(await store.spend(submits)).toBe(10_000);
      clock.advance(9_999);
      expect(await store.spend(submits)).toBe(1);
      clock.advance(1);
      expect(await store.spend(submits)).toBe(0);
      expect(await store.spend(submits)).toBe(10_000);
    });

    it('use up all or none, and tell the longest wait', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const session = limit({ name: 'session', burst: 1, everyMs: 60_000 });
      const link = limit({ name: 'link', burst: 2, everyMs: 5_000 });
      expect(await store.spend([session, link])).toBe(0);
      expect(await store.spend([link, session])).toBe(60_000);
      expect(await store.spend([link])).toBe(0);
      expect(await store.spend([link])).toBe(5_000);
      expect(await store.spend([session, link])).toBe(60_000);
    });

    it('give back what was used up, and never more', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const failures = [limit({ burst: 2, everyMs: 60_000 })];
      await store.refund(failures);
      await store.spend(failures);
      await store.refund(failures);
      await store.refund(failures);
      expect(await store.spend(failures)).toBe(0);
      expect(await store.spend(failures)).toBe(0);
      expect(await store.spend(failures)).toBe(60_000);
      await store.refund(failures);
      expect(await store.spend(failures)).toBe(0);
    });

    it('let everything through where there is no limit', async () => {
      const store = await subject().open();
      expect(await store.spend([])).toBe(0);
      await store.refund([]);
    });

    it('stop nobody for longer than an empty limit does when the clock was wrong for a while', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const submits = [limit({ burst: 3, everyMs: 10_000 })];
      await store.spend(submits);
      clock.advance(-hourMs);
      expect(await store.spend(submits)).toBe(10_000);
      clock.advance(30_000);
      expect(await store.spend(submits)).toBe(10_000);
      clock.advance(hourMs + 60_000);
      expect(await store.spend(submits)).toBe(0);
    });

    it('keep names apart, however odd they are', async () => {
      const store = await subject().open({ now: createClock().now });
      const once = oddTexts.map((text, index) => [limit({ name: `${index}:${text}`, burst: 1 })]);
      for (const limits of once) expect(await store.spend(limits)).toBe(0);
      for (const limits of once) expect(await store.spend(limits)).toBe(60_000);
    });

    it('let exactly the burst through when fifty come in the same moment', async () => {
      const store = await subject().open({ now: createClock().now });
      const waits = await Promise.all(Array.from({ length: 50 }, () => store.spend([limit()])));
      expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(20);
      expect(waits.filter((waitMs) => waitMs === 60_000)).toHaveLength(30);
    });
  });

  describe('tries of a secret', () => {
    it('wait as the rules in growing-waits.ts say, whatever was tried before', async () => {
      await fc.assert(
        fc.asyncProperty(tryRule, trySteps, async (rule, sequence) => {
          const clock = createClock();
          const store = await subject().open({ now: clock.now });
          const state = new Map<string, Tries>();
          for (const step of sequence) {
            clock.advance(step.afterMs);
            if (step.do === 'forget') {
              await store.forgetAttempts(step.name);
              state.delete(step.name);
              continue;
            }
            const { waitMs, tries } = beginTry(state.get(step.name) ?? null, rule, clock.now());
            state.set(step.name, tries);
            expect(await store.beginAttempt(step.name, rule)).toBe(waitMs);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('are free at first, then each wait is twice as long, up to the longest', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const begin = () => store.beginAttempt('pin:store-12', attemptRule);
      for (let at = 0; at < 5; at += 1) expect(await begin()).toBe(0);
      for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
        expect(await begin()).toBe(seconds * 1_000);
        clock.advance(seconds * 1_000 - 1);
        expect(await begin()).toBe(1);
        clock.advance(1);
        expect(await begin()).toBe(0);
      }
    });

    it('are forgotten after a right one, and only those of that name', async () => {
      const store = await subject().open({ now: createClock().now });
      for (const name of ['one', 'other']) {
        for (let at = 0; at < 5; at += 1) await store.beginAttempt(name, attemptRule);
      }
      await store.forgetAttempts('one');
      await store.forgetAttempts('one');
      expect(await store.beginAttempt('one', attemptRule)).toBe(0);
      expect(await store.beginAttempt('other', attemptRule)).toBe(1_000);
    });

    it('are forgotten when nobody has tried for long enough', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const rule = { ...attemptRule, free: 1, longestWaitMs: 10 * hourMs, firstWaitMs: 10 * hourMs };
      expect(await store.beginAttempt('pin:store-12', rule)).toBe(0);
      clock.advance(hourMs - 1);
      expect(await store.beginAttempt('pin:store-12', rule)).toBe(9 * hourMs + 1);
      clock.advance(1);
      expect(await store.beginAttempt('pin:store-12', rule)).toBe(0);
    });

    it('keep nobody waiting for longer than the longest when the clock was wrong for a while', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      for (let at = 0; at < 12; at += 1) {
        await store.beginAttempt('pin:store-12', attemptRule);
        clock.advance(60_000);
      }
      clock.advance(-24 * hourMs);
      expect(await store.beginAttempt('pin:store-12', attemptRule)).toBe(60_000);
    });

    it('do not touch the limits of the same name', async () => {
      const store = await subject().open({ now: createClock().now });
      await store.beginAttempt('same', { ...attemptRule, free: 1 });
      expect(await store.spend([limit({ name: 'same', burst: 1 })])).toBe(0);
      await store.forgetAttempts('same');
      expect(await store.spend([limit({ name: 'same', burst: 1 })])).toBe(60_000);
    });

    it('let exactly the free ones through when fifty come in the same moment', async () => {
      const store = await subject().open({ now: createClock().now });
      const waits = await Promise.all(
        Array.from({ length: 50 }, () => store.beginAttempt('pin:store-12', attemptRule)),
      );
      expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(5);
    });
  });
}
