import { turnRules } from '../turns';
import { luaClock } from './kv-clock';

/**
 * `lib/store/turns.ts` in Lua, line by line: the same sums in the same order, so that both give the same answers to the
 * last bit (a test says so). The state is a hash; the queues are its fields that begin with `queue:`. Numbers are written
 * with all their digits, because Lua would round a time to a tenth of a second.
 */
const luaBudget = `${luaClock}
local function exact(number) return string.format('%.17g', number) end
local rules = {
  overloadWindowMs = ${turnRules.overloadWindowMs}, overloadsToSlow = ${turnRules.overloadsToSlow},
  recoverAfterMs = ${turnRules.recoverAfterMs}, leastShare = ${turnRules.leastShare},
  queueForgottenAfterMs = ${turnRules.queueForgottenAfterMs}, watchersShare = ${turnRules.watchersShare},
  longestPromiseMs = ${turnRules.longestPromiseMs}
}
local keptMs = 3600000

local function read(key)
  local state = {servedAtMs = 0, watchersServedAtMs = 0, share = 1, recoversAtMs = 0, countsAgainAtMs = 0}
  local queues, refusedAtMs = {}, {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    local name, text = flat[i], flat[i + 1]
    if string.sub(name, 1, 6) == 'queue:' then
      local wanted, dueAtMs = string.match(text, '^(%S+) (%S+)$')
      queues[string.sub(name, 7)] = {wanted = tonumber(wanted), dueAtMs = tonumber(dueAtMs)}
    elseif name == 'refusedAtMs' then
      for atMs in string.gmatch(text, '%S+') do refusedAtMs[#refusedAtMs + 1] = tonumber(atMs) end
    else
      state[name] = tonumber(text)
    end
  end
  state.recoversAtMs = math.min(state.recoversAtMs, now + rules.recoverAfterMs)
  state.countsAgainAtMs = math.min(state.countsAgainAtMs, now + rules.overloadWindowMs)
  if state.share < 1 and now >= state.recoversAtMs then
    local steps = 1 + math.floor((now - state.recoversAtMs) / rules.recoverAfterMs)
    state.share = math.min(1, state.share * 2 ^ steps)
    state.recoversAtMs = state.recoversAtMs + steps * rules.recoverAfterMs
  end
  return state, queues, refusedAtMs
end

local function write(key, state)
  for name, number in pairs(state) do redis.call('HSET', key, name, exact(number)) end
  redis.call('PEXPIRE', key, keptMs)
end`;

/** {@link Store.takeTurns}: answers granted, waitMs and waitsMs as texts, because Redis cuts numbers off. */
export const luaTakeTurns = `${luaBudget}
local perSecond, burst, queue = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local wanted, most, urgency, withinMs = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8])
local state, queues = read(KEYS[1])
local intervalMs = 1000 / (perSecond * state.share)
local toleranceMs = (burst / perSecond) * 1000
local latestMs = now + toleranceMs + rules.longestPromiseMs
state.servedAtMs = math.min(state.servedAtMs, latestMs)
state.watchersServedAtMs = math.min(state.watchersServedAtMs, latestMs)

local function countFree(owedMs, tolerance, interval)
  return math.max(0, math.floor((tolerance - owedMs) / interval + 1e-6))
end

local function countAhead(dueAtMs, rest)
  local comers, counts, inRound, ahead = {}, {}, 0, 0
  local function add(round, count)
    if round <= rest then comers[round] = (comers[round] or 0) + count end
  end
  for _, other in pairs(queues) do
    local firstRound = 1
    if other.dueAtMs > dueAtMs then firstRound = 2 end
    add(firstRound, 1)
    add(firstRound + other.wanted, -1)
  end
  for round = 1, rest do
    inRound = inRound + (comers[round] or 0)
    ahead = ahead + inRound
    counts[round] = ahead
  end
  return counts
end

local function forget(mine)
  for name, waiting in pairs(queues) do
    local isGone = now - waiting.dueAtMs >= rules.queueForgottenAfterMs
    local isAhead = waiting.dueAtMs - now > rules.longestPromiseMs
    if name == mine or isGone or isAhead then
      redis.call('HDEL', KEYS[1], 'queue:' .. name)
      queues[name] = nil
    end
  end
end

local function giveWork()
  local owedMs = math.max(0, state.servedAtMs - now)
  local free = countFree(owedMs, toleranceMs, intervalMs)
  local waitMs, granted = 0, 0
  if free > 0 then
    granted = math.min(free, most, wanted)
  else
    waitMs = math.max(0, owedMs + intervalMs - toleranceMs)
    if waitMs <= math.min(withinMs, rules.longestPromiseMs) then granted = 1 end
  end
  if granted > 0 then state.servedAtMs = now + owedMs + granted * intervalMs end
  local rest, promisedMs = wanted - granted, 0
  if granted == 0 and queues[queue] then promisedMs = queues[queue].dueAtMs end
  local dueAtMs = now + math.min(waitMs, rules.longestPromiseMs)
  if promisedMs > now then dueAtMs = promisedMs end
  forget(queue)
  local waitsMs = {}
  for turn = 1, granted do waitsMs[turn] = waitMs end
  for at, ahead in ipairs(countAhead(dueAtMs, rest)) do
    waitsMs[granted + at] = math.max(waitMs, owedMs + (granted + at + ahead) * intervalMs - toleranceMs)
  end
  if rest > 0 then redis.call('HSET', KEYS[1], 'queue:' .. queue, exact(rest) .. ' ' .. exact(dueAtMs)) end
  return granted, waitMs, waitsMs
end

local function giveWatcher()
  local ownIntervalMs = intervalMs / rules.watchersShare
  local halfMs = math.max(toleranceMs / 2, intervalMs)
  local ownToleranceMs = math.max(toleranceMs, ownIntervalMs)
  local owedMs = math.max(0, state.servedAtMs - now)
  local ownOwedMs = math.max(0, state.watchersServedAtMs - now)
  local free = math.min(countFree(owedMs, halfMs, intervalMs), countFree(ownOwedMs, ownToleranceMs, ownIntervalMs))
  local granted, waitMs, waitsMs = math.min(free, most, wanted), 0, {}
  if granted > 0 then
    state.servedAtMs = now + owedMs + granted * intervalMs
    state.watchersServedAtMs = now + ownOwedMs + granted * ownIntervalMs
  else
    waitMs = math.max(0, owedMs + intervalMs - halfMs, ownOwedMs + ownIntervalMs - ownToleranceMs)
  end
  waitsMs[1] = waitMs
  return granted, waitMs, waitsMs
end

local give = giveWork
if urgency == 'watch' then give = giveWatcher end
local granted, waitMs, waitsMs = give()
write(KEYS[1], state)
for at, ms in ipairs(waitsMs) do waitsMs[at] = exact(ms) end
return {exact(granted), exact(waitMs), waitsMs}`;

/** {@link Store.noteOverload}. */
export const luaNoteOverload = `${luaBudget}
local state, _, refusedAtMs = read(KEYS[1])
if state.share < 1 then state.recoversAtMs = now + rules.recoverAfterMs end
if now >= state.countsAgainAtMs then
  local recent = {}
  for _, atMs in ipairs(refusedAtMs) do
    if atMs <= now and now - atMs < rules.overloadWindowMs then recent[#recent + 1] = exact(atMs) end
  end
  recent[#recent + 1] = exact(now)
  if #recent >= rules.overloadsToSlow then
    state.share = math.max(rules.leastShare, state.share / 2)
    state.recoversAtMs = now + rules.recoverAfterMs
    state.countsAgainAtMs = now + rules.overloadWindowMs
    recent = {}
  end
  redis.call('HSET', KEYS[1], 'refusedAtMs', table.concat(recent, ' '))
end
write(KEYS[1], state)
return 'OK'`;
