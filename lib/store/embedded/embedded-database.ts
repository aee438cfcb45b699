import type { Client, InStatement, InValue } from '@libsql/client';
import { attempt } from '../attempt';

export type Row = Readonly<Record<string, unknown>>;

/** One conditional statement, or several that happen together or not at all. There is nothing in between. */
export interface EmbeddedDatabase {
  /** Runs one statement and returns its rows. */
  run(operation: string, sql: string, args: readonly InValue[]): Promise<readonly Row[]>;
  /** Runs the statements as one write and returns the rows of each. */
  runTogether(
    operation: string,
    statements: readonly (readonly [string, readonly InValue[]])[],
  ): Promise<readonly (readonly Row[])[]>;
}

/**
 * Wraps a libsql client. Interactive transactions are left out on purpose: under concurrency they fail with "busy" at
 * once, while these two forms wait for their turn. Failures are a `StoreError`.
 */
export function createEmbeddedDatabase(client: Client): EmbeddedDatabase {
  return {
    run: (operation, sql, args) =>
      attempt(operation, async () => (await client.execute({ sql, args: [...args] })).rows),
    runTogether: (operation, statements) =>
      attempt(operation, async () => {
        const batch: InStatement[] = statements.map(([sql, args]) => ({ sql, args: [...args] }));
        const results = await client.batch(batch, 'write');
        return results.map((result) => result.rows);
      }),
  };
}
