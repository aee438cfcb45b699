/** The rows of the rate table (API.md 8), most specific first. Requests per simulated second. */
const rows: readonly { readonly prefixes: readonly RegExp[]; readonly perSecond: number }[] = [
  { prefixes: [/^\/v1\/events\/components/], perSecond: 50 },
  { prefixes: [/^\/v1\/events/], perSecond: 10 },
  { prefixes: [/^\/v1\/spectroclusters\/[^/]+\/assets/], perSecond: 10 },
  { prefixes: [/^\/v1\/spectroclusters\/[^/]+\/profiles/, /^\/v1\/spectroclusters/], perSecond: 50 },
  { prefixes: [/^\/v1\/cloudconfigs/], perSecond: 50 },
  { prefixes: [/^\/v1\/clusterprofiles/], perSecond: 50 },
  { prefixes: [/^\/v1\/edgehosts/], perSecond: 10 },
  { prefixes: [/^\/v1\/dashboard/], perSecond: 10 },
  { prefixes: [/^\/v1\/projects/, /^\/v1\/users/, /^\/v1\/auth/, /^\/v1\/health/], perSecond: 10 },
];

/** "Burst queue 5": five seconds' worth may come at once. */
const BURST_SECONDS = 5;

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface RateLimit {
  /** Takes one token of the path's bucket; false means 429. Never more than burst + rate * t in any t seconds. */
  take(path: string, at: number, sharing: 'per-prefix' | 'per-row'): boolean;
}

/** A token bucket per prefix, for one source IP; `timeScale` simulated seconds pass per real second. */
export function createRateLimit(timeScale: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    take(path, at, sharing) {
      const found = findRow(path, sharing);
      if (found === undefined) return true;
      const capacity = found.perSecond * BURST_SECONDS;
      const bucket = buckets.get(found.key) ?? { tokens: capacity, filledAt: at };
      const gained = (Math.max(0, at - bucket.filledAt) / 1000) * timeScale * found.perSecond;
      const tokens = Math.min(capacity, bucket.tokens + gained);
      const isFree = tokens >= 1;
      buckets.set(found.key, { tokens: isFree ? tokens - 1 : tokens, filledAt: at });
      return isFree;
    },
  };
}

function findRow(path: string, sharing: 'per-prefix' | 'per-row'): { key: string; perSecond: number } | undefined {
  for (const [index, row] of rows.entries()) {
    const prefix = row.prefixes.find((candidate) => candidate.test(path));
    if (prefix !== undefined) {
      return { key: sharing === 'per-row' ? String(index) : prefix.source, perSecond: row.perSecond };
    }
  }
  return undefined;
}
