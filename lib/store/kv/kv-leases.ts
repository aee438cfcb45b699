import { z } from 'zod';
import type { Keys } from '../keys';
import type { LeaseAnswer } from '../store';
import type { LeaseCalls } from '../store-parts';
import { type ClockArgument, luaClock } from './kv-clock';
import type { KvRunner } from './kv-runner';

/** A lease is remembered this long after its end, so that the next owner learns that it was never released. */
const rememberedMs = 60 * 60 * 1000;

/** `before` stays `expired` until the owner renews: see {@link LeaseAnswer}. */
const take = `${luaClock}
local held = redis.call('HMGET', KEYS[1], 'owner', 'untilMs', 'before')
local before = 'free'
if held[1] then
  local rest = tonumber(held[2]) - now
  if rest > 0 and held[1] ~= ARGV[2] then return {'held', digits(rest)} end
  if rest <= 0 or held[3] == 'expired' then before = 'expired' else before = 'own' end
end
redis.call('HSET', KEYS[1], 'owner', ARGV[2], 'untilMs', digits(now + ARGV[3]), 'before', before)
redis.call('PEXPIRE', KEYS[1], digits(ARGV[3] + ARGV[4]))
return {'granted', before}`;

const renew = `${luaClock}
local held = redis.call('HMGET', KEYS[1], 'owner', 'untilMs')
if held[1] ~= ARGV[2] or tonumber(held[2]) <= now then return 'lost' end
redis.call('HSET', KEYS[1], 'untilMs', digits(now + ARGV[3]), 'before', 'own')
redis.call('PEXPIRE', KEYS[1], digits(ARGV[3] + ARGV[4]))
return 'renewed'`;

const release = `${luaClock}
local held = redis.call('HMGET', KEYS[1], 'owner', 'untilMs')
if held[1] == ARGV[2] and tonumber(held[2]) > now then redis.call('DEL', KEYS[1]) end
return 'OK'`;

const taken = z.union([
  z.tuple([z.literal('granted'), z.enum(['free', 'expired', 'own'])]),
  z.tuple([z.literal('held'), z.coerce.number()]),
]);

/** Leases as hashes. All three calls name the owner, so a repeat after a lost reply changes nothing. */
export function kvLeases(run: KvRunner, keys: Keys, clock: ClockArgument): LeaseCalls {
  return {
    async takeLease(name, owner, ttlMs): Promise<LeaseAnswer> {
      const answer = await run({
        operation: 'takeLease',
        script: take,
        keys: [keys.lease(name)],
        args: [clock(), owner, ttlMs, rememberedMs],
        answer: taken,
        isRepeatable: true,
      });
      return answer[0] === 'granted'
        ? { granted: true, before: answer[1] }
        : { granted: false, remainingMs: answer[1] };
    },
    async renewLease(name, owner, ttlMs) {
      const answer = await run({
        operation: 'renewLease',
        script: renew,
        keys: [keys.lease(name)],
        args: [clock(), owner, ttlMs, rememberedMs],
        answer: z.enum(['renewed', 'lost']),
        isRepeatable: true,
      });
      return answer === 'renewed';
    },
    async releaseLease(name, owner) {
      await run({
        operation: 'releaseLease',
        script: release,
        keys: [keys.lease(name)],
        args: [clock(), owner],
        answer: z.string(),
        isRepeatable: true,
      });
    },
  };
}
