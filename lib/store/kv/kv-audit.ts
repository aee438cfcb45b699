import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { Keys } from '../keys';
import type { AuditCalls } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';
import type { KvRunner } from './kv-runner';

/** Events of the same millisecond are told apart by their number of arrival. */
const append = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[3]) == 0 then return 'known' end
local number = redis.call('INCR', KEYS[3])
redis.call('ZADD', KEYS[2], ARGV[2], string.format('%016.0f:', number) .. ARGV[1])
local surplus = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[4])
if surplus > 0 then
  for _, member in ipairs(redis.call('ZPOPMIN', KEYS[2], surplus)) do
    redis.call('HDEL', KEYS[1], string.sub(member, 18))
  end
end
return 'added'`;

const read = `
local texts = {}
for _, member in ipairs(redis.call('ZREVRANGE', KEYS[2], 0, tonumber(ARGV[1]) - 1)) do
  texts[#texts + 1] = redis.call('HGET', KEYS[1], string.sub(member, 18))
end
return texts`;

/** The audit trail in order of time, then of arrival; beyond `limit` the oldest events go. */
export function kvAudit(run: KvRunner, keys: Keys, limit: number): AuditCalls {
  const touched = [keys.auditEvents(), keys.auditOrder(), keys.auditNumber()];
  return {
    async appendAudit(event) {
      const text = attemptNow('appendAudit', () => formatAuditEvent(event));
      await run({
        operation: 'appendAudit',
        script: append,
        keys: touched,
        args: [event.id, event.atMs, text, limit],
        answer: z.enum(['added', 'known']),
        isRepeatable: true,
      });
    },
    async readAudit(count) {
      if (count <= 0) return [];
      const texts = await run({
        operation: 'readAudit',
        script: read,
        keys: touched,
        args: [count],
        answer: z.array(z.string()),
        isRepeatable: true,
      });
      return attempt('readAudit', () => parseAuditEvents(texts));
    },
  };
}
