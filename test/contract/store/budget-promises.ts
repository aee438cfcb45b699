import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TurnAsk } from '../../../lib/store/store';
import { freshBudget, giveTurns, noteRefusal } from '../../../lib/store/turns';
import { ask, createClock, type StoreSubject } from './store-subject';

type Step = { readonly afterMs: number } & (
  | ({ readonly do: 'ask' } & Pick<TurnAsk, 'queue' | 'wanted' | 'most' | 'urgency' | 'withinMs'>)
  | { readonly do: 'refuse' }
);

const afterMs = fc.oneof(
  fc.constant(0),
  fc.nat(40),
  fc.nat(8_000),
  fc.nat(90_000),
  fc.double({ min: 0, max: 900, noNaN: true }),
  fc.integer({ min: -4_000_000, max: -1 }),
);
const asked = fc.record({
  do: fc.constant('ask' as const),
  afterMs,
  queue: fc.constantFrom('store-12', 'store-13', '7', 'a b', 'constructor', 'é:ü'),
  wanted: fc.integer({ min: 1, max: 70 }),
  most: fc.integer({ min: 1, max: 60 }),
  urgency: fc.constantFrom<TurnAsk['urgency']>('work', 'work', 'watch'),
  withinMs: fc.constantFrom(0, 250.5, 60_000, Number.POSITIVE_INFINITY),
});
const refused = fc.record({ do: fc.constant('refuse' as const), afterMs: fc.oneof(fc.nat(500), afterMs) });
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof({ weight: 3, arbitrary: asked }, refused), {
  minLength: 1,
  maxLength: 25,
});
const limits = fc.constantFrom(
  { perSecond: 10, burst: 50 },
  { perSecond: 3, burst: 7 },
  { perSecond: 0.7, burst: 1 },
  { perSecond: 49.5, burst: 250 },
);

export function promiseBudgets(subject: () => StoreSubject): void {
  describe('budgets', () => {
    it('answer to the last bit as the rules in turns.ts do, whatever was asked before', async () => {
      await fc.assert(
        fc.asyncProperty(limits, steps, async (limit, sequence) => {
          const clock = createClock();
          const store = await subject().open({ now: clock.now });
          let state = freshBudget;
          for (const step of sequence) {
            clock.advance(step.afterMs);
            if (step.do === 'refuse') {
              await store.noteOverload('/v1/edgehosts');
              state = noteRefusal(state, clock.now());
              continue;
            }
            const wish = ask({ ...limit, ...step });
            const given = giveTurns(state, wish, clock.now());
            state = given.state;
            expect(await store.takeTurns(wish)).toEqual(given.answer);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('are kept apart by their names', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      for (let refusals = 0; refusals < 3; refusals += 1) await store.noteOverload('/v1/dashboard');
      const all = { wanted: 50, most: 50 };
      expect(await store.takeTurns(ask({ ...all, budget: '/v1/edgehosts' }))).toMatchObject({ granted: 50 });
      expect(await store.takeTurns(ask({ ...all, budget: '/v1/dashboard' }))).toMatchObject({ granted: 25 });
      expect(await store.takeTurns(ask({ ...all, budget: '/v1/events' }))).toMatchObject({ granted: 50 });
    });

    it('promise each turn to one caller only when fifty ask in the same moment', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      const limit = { perSecond: 10, burst: 5 };
      const queues = Array.from({ length: 50 }, (_, index) => `q-${index}`);
      const answers = await Promise.all(queues.map((queue) => store.takeTurns(ask({ ...limit, queue }))));
      const waits = answers.map(({ waitMs }) => Math.round(waitMs)).sort((a, b) => a - b);
      const expected = Array.from({ length: 50 }, (_, index) => Math.max(0, (index - 4) * 100));
      expect(answers.every(({ granted }) => granted === 1)).toBe(true);
      expect(waits).toEqual(expected);
    });
  });
}
