import type { z } from 'zod';
import type { Store } from '../store/store';

/**
 * A cached value, or null when there is none, or it is not of this shape: a cache that holds nonsense must cost no more
 * than an empty one. Throws `StoreError`.
 */
export async function readCached<T>(store: Store, key: string, shape: z.ZodType<T>): Promise<T | null> {
  const text = await store.readCache(key);
  const parsed = text === null ? null : shape.safeParse(parseJson(text));
  return parsed?.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
