import { createNetwork } from '../load/create-network';
import { measureUsage } from '../load/judge/judge-limits';
import { operatePhone, type PhoneEnd } from '../load/phone';
import { hostIdOf, type PhonePlan } from '../load/plan-run';
import { type Evidence, readPalette } from '../load/read-palette';
import { type Fleet, startFleet } from '../support/processes/start-fleet';
import { type NaiveRun, runNaive } from './bench-naive';
import { benchWatch } from './bench-watch';
import type { Figure } from './figure';
import { percentile } from './measure';

const latencyMs = 100;
const shops = { sites: 200, hostsPerSite: 5 };
const crowd = 50;
const withinMs = 15 * 60_000;
const hostsPrefix = { perSecond: 10, burst: 50 };
/** The bucket of the scarce prefixes is full again (API.md §8). */
const refillMs = 6_000;

/** Shops open at eight: the drain with the naive way beside it, then the watch, in one fleet. Tells figures as they come. */
export async function benchShops(app: string, isWatched: boolean, tell: (figures: Figure[]) => void): Promise<void> {
  const fleet = await startFleet({ instances: 2, latencyMs, directory: app });
  try {
    await warmUp(fleet);
    const phones = openShops();
    const naive = runNaive(inOrder(phones), fleet.sites, latencyMs, fleet.logs);
    const drained = await drain(fleet, 'shops', phones);
    tell(drainFigures(`1,000 hosts on ${shops.sites} sites`, drained));
    if (isWatched)
      tell(
        await benchWatch(
          fleet,
          phones.map(({ hostId }) => hostId),
        ),
      );
    tell(compare(drained, await naive));
    await pause(refillMs);
    tell(crowdFigures(await drain(fleet, 'crowd', openCrowd())));
    tell(memoryFigures(fleet));
  } finally {
    await fleet.stop();
  }
}

interface Drained {
  readonly hosts: number;
  readonly ends: readonly PhoneEnd[];
  readonly evidence: Evidence;
  /** By the clock of Palette, from the first submit. */
  readonly startedAtMs: number;
  readonly lastWriteAtMs: number;
  readonly lastPostAtMs: number;
}

/** A site's first registration ever loads code and profiles; shops open every day. */
async function warmUp(fleet: Fleet): Promise<void> {
  const phones = [400, 399].map((site, index) => phone(9_000 + index, `plain-${site}`));
  const network = createNetwork(fleet.instances, 1, performance.now() + 60_000);
  await Promise.all(phones.map((plan) => operatePhone(plan, network)));
  await pause(refillMs);
}

function phone(number: number, siteId: string): PhonePlan {
  return { hostId: hostIdOf(number), siteId, arrivesAtMs: 0, sends: 'json' };
}

function openShops(): PhonePlan[] {
  const hosts = shops.sites * shops.hostsPerSite;
  return Array.from({ length: hosts }, (_, index) => phone(index + 1, `plain-${(index % shops.sites) + 1}`));
}

function openCrowd(): PhonePlan[] {
  return Array.from({ length: crowd }, (_, index) => phone(5_000 + index, 'plain-398'));
}

/** Site by site, as one person with a list would. */
function inOrder(phones: readonly PhonePlan[]): PhonePlan[] {
  return phones.toSorted((one, other) => one.siteId.localeCompare(other.siteId));
}

async function drain(fleet: Fleet, name: string, phones: readonly PhonePlan[]): Promise<Drained> {
  await fleet.palette.client.clearLog();
  const network = createNetwork(fleet.instances, 7, performance.now() + withinMs);
  const startedAtMs = Date.now();
  const ends = await Promise.all(phones.map((plan) => operatePhone(plan, network)));
  const evidence = await readPalette(fleet, name);
  const writes = evidence.entries.filter(({ effect }) => effect === 'write');
  const posts = writes.filter(({ method, template }) => method === 'POST' && template === '/v1/edgehosts');
  return {
    hosts: phones.length,
    ends,
    evidence,
    startedAtMs,
    lastWriteAtMs: Math.max(...writes.map(({ at }) => at)) + latencyMs / 2,
    lastPostAtMs: Math.max(...posts.map(({ at }) => at)),
  };
}

function drainFigures(what: string, drained: Drained): Figure[] {
  const { hosts, ends, evidence, startedAtMs, lastWriteAtMs, lastPostAtMs } = drained;
  const leastSeconds = (hosts - hostsPrefix.burst) / hostsPrefix.perSecond;
  const seconds = (lastWriteAtMs - startedAtMs) / 1_000;
  const postSeconds = (lastPostAtMs - startedAtMs) / 1_000;
  const inTime = evidence.entries.filter(({ at, path }) => path.startsWith('/v1/edgehosts') && at <= lastPostAtMs);
  const used = (100 * inTime.length) / (hostsPrefix.burst + hostsPrefix.perSecond * postSeconds);
  const times = ends.map(({ tookMs }) => tookMs / 1_000).toSorted((one, other) => one - other);
  const asked = (key: 'submits' | 'polls' | 'continues' | 'cuts') => ends.reduce((total, end) => total + end[key], 0);
  const refused = evidence.entries.filter(({ status }) => status === 429).length;
  return [
    {
      what: `${what}: in place`,
      value: ends.filter(({ end }) => end === 'member').length,
      unit: 'hosts',
      floor: hosts,
    },
    { what: `${what}: until the last host is in its pool`, value: seconds, unit: 's' },
    {
      what: `${what}: ratio to the least possible ${leastSeconds} s`,
      value: seconds / leastSeconds,
      unit: 'x',
      bar: 1.15,
    },
    { what: `${what}: a phone was told, median`, value: percentile(times, 0.5), unit: 's' },
    { what: `${what}: the last phone was told`, value: percentile(times, 1), unit: 's' },
    { what: `${what}: calls per registration`, value: callsUntil(drained) / hosts, unit: 'calls' },
    { what: `${what}: budget of /v1/edgehosts used while work waited`, value: used, unit: '%', floor: 95 },
    { what: `${what}: worst window of any prefix, above its limit`, value: worstWindow(evidence), unit: 'requests' },
    { what: `${what}: refused with 429`, value: refused, unit: 'calls' },
    { what: `${what}: submits of all phones`, value: asked('submits'), unit: 'requests' },
    { what: `${what}: looks of all phones`, value: asked('polls'), unit: 'requests' },
    { what: `${what}: times that a phone asked to go on`, value: asked('continues'), unit: 'requests' },
    { what: `${what}: requests without an answer`, value: asked('cuts'), unit: 'requests' },
  ];
}

/** Watching is counted too: phones look while they wait. What comes after the last write is the watch's. */
function callsUntil({ evidence, lastWriteAtMs }: Drained): number {
  return evidence.entries.filter(({ at }) => at <= lastWriteAtMs).length;
}

function worstWindow({ entries }: Evidence): number {
  return Math.max(...measureUsage(entries).map(({ excess }) => excess));
}

function compare(drained: Drained, naive: NaiveRun): Figure[] {
  const seconds = (drained.lastWriteAtMs - drained.startedAtMs) / 1_000;
  // What its calls must take at least: its own measured time holds our pace's rounding as well.
  const naiveSeconds = Math.min(naive.seconds, (naive.calls * latencyMs) / 1_000);
  return [
    { what: `the naive way, ${naive.hosts} hosts: calls per host`, value: naive.calls / naive.hosts, unit: 'calls' },
    { what: `the naive way, ${naive.hosts} hosts: time`, value: naiveSeconds, unit: 's' },
    { what: 'our calls to those of the naive way', value: callsUntil(drained) / naive.calls, unit: 'x', bar: 0.5 },
    { what: 'our time to that of the naive way', value: seconds / naiveSeconds, unit: 'x', bar: 0.5 },
  ];
}

/** The burst covers all hosts: the least is one call after the other, POST of a host, create, and a look at the result. */
function crowdFigures(drained: Drained): Figure[] {
  const what = `${crowd} hosts at one site`;
  const seconds = (drained.lastWriteAtMs - drained.startedAtMs) / 1_000;
  const writes = drained.evidence.entries.filter(({ effect }) => effect === 'write').length;
  const times = drained.ends.map(({ tookMs }) => tookMs / 1_000).toSorted((one, other) => one - other);
  return [
    { what: `${what}: until the last host is in its pool`, value: seconds, unit: 's' },
    { what: `${what}: the last phone was told`, value: percentile(times, 1), unit: 's' },
    { what: `${what}: writes`, value: writes, unit: 'calls', bar: crowd + 2 },
    { what: `${what}: calls per registration`, value: callsUntil(drained) / crowd, unit: 'calls' },
    {
      what: `${what}: in place`,
      value: drained.ends.filter(({ end }) => end === 'member').length,
      unit: 'hosts',
      floor: crowd,
    },
  ];
}

function memoryFigures({ instances }: Fleet): Figure[] {
  return instances.map((instance) => ({
    what: `memory of ${instance.name} in the end`,
    value: instance.readMemory() / 1_000_000,
    unit: 'MB',
  }));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
