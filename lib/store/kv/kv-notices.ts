import { z } from 'zod';
import { attemptNow } from '../attempt';
import type { Keys } from '../keys';
import { mostDeadNotices, type NoticeCalls, noticeKnownForMs } from '../store-parts';
import { formatNotice, parseNotices } from '../stored-text';
import { type ClockArgument, luaClock } from './kv-clock';
import type { KvCall, KvRunner } from './kv-runner';

const add = `${luaClock}
local id, text, knownForMs = ARGV[2], ARGV[3], tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', digits(now - knownForMs))
if redis.call('ZSCORE', KEYS[3], id) or redis.call('HEXISTS', KEYS[2], id) == 1 then return 'known' end
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
redis.call('ZADD', KEYS[1], digits(tonumber(last[2] or 0) + 1), id)
redis.call('HSET', KEYS[2], id, text)
redis.call('ZADD', KEYS[3], digits(now), id)
redis.call('PEXPIRE', KEYS[3], digits(knownForMs))
return 'added'`;

const list = `
local texts = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)) do
  texts[#texts + 1] = redis.call('HGET', KEYS[2], id) or nil
end
return texts`;

const update = `
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 'gone' end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 'updated'`;

const close = `
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return 'gone' end
redis.call('ZREM', KEYS[1], ARGV[1])
if ARGV[3] == 'dead' then
  redis.call('LPUSH', KEYS[4], ARGV[2])
  redis.call('LTRIM', KEYS[4], 0, tonumber(ARGV[4]) - 1)
end
return 'closed'`;

const listDead = `return redis.call('LRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)`;

const texts = z.array(z.string());

/**
 * Per webhook the texts by ID, the IDs by their number of addition, and those of the last 30 days; one list of the dead. All
 * may be repeated: a message that is out of the line does not come back, and only its sender changes it.
 */
export function kvNotices(run: KvRunner, keys: Keys, clock: ClockArgument): NoticeCalls {
  const keysOf = (webhookId: string) => [
    keys.noticeOrder(webhookId),
    keys.noticeTexts(webhookId),
    keys.noticesKnown(webhookId),
    keys.deadNotices(),
  ];
  const call = <T>(call: Omit<KvCall<T>, 'isRepeatable'>) => run({ ...call, isRepeatable: true });
  return {
    async addNotice(notice) {
      await call({
        operation: 'addNotice',
        script: add,
        keys: keysOf(notice.webhookId),
        args: [clock(), notice.id, attemptNow('addNotice', () => formatNotice(notice)), noticeKnownForMs],
        answer: z.enum(['added', 'known']),
      });
    },
    async listNotices(webhookId, limit) {
      if (limit <= 0) return [];
      const keysHere = keysOf(webhookId);
      return parseNotices(
        await call({ operation: 'listNotices', script: list, keys: keysHere, args: [limit], answer: texts }),
      );
    },
    async updateNotice(notice) {
      await call({
        operation: 'updateNotice',
        script: update,
        keys: keysOf(notice.webhookId),
        args: [notice.id, attemptNow('updateNotice', () => formatNotice(notice))],
        answer: z.enum(['updated', 'gone']),
      });
    },
    async closeNotice(notice, end) {
      await call({
        operation: 'closeNotice',
        script: close,
        keys: keysOf(notice.webhookId),
        args: [notice.id, attemptNow('closeNotice', () => formatNotice(notice)), end, mostDeadNotices],
        answer: z.enum(['closed', 'gone']),
      });
    },
    async listDeadNotices(limit) {
      if (limit <= 0) return [];
      const deadKeys = [keys.deadNotices()];
      return parseNotices(
        await call({ operation: 'listDeadNotices', script: listDead, keys: deadKeys, args: [limit], answer: texts }),
      );
    },
  };
}
