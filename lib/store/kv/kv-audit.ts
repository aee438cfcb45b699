import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { Keys } from '../keys';
import type { AuditCalls, AuditKeeping } from '../store-parts';
import { formatAuditEvent, parseAuditEvents } from '../stored-text';
import { type ClockArgument, luaClock } from './kv-clock';
import type { KvRunner } from './kv-runner';

/** At most so many go at once because they are too old: one append must not pay for a year. */
const mostOldAtOnce = 100;

/** Events of the same millisecond are told apart by their number of arrival, which stands before their ID. */
const append = `${luaClock}
local id, atMs, text, limit, keepForMs = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
if redis.call('HSETNX', KEYS[1], id, text) == 0 then return 'known' end
local number = redis.call('INCR', KEYS[3])
redis.call('ZADD', KEYS[2], atMs, string.format('%016.0f:', number) .. id)
local function forget(members)
  for _, member in ipairs(members) do
    redis.call('ZREM', KEYS[2], member)
    redis.call('HDEL', KEYS[1], string.sub(member, 18))
  end
end
forget(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', digits(now - keepForMs), 'LIMIT', 0, ${mostOldAtOnce}))
local surplus = redis.call('ZCARD', KEYS[2]) - limit
if surplus > 0 then forget(redis.call('ZRANGE', KEYS[2], 0, surplus - 1)) end
return 'added'`;

const read = `
local texts = {}
for _, member in ipairs(redis.call('ZREVRANGE', KEYS[2], ARGV[1], ARGV[2])) do
  texts[#texts + 1] = redis.call('HGET', KEYS[1], string.sub(member, 18))
end
return texts`;

/** The audit trail in order of time, then of arrival; each event that comes lets those go that are too many or too old. */
export function kvAudit(run: KvRunner, keys: Keys, keeping: AuditKeeping, clock: ClockArgument): AuditCalls {
  const touched = [keys.auditEvents(), keys.auditOrder(), keys.auditNumber()];
  return {
    async appendAudit(event) {
      const text = attemptNow('appendAudit', () => formatAuditEvent(event));
      await run({
        operation: 'appendAudit',
        script: append,
        keys: touched,
        args: [clock(), event.id, event.atMs, text, keeping.limit, keeping.keepForMs],
        answer: z.enum(['added', 'known']),
        isRepeatable: true,
      });
    },
    async readAudit(count, skip = 0) {
      if (count <= 0) return [];
      const from = Math.max(0, skip);
      const texts = await run({
        operation: 'readAudit',
        script: read,
        keys: touched,
        args: [from, from + count - 1],
        answer: z.array(z.string()),
        isRepeatable: true,
      });
      return attempt('readAudit', () => parseAuditEvents(texts));
    },
  };
}
