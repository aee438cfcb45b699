import { createClient } from '@vercel/kv';
import { attempt } from '../attempt';
import { StoreError } from '../store';
import { collectCalls } from './collect-calls';
import type { KvRunner } from './kv-runner';
import { redactKvError } from './redact-kv-error';

/** Where a database of Vercel KV (Redis behind REST) is. */
export interface KvConnection {
  readonly url: string;
  readonly token: string;
  /** For each request; a call that may be repeated after a broken connection takes at most this twice. */
  readonly timeoutMs?: number;
}

/** A cold process in a rush needs seconds of its own to hear an answer: a false alarm would send a phone away. */
const defaultTimeoutMs = 4_000;

/**
 * Sends what is asked for in the same tick as one request. Opens nothing until the first call. The only file that knows
 * the library.
 */
export function openKvRunner({ url, token, timeoutMs = defaultTimeoutMs }: KvConnection): KvRunner {
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
