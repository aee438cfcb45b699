import { createClient } from '@vercel/kv';
import { z } from 'zod';
import { attempt } from './attempt';
import { createKeys, type Keys } from './keys';
import { collectCalls } from './kv/collect-calls';
import { kvAudit } from './kv/kv-audit';
import { kvBudgets } from './kv/kv-budgets';
import { kvCache } from './kv/kv-cache';
import { kvClaims } from './kv/kv-claims';
import { kvIntents } from './kv/kv-intents';
import { kvLeases } from './kv/kv-leases';
import { kvLimits } from './kv/kv-limits';
import { kvLinks } from './kv/kv-links';
import { kvNotices } from './kv/kv-notices';
import { kvReminders } from './kv/kv-reminders';
import type { KvRunner } from './kv/kv-runner';
import { redactKvError } from './kv/redact-kv-error';
import { type Store, StoreError } from './store';
import { type CounterCalls, defaultAuditKeepForMs, defaultAuditLimit } from './store-parts';

interface KvOptions {
  readonly url: string;
  readonly token: string;
  /** The environment, which keeps deployments that share the database apart. */
  readonly prefix: string;
  /** For each request; a call that may be repeated after a broken connection takes at most this twice. */
  readonly timeoutMs?: number;
  /** For tests only: else the clock of Redis counts, which all instances share. */
  readonly now?: () => number;
  readonly auditLimit?: number;
  readonly auditKeepForMs?: number;
}

/** A cold process in a rush needs seconds of its own to hear an answer: a false alarm would send a phone away. */
const defaultTimeoutMs = 4_000;

/**
 * A store in Vercel KV (Redis behind REST). Opens nothing until the first call. Every decision is one Lua script; what is
 * asked for in the same tick goes out as one request.
 */
export function createKvStore(options: KvOptions): Store {
  const { now, auditLimit = defaultAuditLimit, auditKeepForMs = defaultAuditKeepForMs } = options;
  const run = createKvRunner(options);
  const keys = createKeys(options.prefix);
  const clock = () => (now === undefined ? '' : now());
  return {
    kind: 'kv',
    ...kvClaims(run, keys),
    ...kvIntents(run, keys),
    ...kvLeases(run, keys, clock),
    ...kvBudgets(run, keys, clock),
    ...kvCache(run, keys, clock),
    ...kvLimits(run, keys, clock),
    ...kvLinks(run, keys),
    ...kvNotices(run, keys, clock),
    ...kvReminders(run, keys),
    ...kvAudit(run, keys, { limit: auditLimit, keepForMs: auditKeepForMs }, clock),
    ...kvCounters(run, keys),
    async ping() {
      await run({
        operation: 'ping',
        script: `return redis.call('SET', KEYS[1], '1', 'PX', 60000)`,
        keys: [keys.ping()],
        args: [],
        answer: z.unknown(),
        isRepeatable: true,
      });
    },
    async close() {},
  };
}

function kvCounters(run: KvRunner, keys: Keys): CounterCalls {
  return {
    increment: (counter) =>
      run({
        operation: 'increment',
        script: `return redis.call('INCR', KEYS[1])`,
        keys: [keys.counter(counter)],
        args: [],
        answer: z.number(),
        isRepeatable: false,
      }),
  };
}

function createKvRunner({ url, token, timeoutMs = defaultTimeoutMs }: KvOptions): KvRunner {
  const redact = (error: unknown) => redactKvError(error, { url, token });
  const client = connect(url, token, timeoutMs, redact);
  const send = collectCalls((calls) => {
    const pipeline = client.pipeline();
    for (const { script, keys, args } of calls) pipeline.eval(script, [...keys], [...args]);
    return pipeline.exec<unknown[]>({ keepErrors: true });
  });
  return (call) =>
    attempt(
      call.operation,
      async () => {
        const answer = await send(call).catch((error) => {
          if (call.isRepeatable && isBrokenConnection(error)) return send(call);
          throw error;
        });
        return call.answer.parse(answer);
      },
      redact,
    );
}

function connect(url: string, token: string, timeoutMs: number, redact: (error: unknown) => Error) {
  try {
    return createClient({
      url,
      token,
      cache: 'no-store',
      automaticDeserialization: false,
      // Base64, the default, would lose a byte order mark at the start of a value.
      responseEncoding: false,
      // See `collectCalls`.
      enableAutoPipelining: false,
      // Not `false`: the library takes that for one repeat, and it repeats what must not be sent twice.
      retry: { retries: 0 },
      signal: () => AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw new StoreError('open', { cause: redact(error) });
  }
}

/**
 * What `fetch` throws when it got no answer at all: it names the socket's error as the cause, which tells it from a bug or
 * an answer of another form. A timeout is told apart, since the caller's time is spent then.
 */
function isBrokenConnection(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}
