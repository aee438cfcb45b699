import { rateLimits } from '../../lib/palette/rate-limits';
import type { LogPage } from '../../lib/palette/simulator/log';
import { createNetwork } from '../load/create-network';
import { measureUsage } from '../load/judge/judge-limits';
import { readPalette } from '../load/read-palette';
import { type Look, watchHost } from '../load/watch-host';
import type { Fleet } from '../support/processes/start-fleet';
import type { Figure } from './figure';
import { percentile } from './measure';

const watchForMs = 60_000;
/** What watchers may take of a full bucket at once is over by then, and so is what the registrations left behind. */
const leadInMs = 20_000;
const lookEveryMs = 5_000;

/** Everybody looks at once, for a minute: what it costs Palette, how old what they see is, how long they wait for it. */
export async function benchWatch(fleet: Fleet, hostIds: readonly string[]): Promise<Figure[]> {
  const startedAt = performance.now();
  const countedFrom = startedAt + leadInMs;
  const network = createNetwork(fleet.instances, 11, countedFrom + watchForMs);
  const watchers = hostIds.map((hostId, index) => watchHost(hostId, network, (index / hostIds.length) * lookEveryMs));
  await pause(leadInMs);
  await fleet.palette.client.clearLog();
  const looks = (await Promise.all(watchers)).flat().filter(({ startedAtMs }) => startedAtMs >= countedFrom);
  const untilMs = Date.now();
  const { entries } = await readPalette(fleet, 'watch');
  return watchFigures(
    hostIds.length,
    looks,
    entries.filter(({ at }) => at <= untilMs),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function watchFigures(watchers: number, looks: readonly Look[], entries: LogPage['entries']): Figure[] {
  const what = `${watchers} watchers`;
  const sorted = (read: (look: Look) => number | null) =>
    looks
      .map(read)
      .filter((value) => value !== null)
      .toSorted((one, other) => one - other);
  const answers = sorted(({ tookMs }) => tookMs);
  const ages = sorted(({ ageMs }) => (ageMs === null ? null : ageMs / 1_000));
  const shares = sharesOf(entries);
  return [
    { what: `${what}, ${watchForMs / 1_000} s: answers`, value: looks.length, unit: 'requests' },
    {
      what: `${what}: answers that failed`,
      value: looks.filter(({ isFailed }) => isFailed).length,
      unit: 'requests',
      bar: 0,
    },
    { what: `${what}: answered 304`, value: looks.filter(({ isUnchanged }) => isUnchanged).length, unit: 'requests' },
    { what: `${what}: calls to Palette`, value: entries.length, unit: 'calls' },
    { what: `${what}: refreshes of the busiest site`, value: busiestSite(entries), unit: 'per 5 s', bar: 1 },
    ...shares.map(
      ({ prefix, share }): Figure => ({ what: `${what}: share of ${prefix}`, value: share, unit: '%', bar: 80 }),
    ),
    { what: `${what}: age of what was shown, median`, value: percentile(ages, 0.5), unit: 's' },
    { what: `${what}: age of what was shown, p95`, value: percentile(ages, 0.95), unit: 's' },
    { what: `${what}: age of what was shown, oldest`, value: percentile(ages, 1), unit: 's' },
    { what: `${what}: an answer took, median`, value: percentile(answers, 0.5), unit: 'ms' },
    { what: `${what}: an answer took, p95`, value: percentile(answers, 0.95), unit: 'ms' },
  ];
}

/** Of what the rate alone allows: the burst is for others. */
function sharesOf(entries: LogPage['entries']): { prefix: string; share: number }[] {
  const used = measureUsage(entries);
  return rateLimits.flatMap((limit) => {
    const usage = used.find((other) => other.limit === limit);
    if (usage === undefined) return [];
    return [{ prefix: limit.prefix, share: (100 * usage.requests) / (limit.perSecond * (watchForMs / 1_000)) }];
  });
}

/** One refresh reads a thing once: how often the most read thing was read, as a rate. One look may fall on either end. */
function busiestSite(entries: LogPage['entries']): number {
  const counts = new Map<string, number>();
  for (const { method, path } of entries) {
    if (method === 'GET') counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return Math.max(0, most - 1) / (watchForMs / 5_000);
}
