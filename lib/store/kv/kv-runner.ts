import type { z } from 'zod';

/** One decision of the store, made in Redis by a Lua script in one go. */
export interface KvCall<T> {
  readonly operation: string;
  readonly script: string;
  /** Every key that is known before the script runs: `kv-intents.ts` says why some cannot be. */
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
  /** What the script answers; anything else is a failure. */
  readonly answer: z.ZodType<T>;
  /**
   * True when sending it twice is the same as sending it once, whoever else wrote between the two: then a broken
   * connection is tried once more. A lost reply can mean "done".
   */
  readonly isRepeatable: boolean;
}

/** Runs a call; failures are a `StoreError` that names neither address nor token. */
export type KvRunner = <T>(call: KvCall<T>) => Promise<T>;
