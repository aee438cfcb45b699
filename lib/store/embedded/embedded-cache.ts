import { z } from 'zod';
import type { CacheCalls } from '../store-parts';
import { parseCachedText } from '../stored-text';
import type { EmbeddedDatabase } from './embedded-database';

const write = `INSERT INTO cache (scope, key, json, until_ms) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET json = excluded.json, until_ms = excluded.until_ms`;

const read = 'SELECT json FROM cache WHERE scope = ? AND key = ? AND until_ms > ?';

/** Cached texts, kept as JSON because the driver cuts a text off at a NUL character. Each write clears what has ended. */
export function embeddedCache(database: EmbeddedDatabase, scope: string, now: () => number): CacheCalls {
  return {
    async readCache(key) {
      const [row] = await database.run('readCache', read, [scope, key, now()]);
      const json = z.string().safeParse(row?.json);
      return json.success ? parseCachedText(json.data) : null;
    },
    async writeCache(key, text, ttlMs) {
      const atMs = now();
      await database.runTogether('writeCache', [
        ['DELETE FROM cache WHERE scope = ? AND until_ms <= ?', [scope, atMs]],
        [write, [scope, key, JSON.stringify(text), atMs + ttlMs]],
      ]);
    },
    async dropCache(key) {
      await database.run('dropCache', 'DELETE FROM cache WHERE scope = ? AND key = ?', [scope, key]);
    },
  };
}
