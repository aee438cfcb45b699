import { z } from 'zod';
import { type KvConnection, openKvRunner } from './kv/open-kv-runner';

/** What a KV database tells of itself. */
export interface KvFacts {
  /** Of several requests, sorted. Milliseconds. */
  readonly roundTripsMs: readonly number[];
  /** What it does when it is full, e.g. `noeviction`; null: it does not tell. */
  readonly evictionPolicy: string | null;
  /** How far its clock is ahead of ours, give or take half a round trip. Milliseconds. */
  readonly aheadMs: number;
}

/**
 * The time, and the policy where `INFO` may be asked for: a hosted database may refuse it, or leave the line out. Reads
 * only.
 */
const script = `
local time = redis.call('TIME')
local info = redis.pcall('INFO', 'memory')
if type(info) ~= 'string' then info = '' end
local policy = string.match(info, 'maxmemory_policy:([%w%-]+)') or ''
return {tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000), policy}
`;

const answer = z.tuple([z.number(), z.string()]);
/** The first request opens the connection; the others tell how far away it is. */
const tries = 4;

/** Asks the database some times, one after the other. Changes nothing; throws `StoreError`. */
export async function inspectKv(connection: KvConnection, now: () => number): Promise<KvFacts> {
  const run = openKvRunner(connection);
  const looks: { readonly tookMs: number; readonly aheadMs: number; readonly policy: string }[] = [];
  for (let count = 0; count < tries; count += 1) {
    const sentAtMs = now();
    const call = { operation: 'inspect', script, keys: [], args: [], answer, isRepeatable: true };
    const [clockMs, policy] = await run(call);
    const tookMs = now() - sentAtMs;
    looks.push({ tookMs, aheadMs: clockMs - (sentAtMs + tookMs / 2), policy });
  }
  const [best] = [...looks].sort((one, other) => one.tookMs - other.tookMs);
  return {
    roundTripsMs: looks.map(({ tookMs }) => tookMs).sort((one, other) => one - other),
    evictionPolicy: best?.policy || null,
    aheadMs: Math.round(best?.aheadMs ?? 0),
  };
}
