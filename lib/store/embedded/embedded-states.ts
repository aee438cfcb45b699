import { z } from 'zod';
import { attempt } from '../attempt';
import { createLine } from './create-line';
import type { EmbeddedDatabase } from './embedded-database';

/** By the place of the name, not by the name: the driver cuts a text off at a NUL character. */
const read = `SELECT asked.key AS place, state FROM json_each(?3) AS asked
  JOIN states ON scope = ?1 AND kind = ?2 AND name = asked.value`;

/** All or none: only where each state is still the text that was read (null: no row). Answers a row when it was written. */
const write = `INSERT INTO states (scope, kind, name, state, until_ms)
  SELECT ?1, ?2, value ->> 'name', value ->> 'state', value ->> 'untilMs' FROM json_each(?3)
  WHERE NOT EXISTS (
    SELECT 1 FROM json_each(?3) AS changed
    LEFT JOIN states AS stored ON stored.scope = ?1 AND stored.kind = ?2 AND stored.name = changed.value ->> 'name'
    WHERE stored.state IS NOT changed.value ->> 'was')
  ON CONFLICT DO UPDATE SET state = excluded.state, until_ms = excluded.until_ms
  RETURNING 1 AS is_written`;

const clear = 'DELETE FROM states WHERE scope = ? AND until_ms <= ?';

const forget = `DELETE FROM states WHERE scope = ?1 AND kind = ?2 AND name IN (SELECT value FROM json_each(?3))`;

const rowsSchema = z.array(z.object({ place: z.number(), state: z.string() }));

interface Change<T> {
  readonly name: string;
  readonly state: T;
  /** After that it means the same as none. */
  readonly untilMs: number;
}

interface Decision<T, A> {
  readonly answer: A;
  /** All or none is written; each is one of the names that were read. */
  readonly changes: readonly Change<T>[];
}

/** Small states by name, each with an end. */
export interface EmbeddedStates<T> {
  /** Reads, decides, and writes when nobody else has; a `StoreError` when a state cannot be read: it is never guessed. */
  change<A>(
    operation: string,
    names: readonly string[],
    decide: (states: ReadonlyMap<string, T>) => Decision<T, A>,
  ): Promise<A>;
  forget(operation: string, name: string): Promise<void>;
}

interface Place<T> {
  readonly scope: string;
  readonly kind: string;
  readonly schema: z.ZodType<T>;
  readonly now: () => number;
}

/** The states of one kind; each write clears those of every kind that have ended. */
export function embeddedStates<T>(
  database: EmbeddedDatabase,
  { scope, kind, schema, now }: Place<T>,
): EmbeddedStates<T> {
  const inLine = createLine();

  async function readTexts(operation: string, names: readonly string[]): Promise<Map<string, string>> {
    const rows = await database.run(operation, read, [scope, kind, JSON.stringify(names)]);
    const stored = await attempt(operation, () => rowsSchema.parse(rows));
    return new Map(stored.map(({ place, state }) => [names[place] ?? '', state]));
  }

  async function writeTexts(operation: string, was: ReadonlyMap<string, string>, changes: readonly Change<T>[]) {
    const rows = changes.map(({ name, state, untilMs }) => {
      return { name, was: was.get(name) ?? null, state: JSON.stringify(state), untilMs };
    });
    const [written = []] = await database.runTogether(operation, [
      [write, [scope, kind, JSON.stringify(rows)]],
      [clear, [scope, now()]],
    ]);
    return written.length > 0;
  }

  return {
    change: (operation, names, decide) =>
      inLine(async () => {
        // Each time somebody else was faster, somebody else has got on.
        for (;;) {
          const was = await readTexts(operation, names);
          const states = await attempt(
            operation,
            () => new Map([...was].map(([name, text]) => [name, schema.parse(JSON.parse(text))])),
          );
          const { answer, changes } = decide(states);
          if (changes.length === 0 || (await writeTexts(operation, was, changes))) return answer;
        }
      }),
    async forget(operation, name) {
      await database.run(operation, forget, [scope, kind, JSON.stringify([name])]);
    },
  };
}
