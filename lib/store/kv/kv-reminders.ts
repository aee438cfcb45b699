import { z } from 'zod';
import { attemptNow } from '../attempt';
import type { Keys } from '../keys';
import type { ReminderCalls } from '../store-parts';
import { checkTime, parseHostIds } from '../stored-text';
import type { KvRunner } from './kv-runner';

const remind = `redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2]) return 'OK'`;

const listDue = `return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])`;

const forget = `redis.call('ZREM', KEYS[1], ARGV[1]) return 'OK'`;

/**
 * The hosts sorted by the time when they are due. Forgetting is not repeated: a new note could have come in between, and
 * nobody would look after that host.
 */
export function kvReminders(run: KvRunner, keys: Keys): ReminderCalls {
  const call = <T>(operation: keyof ReminderCalls, script: string, args: (string | number)[], answer: z.ZodType<T>) =>
    run({
      operation,
      script,
      keys: [keys.reminders()],
      args,
      answer,
      isRepeatable: operation !== 'forgetReminder',
    });
  return {
    async remind(hostId, atMs) {
      await call('remind', remind, [attemptNow('remind', () => checkTime(atMs)), hostId], z.literal('OK'));
    },
    async dueReminders(nowMs, limit) {
      if (limit <= 0) return [];
      return parseHostIds(await call('dueReminders', listDue, [nowMs, limit], z.array(z.string())));
    },
    async forgetReminder(hostId) {
      await call('forgetReminder', forget, [hostId], z.literal('OK'));
    },
  };
}
