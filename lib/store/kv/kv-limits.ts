import { z } from 'zod';
import type { Keys } from '../keys';
import { limitRules } from '../limits';
import type { Limit } from '../store';
import type { LimitCalls } from '../store-parts';
import { type ClockArgument, luaClock } from './kv-clock';
import type { KvRunner } from './kv-runner';

/**
 * `lib/store/limits.ts` and `lib/store/growing-waits.ts` in Lua: the same sums in the same order (a test says so). What
 * has ended goes by itself, a minute late, so that a clock which a test has stopped does not lose what it still holds.
 */
const luaLimits = `${luaClock}
local keptMs = 60000
-- With all digits: Lua would round a time to a tenth of a second.
local function exact(number) return string.format('%.17g', number) end
local changed = {}
local function readOwed(key, burst, everyMs)
  local servedAtMs = changed[key] or tonumber(redis.call('GET', key) or 0)
  return math.min(math.max(0, servedAtMs - now), burst * everyMs)
end
local function write()
  for key, servedAtMs in pairs(changed) do
    redis.call('SET', key, exact(servedAtMs), 'PX', digits(math.ceil(servedAtMs - now) + keptMs))
  end
end`;

const spend = `${luaLimits}
local waitMs = 0
for at, key in ipairs(KEYS) do
  local burst, everyMs = tonumber(ARGV[2 * at]), tonumber(ARGV[2 * at + 1])
  local owedMs = readOwed(key, burst, everyMs)
  waitMs = math.max(waitMs, math.ceil(owedMs + everyMs - burst * everyMs - ${limitRules.slackMs}))
  changed[key] = now + owedMs + everyMs
end
if waitMs == 0 then write() end
return digits(waitMs)`;

const refund = `${luaLimits}
for at, key in ipairs(KEYS) do
  local burst, everyMs = tonumber(ARGV[2 * at]), tonumber(ARGV[2 * at + 1])
  local owedMs = readOwed(key, burst, everyMs)
  if owedMs > 0 then changed[key] = now + math.max(0, owedMs - everyMs) end
end
write()
return 'OK'`;

const begin = `${luaLimits}
local free, firstWaitMs, longestWaitMs = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local forgottenAfterMs = tonumber(ARGV[5])
local count = 0
local stored = redis.call('GET', KEYS[1])
if stored then
  local countText, lastText = string.match(stored, '^(%S+) (%S+)$')
  local lastAtMs = math.min(tonumber(lastText), now)
  if now - lastAtMs < forgottenAfterMs then
    count = tonumber(countText)
    local waitMs = 0
    if count >= free then waitMs = math.min(longestWaitMs, firstWaitMs * 2 ^ (count - free)) end
    local restMs = lastAtMs + waitMs - now
    if restMs > 0 then return digits(math.ceil(restMs)) end
  end
end
local untilMs = digits(math.ceil(forgottenAfterMs) + keptMs)
redis.call('SET', KEYS[1], exact(count + 1) .. ' ' .. exact(now), 'PX', untilMs)
return digits(0)`;

const forget = `redis.call('DEL', KEYS[1]) return 'OK'`;

const milliseconds = z.string().transform(Number).pipe(z.number());

/**
 * One value per name that ends by itself. What counts is not repeated: it would count twice. Forgetting is: what else was
 * tried between the two was tried by the same one, who knows the secret now.
 */
export function kvLimits(run: KvRunner, keys: Keys, clock: ClockArgument): LimitCalls {
  const call = <T>(operation: 'spend' | 'refund', script: string, limits: readonly Limit[], answer: z.ZodType<T>) =>
    run({
      operation,
      script,
      keys: limits.map(({ name }) => keys.limit(name)),
      args: [clock(), ...limits.flatMap(({ burst, everyMs }) => [burst, everyMs])],
      answer,
      isRepeatable: false,
    });
  return {
    spend: (limits) => call('spend', spend, limits, milliseconds),
    async refund(limits) {
      await call('refund', refund, limits, z.literal('OK'));
    },
    beginAttempt: (name, { free, firstWaitMs, longestWaitMs, forgottenAfterMs }) =>
      run({
        operation: 'beginAttempt',
        script: begin,
        keys: [keys.tries(name)],
        args: [clock(), free, firstWaitMs, longestWaitMs, forgottenAfterMs],
        answer: milliseconds,
        isRepeatable: false,
      }),
    async forgetAttempts(name) {
      await run({
        operation: 'forgetAttempts',
        script: forget,
        keys: [keys.tries(name)],
        args: [],
        answer: z.literal('OK'),
        isRepeatable: true,
      });
    },
  };
}
