import { z } from 'zod';
import type { HostId } from '../../hosts/edge-host-id';
import type { Keys } from '../keys';
import type { LinkCalls } from '../store-parts';
import type { KvRunner } from './kv-runner';

const count = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 'uncounted' end
if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then return 'counted' end
if redis.call('SCARD', KEYS[1]) - 1 >= tonumber(ARGV[2]) then return 'full' end
redis.call('SADD', KEYS[1], ARGV[1])
return 'counted'`;

const start = `
redis.call('SADD', KEYS[1], '')
for _, hostId in ipairs(ARGV) do redis.call('SADD', KEYS[1], hostId) end
return 'OK'`;

const uncount = `redis.call('SREM', KEYS[1], ARGV[1]) return 'OK'`;

const read = `return redis.call('SCARD', KEYS[1])`;

/**
 * The hosts of each link as a set without an end, beside an empty text that stands for the link itself. Uncounting is not
 * repeated: the host could have been counted again in between, and then one too many would be let in. All else may count
 * one too many at worst.
 */
export function kvLinks(run: KvRunner, keys: Keys): LinkCalls {
  const call = <T>(operation: keyof LinkCalls, script: string, linkId: string, args: string[], answer: z.ZodType<T>) =>
    run({
      operation,
      script,
      keys: [keys.linkHosts(linkId)],
      args,
      answer,
      isRepeatable: operation !== 'uncountForLink',
    });
  return {
    countForLink: (linkId, hostId, most) =>
      call('countForLink', count, linkId, [hostId, String(most)], z.enum(['counted', 'full', 'uncounted'])),
    async startLinkCount(linkId, hostIds: readonly HostId[]) {
      await call('startLinkCount', start, linkId, [...hostIds], z.literal('OK'));
    },
    async uncountForLink(linkId, hostId) {
      await call('uncountForLink', uncount, linkId, [hostId], z.literal('OK'));
    },
    async readLinkCount(linkId) {
      const members = await call('readLinkCount', read, linkId, [], z.number());
      return members === 0 ? null : members - 1;
    },
  };
}
