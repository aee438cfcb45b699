/** One limit of Palette: in any t seconds at most `burst + perSecond * t` requests under the prefix. */
export interface RateLimit {
  /** Path template; a `{…}` segment stands for any one. */
  readonly prefix: string;
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Palette's limits per source IP (API.md §8), most specific first. Whether prefixes that share a row share a bucket is
 * unknown; each is assumed to have its own (API.md §15.7).
 */
export const rateLimits: readonly RateLimit[] = [
  { prefix: '/v1/auth/user/password/reset', perSecond: 2, burst: 10 },
  { prefix: '/v1/events/components', perSecond: 50, burst: 250 },
  { prefix: '/v1/spectroclusters/{uid}/assets', perSecond: 10, burst: 50 },
  { prefix: '/v1/spectroclusters/{uid}/logFetcher', perSecond: 10, burst: 50 },
  { prefix: '/v1/spectroclusters/{uid}/profiles', perSecond: 50, burst: 250 },
  { prefix: '/v1/spectroclusters', perSecond: 50, burst: 250 },
  { prefix: '/v1/cloudconfigs', perSecond: 50, burst: 250 },
  { prefix: '/v1/clusterprofiles', perSecond: 50, burst: 250 },
  { prefix: '/v1/edgehosts', perSecond: 10, burst: 50 },
  { prefix: '/v1/dashboard', perSecond: 10, burst: 50 },
  { prefix: '/v1/events', perSecond: 10, burst: 50 },
  { prefix: '/v1/projects', perSecond: 10, burst: 50 },
  { prefix: '/v1/users', perSecond: 10, burst: 50 },
  { prefix: '/v1/auth', perSecond: 10, burst: 50 },
  { prefix: '/v1/health', perSecond: 10, burst: 50 },
];

/** The limit that a call counts against, or null: Palette names none. `path` may be a template or a real path. */
export function budgetOf(path: string, limits: readonly RateLimit[] = rateLimits): RateLimit | null {
  const segments = path.split('/');
  return limits.find(({ prefix }) => isUnder(segments, prefix.split('/'))) ?? null;
}

function isUnder(segments: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((part, at) => part === segments[at] || (part.startsWith('{') && segments[at] !== undefined));
}

/**
 * The table with some rows replaced, from e.g. `/v1/edgehosts=10/50,/v1/dashboard=5/25` (per second / burst); null when
 * that is nonsense: a prefix that is not in the table or comes twice, or a burst of less than two seconds' worth, which
 * leaves nothing to share out (a turn may be used up to 1.5 s late). Pure.
 */
export function overrideRateLimits(text: string): readonly RateLimit[] | null {
  const rows = text.split(',').map((row) => /^(\/v1\/[^=]+)=(\d{1,6})\/(\d{1,6})$/.exec(row.trim()));
  const changed = new Map<string, RateLimit>();
  for (const row of rows) {
    const [, prefix = '', perSecond, burst] = row ?? [];
    const limit = { prefix, perSecond: Number(perSecond), burst: Number(burst) };
    const isKnown = rateLimits.some((known) => known.prefix === prefix);
    if (!isKnown || changed.has(prefix) || limit.perSecond < 1 || limit.burst < 2 * limit.perSecond) return null;
    changed.set(prefix, limit);
  }
  return rateLimits.map((limit) => changed.get(limit.prefix) ?? limit);
}
