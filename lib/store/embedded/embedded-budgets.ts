import { z } from 'zod';
import { attempt } from '../attempt';
import type { BudgetCalls } from '../store-parts';
import { type BudgetState, freshBudget, giveTurns, noteRefusal } from '../turns';
import { createLine } from './create-line';
import type { EmbeddedDatabase } from './embedded-database';

const read = 'SELECT revision, json FROM budgets WHERE scope = ? AND name = ?';

/** Writes when the revision is still the one that was read (0: no row); answers no row when somebody was faster. */
const write = `INSERT INTO budgets (scope, name, revision, json) VALUES (?1, ?2, 1, ?4)
  ON CONFLICT DO UPDATE SET revision = revision + 1, json = excluded.json WHERE revision = ?3
  RETURNING revision`;

const stateSchema = z.object({
  servedAtMs: z.number(),
  watchersServedAtMs: z.number(),
  share: z.number(),
  recoversAtMs: z.number(),
  refusedAtMs: z.array(z.number()),
  countsAgainAtMs: z.number(),
  queues: z.record(z.string(), z.object({ wanted: z.number(), dueAtMs: z.number() })),
}) satisfies z.ZodType<BudgetState>;

const rowSchema = z.object({ revision: z.number(), json: z.string() });

/** Budgets as JSON rows: read, decide, and write when nobody else has. The processes share one clock. */
export function embeddedBudgets(database: EmbeddedDatabase, scope: string, now: () => number): BudgetCalls {
  const inLine = createLine();

  /** Repeats until it was the fastest; each time it was not, somebody else has got on. */
  async function change<T>(operation: string, name: string, decide: (state: BudgetState) => [BudgetState, T]) {
    for (;;) {
      const [row] = await database.run(operation, read, [scope, name]);
      const { revision, state } = await attempt(operation, () => readState(row));
      const [next, answer] = decide(state);
      const written = await database.run(operation, write, [scope, name, revision, JSON.stringify(next)]);
      if (written.length > 0) return answer;
    }
  }

  return {
    takeTurns: (ask) =>
      inLine(() =>
        change('takeTurns', ask.budget, (before) => {
          const { state, answer } = giveTurns(before, ask, now());
          return [state, answer];
        }),
      ),
    noteOverload: (budget) =>
      inLine(() => change('noteOverload', budget, (before) => [noteRefusal(before, now()), undefined])),
  };
}

function readState(row: unknown): { revision: number; state: BudgetState } {
  if (row === undefined) return { revision: 0, state: freshBudget };
  const { revision, json } = rowSchema.parse(row);
  return { revision, state: stateSchema.parse(JSON.parse(json)) };
}
