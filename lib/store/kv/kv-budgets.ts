import { z } from 'zod';
import type { Keys } from '../keys';
import type { BudgetCalls } from '../store-parts';
import type { ClockArgument } from './kv-clock';
import type { KvRunner } from './kv-runner';
import { luaNoteOverload, luaTakeTurns } from './kv-turns';

const number = z.string().transform(Number).pipe(z.number());
const given = z.tuple([number, number, z.array(number)]);

/** Budgets as hashes that end an hour after their last use. Neither call is repeated: it would count twice. */
export function kvBudgets(run: KvRunner, keys: Keys, clock: ClockArgument): BudgetCalls {
  return {
    async takeTurns({ budget, perSecond, burst, queue, wanted, most, urgency, withinMs }) {
      const [granted, waitMs, waitsMs] = await run({
        operation: 'takeTurns',
        script: luaTakeTurns,
        keys: [keys.budget(budget)],
        args: [clock(), perSecond, burst, queue, wanted, most, urgency, withinMs].map(String),
        answer: given,
        isRepeatable: false,
      });
      return { granted, waitMs, lastWaitMs: waitsMs.at(-1) ?? waitMs, waitsMs };
    },
    async noteOverload(budget) {
      await run({
        operation: 'noteOverload',
        script: luaNoteOverload,
        keys: [keys.budget(budget)],
        args: [clock()],
        answer: z.literal('OK'),
        isRepeatable: false,
      });
    },
  };
}
