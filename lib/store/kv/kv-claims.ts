import { z } from 'zod';
import { attempt } from '../attempt';
import type { Keys } from '../keys';
import type { ClaimCalls } from '../store-parts';
import { parseHolder } from '../stored-text';
import type { KvRunner } from './kv-runner';

const move = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return holder end
redis.call('SET', KEYS[1], ARGV[2])
return ARGV[2]`;

const release = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 'OK'`;

const read = `return redis.call('GET', KEYS[1])`;

/** Claims as plain values without an end. Move and release are not repeated: another could have claimed in between. */
export function kvClaims(run: KvRunner, keys: Keys): ClaimCalls {
  const call = <T>(operation: string, script: string, hostId: string, args: string[], answer: z.ZodType<T>) =>
    run({
      operation,
      script,
      keys: [keys.claim(hostId)],
      args,
      answer,
      isRepeatable: operation === 'readClaim',
    });
  return {
    async moveClaim(hostId, from, to) {
      const holder = await call('moveClaim', move, hostId, [from, to], z.string());
      return attempt('moveClaim', () => parseHolder(holder));
    },
    async releaseClaim(hostId, siteId) {
      await call('releaseClaim', release, hostId, [siteId], z.string());
    },
    async readClaim(hostId) {
      const holder = await call('readClaim', read, hostId, [], z.string().nullable());
      return holder === null ? null : attempt('readClaim', () => parseHolder(holder));
    },
  };
}
