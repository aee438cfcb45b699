import { z } from 'zod';
import { attempt } from '../attempt';
import type { Keys } from '../keys';
import { openIntent } from '../records';
import type { IntentCalls } from '../store-parts';
import { compareByRequest, formatIntent, isOpen, parseIntent } from '../stored-text';
import type { KvRunner } from './kv-runner';

/** What names no site is no intent; it is answered as it is and not overwritten, so that the caller fails and says so. */
const record = `
local stored = redis.call('GET', KEYS[1])
if stored then
  local ok, intent = pcall(cjson.decode, stored)
  if not ok or type(intent) ~= 'table' or type(intent.siteId) ~= 'string' then return stored end
  if intent.siteId == ARGV[2] then return stored end
end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[3])
return ARGV[1]`;

const update = `
local stored = redis.call('GET', KEYS[1])
if not stored then return false end
if cjson.decode(stored).revision ~= tonumber(ARGV[2]) then return false end
redis.call('SET', KEYS[1], ARGV[1])
if ARGV[5] == 'open' then redis.call('ZADD', KEYS[2], ARGV[4], ARGV[3]) else redis.call('ZREM', KEYS[2], ARGV[3]) end
return ARGV[1]`;

const read = `return redis.call('GET', KEYS[1])`;
/** One by one: handing them all to MGET ends at the 8,000 values that Lua can unpack. */
const readMany = `
local texts = {}
for number, key in ipairs(KEYS) do texts[number] = redis.call('GET', key) end
return texts`;
const readOpenHosts = `return redis.call('ZRANGE', KEYS[1], 0, -1)`;

/**
 * Intents as JSON without an end, and per site a sorted set of hosts that may have an open one. A host that went to
 * another site stays in the set of the old one, so what the set names is always checked against the intents.
 */
export function kvIntents(run: KvRunner, keys: Keys): IntentCalls {
  return {
    async recordIntent(request) {
      const { hostId, siteId, requestedAtMs } = request;
      const opened = await attempt('recordIntent', () => formatIntent(openIntent(request)));
      const text = await run({
        operation: 'recordIntent',
        script: record,
        keys: [keys.intent(hostId), keys.openHosts(siteId)],
        args: [opened, siteId, hostId, requestedAtMs],
        answer: z.string(),
        isRepeatable: true,
      });
      return attempt('recordIntent', () => parseIntent(text));
    },
    async readIntent(hostId) {
      const text = await run({
        operation: 'readIntent',
        script: read,
        keys: [keys.intent(hostId)],
        args: [],
        answer: z.string().nullable(),
        isRepeatable: true,
      });
      return text === null ? null : attempt('readIntent', () => parseIntent(text));
    },
    async updateIntent(intent) {
      const { hostId, siteId, requestedAtMs, revision } = intent;
      const next = { ...intent, revision: revision + 1 };
      const changed = await attempt('updateIntent', () => formatIntent(next));
      const text = await run({
        operation: 'updateIntent',
        script: update,
        keys: [keys.intent(hostId), keys.openHosts(siteId)],
        args: [changed, revision, hostId, requestedAtMs, isOpen(next) ? 'open' : 'done'],
        answer: z.string().nullable(),
        isRepeatable: false,
      });
      return text === null ? null : attempt('updateIntent', () => parseIntent(text));
    },
    async openIntents(siteId) {
      const hostIds = await run({
        operation: 'openIntents',
        script: readOpenHosts,
        keys: [keys.openHosts(siteId)],
        args: [],
        answer: z.array(z.string()),
        isRepeatable: true,
      });
      if (hostIds.length === 0) return [];
      const texts = await run({
        operation: 'openIntents',
        script: readMany,
        keys: hostIds.map(keys.intent),
        args: [],
        answer: z.array(z.string().nullable()),
        isRepeatable: true,
      });
      return attempt('openIntents', () =>
        texts
          .flatMap((text) => (text === null ? [] : [parseIntent(text)]))
          .filter((intent) => intent.siteId === siteId && isOpen(intent))
          .sort(compareByRequest),
      );
    },
  };
}
