import { z } from 'zod';
import type { Keys } from '../keys';
import type { CacheCalls } from '../store-parts';
import { parseCachedText } from '../stored-text';
import { type ClockArgument, luaClock } from './kv-clock';
import type { KvRunner } from './kv-runner';

/** The end stands in front of the text, so that the clock of the script decides and not only that of Redis. */
const read = `${luaClock}
local stored = redis.call('GET', KEYS[1])
if not stored then return false end
local untilMs, text = string.match(stored, '^(%d+):(.*)$')
if not untilMs or tonumber(untilMs) <= now then return false end
return text`;

const write = `${luaClock}
local ttlMs = math.ceil(tonumber(ARGV[3]))
if ttlMs <= 0 then redis.call('DEL', KEYS[1])
else redis.call('SET', KEYS[1], digits(now + ttlMs) .. ':' .. ARGV[2], 'PX', digits(ttlMs)) end
return 'OK'`;

const drop = `redis.call('DEL', KEYS[1]) return 'OK'`;

/** Cached texts as JSON with a time to live. */
export function kvCache(run: KvRunner, keys: Keys, clock: ClockArgument): CacheCalls {
  return {
    async readCache(key) {
      const text = await run({
        operation: 'readCache',
        script: read,
        keys: [keys.cache(key)],
        args: [clock()],
        answer: z.string().nullable(),
        isRepeatable: true,
      });
      return text === null ? null : parseCachedText(text);
    },
    async writeCache(key, text, ttlMs) {
      await run({
        operation: 'writeCache',
        script: write,
        keys: [keys.cache(key)],
        args: [clock(), JSON.stringify(text), ttlMs],
        answer: z.string(),
        isRepeatable: true,
      });
    },
    async dropCache(key) {
      await run({
        operation: 'dropCache',
        script: drop,
        keys: [keys.cache(key)],
        args: [],
        answer: z.string(),
        isRepeatable: true,
      });
    },
  };
}
