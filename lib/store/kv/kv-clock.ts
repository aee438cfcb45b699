/**
 * Opens a script that needs the time: one clock for all instances, that of Redis. A test passes its own time as the
 * first argument; an empty one means "ask Redis".
 */
export const luaClock = `
local function clock()
  if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local now = clock()
-- Written out in full: Lua would shorten a large number to 1.7e+12.
local function digits(number) return string.format('%.0f', number) end
`;

/** The first argument of a script that opens with {@link luaClock}. */
export type ClockArgument = () => number | '';
