import { execFile } from 'node:child_process';
import { z } from 'zod';
import type { Env } from '../../../lib/env';
import { inspectKv } from '../../../lib/store/inspect-kv';
import { type Store, StoreError } from '../../../lib/store/store';
import type { House } from '../command';
import type { OriginFacts, StoreFacts } from './facts';
import type { Reading } from './reading';

/** The store of the environment; null: it cannot be opened. Whoever gets it closes it. */
export async function openStoreOrNull(house: House): Promise<Store | null> {
  try {
    return await house.openStore();
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/** Does the store answer? Never rejects for what it answers. */
export async function lookAtStore(env: Env, store: Store | null, now: () => number): Promise<StoreFacts> {
  const kind = env.kv !== null ? 'kv' : (store?.kind ?? 'embedded');
  const answered = await tryStore(async () => {
    if (store === null) throw new StoreError('open');
    const sentAtMs = now();
    await store.ping();
    return now() - sentAtMs;
  });
  const { kv } = env;
  return { kind, answered, kv: kv === null ? null : await tryStore(() => inspectKv(kv, now)) };
}

async function tryStore<T>(ask: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { isRead: true, value: await ask() };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { isRead: false, cause: 'unreachable', because: `it failed at ${error.operation}` };
  }
}

const word = z.string().nullish().catch(null);
const healthAnswer = z.object({
  ok: z.boolean(),
  mode: word,
  palette: word,
  store: z.object({ ok: z.boolean() }).nullish().catch(null),
  version: word,
});

const originWithinMs = 10_000;

/** What the deployment says of itself; null: nobody knows where it is. Never rejects. */
export async function lookAtOrigin(origin: string | null): Promise<Reading<OriginFacts> | null> {
  if (origin === null) return null;
  try {
    const signal = AbortSignal.timeout(originWithinMs);
    const response = await fetch(`${origin}/api/health`, { signal, redirect: 'manual' });
    const parsed = healthAnswer.safeParse(parseJson(await response.text()));
    const { ok = false, mode = null, palette = null, store = null, version = null } = parsed.data ?? {};
    const health = parsed.success ? { ok, mode, palette, store: store?.ok ?? null, version } : null;
    return { isRead: true, value: { origin, status: response.status, health } };
  } catch (error) {
    const because = error instanceof Error && error.name === 'TimeoutError' ? 'no answer in 10 s' : 'no connection';
    return { isRead: false, cause: 'unreachable', because };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The commit of this clone, or null where there is no git. Never rejects. */
export function readCommit(env: Env): Promise<string | null> {
  if (env.version !== 'local') return Promise.resolve(env.version);
  return new Promise((resolve) => {
    execFile('git', ['rev-parse', 'HEAD'], { timeout: 5_000 }, (error, out) => {
      const text = out.trim();
      resolve(error === null && /^[0-9a-f]{40,64}$/.test(text) ? text : null);
    });
  });
}
