import type { CacheCalls } from '../store-parts';
import { parseCachedText } from '../stored-text';

/** Cached texts in a map. Each write clears what has ended. */
export function memoryCache(now: () => number): CacheCalls {
  const entries = new Map<string, { text: string; untilMs: number }>();
  return {
    async readCache(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.untilMs > now() ? parseCachedText(entry.text) : null;
    },
    async writeCache(key, text, ttlMs) {
      for (const [other, entry] of entries) if (entry.untilMs <= now()) entries.delete(other);
      entries.set(key, { text: JSON.stringify(text), untilMs: now() + ttlMs });
    },
    async dropCache(key) {
      entries.delete(key);
    },
  };
}
