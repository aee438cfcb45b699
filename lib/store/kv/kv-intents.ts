import { z } from 'zod';
import { attempt, attemptNow } from '../attempt';
import type { Keys } from '../keys';
import { type Intent, openIntent } from '../records';
import { type IntentCalls, mostSitesWithWork } from '../store-parts';
import { formatIntent, isUnfinished, listUnfinished, parseHolder, parseIntent, parseSiteIds } from '../stored-text';
import type { KvRunner } from './kv-runner';

/** Keeps the set of a site's unfinished hosts, and the set of the sites that have any, in step with each other. */
const luaHostSets = `
local function add(hosts, sites, siteId, hostId, atMs)
  redis.call('ZADD', hosts, atMs, hostId)
  redis.call('SADD', sites, siteId)
end
local function drop(hosts, sites, siteId, hostId)
  redis.call('ZREM', hosts, hostId)
  if redis.call('EXISTS', hosts) == 0 then redis.call('SREM', sites, siteId) end
end`;

/**
 * What names no site is no intent; it is answered as it is and not overwritten, so that the caller fails and says so. The
 * set of the site where the host was before cannot be declared as a key: only the stored intent names that site. The
 * database of this product is a single one (Vercel KV), no cluster that would route a script by its keys.
 */
const record = `${luaHostSets}
local opened, siteId, hostId, atMs, hostsKey, state = unpack(ARGV)
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= siteId then return {holder, false} end
local stored = redis.call('GET', KEYS[2])
if stored then
  local ok, intent = pcall(cjson.decode, stored)
  if not ok or type(intent) ~= 'table' or type(intent.siteId) ~= 'string' then return {siteId, stored} end
  if intent.siteId == siteId then
    redis.call('SET', KEYS[1], siteId)
    return {siteId, stored}
  end
  drop(hostsKey .. intent.siteId, KEYS[4], intent.siteId, hostId)
end
redis.call('SET', KEYS[1], siteId)
redis.call('SET', KEYS[2], opened)
if state == 'unfinished' then add(KEYS[3], KEYS[4], siteId, hostId, atMs) end
return {siteId, opened}`;

const update = `${luaHostSets}
local changed, revision, siteId, hostId, atMs, state = unpack(ARGV)
local stored = redis.call('GET', KEYS[1])
if not stored then return false end
local was = cjson.decode(stored)
if was.revision ~= tonumber(revision) or was.siteId ~= siteId or was.requestedAtMs ~= tonumber(atMs) then return false end
redis.call('SET', KEYS[1], changed)
if state == 'unfinished' then add(KEYS[2], KEYS[3], siteId, hostId, atMs)
else drop(KEYS[2], KEYS[3], siteId, hostId) end
return changed`;

const read = `return redis.call('GET', KEYS[1])`;

/** Which intents and claims to read is known only when the set has been read, so their keys are computed: see `record`. */
const list = `
local found = {}
for number, hostId in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  found[number] = {redis.call('GET', ARGV[1] .. hostId), redis.call('GET', ARGV[2] .. hostId)}
end
return found`;

/** Only the stored intent names the site, see `record`; what does not parse stands in no set that this could tell. */
const forget = `${luaHostSets}
local stored = redis.call('GET', KEYS[2])
local ok, intent = pcall(cjson.decode, stored or '')
if ok and type(intent) == 'table' and type(intent.siteId) == 'string' then
  drop(ARGV[2] .. intent.siteId, KEYS[3], intent.siteId, ARGV[1])
end
redis.call('DEL', KEYS[1], KEYS[2])
return 'OK'`;

/** Picked at random where there are more, so that each of them has its turn. */
const listSites = `return redis.call('SRANDMEMBER', KEYS[1], ARGV[1])`;

const recorded = z.tuple([z.string(), z.string().nullable()]);
const listed = z.array(z.tuple([z.string().nullable(), z.string().nullable()]));

/** Intents as JSON without an end, per site a sorted set of hosts with an unfinished one, and a set of those sites. */
export function kvIntents(run: KvRunner, keys: Keys): IntentCalls {
  return {
    async recordIntent(request) {
      const { hostId, siteId, requestedAtMs } = request;
      const intent = openIntent(request);
      const opened = attemptNow('recordIntent', () => formatIntent(intent));
      const [holder, text] = await run({
        operation: 'recordIntent',
        script: record,
        keys: [keys.claim(hostId), keys.intent(hostId), keys.unfinishedHosts(siteId), keys.sitesWithWork()],
        args: [opened, siteId, hostId, requestedAtMs, keys.unfinishedHosts(''), nameState(intent)],
        answer: recorded,
        isRepeatable: true,
      });
      return attempt('recordIntent', () => ({
        holder: parseHolder(holder),
        intent: text === null ? null : parseIntent(text),
      }));
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
      const changed = attemptNow('updateIntent', () => formatIntent(next));
      const text = await run({
        operation: 'updateIntent',
        script: update,
        keys: [keys.intent(hostId), keys.unfinishedHosts(siteId), keys.sitesWithWork()],
        args: [changed, revision, siteId, hostId, requestedAtMs, nameState(next)],
        answer: z.string().nullable(),
        isRepeatable: false,
      });
      return text === null ? null : attempt('updateIntent', () => parseIntent(text));
    },
    async unfinishedIntents(siteId) {
      const found = await run({
        operation: 'unfinishedIntents',
        script: list,
        keys: [keys.unfinishedHosts(siteId)],
        args: [keys.intent(''), keys.claim('')],
        answer: listed,
        isRepeatable: true,
      });
      return listUnfinished(
        siteId,
        found.flatMap(([text, holder]) => (text === null ? [] : { text, holder })),
      );
    },
    async sitesWithWork() {
      const found = await run({
        operation: 'sitesWithWork',
        script: listSites,
        keys: [keys.sitesWithWork()],
        args: [mostSitesWithWork],
        answer: z.array(z.string()),
        isRepeatable: true,
      });
      return parseSiteIds(found);
    },
    async forgetHost(hostId) {
      await run({
        operation: 'forgetHost',
        script: forget,
        keys: [keys.claim(hostId), keys.intent(hostId), keys.sitesWithWork()],
        args: [hostId, keys.unfinishedHosts('')],
        answer: z.literal('OK'),
        // The host could have been wanted again in between.
        isRepeatable: false,
      });
    },
  };
}

function nameState(intent: Intent): 'unfinished' | 'finished' {
  return isUnfinished(intent) ? 'unfinished' : 'finished';
}
