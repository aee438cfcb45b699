import { type RateLimit, rateLimits } from '../../lib/palette/rate-limits';
import type { Switches } from '../../lib/palette/simulator/switches';
import type { Durations } from '../../lib/palette/simulator/view';
import type { Site } from '../../lib/sites/site';
import { testSite } from '../support/test-site';
import { choosePhones, chooseReturns, chooseUndos, type PhonePlan } from './choose-phones';
import { chooseSwitches } from './choose-switches';
import type { DeviceTrouble } from './device-trouble';
import { chooseOrders, type OrderPlan } from './orders/choose-orders';
import { createRandom, type Random } from './random';

/** Shares of requests, 0 to 1, that something happens to. */
export interface PaletteFaults {
  readonly lostRequest: number;
  readonly lostAnswer: number;
  /** Writes that arrive up to ten seconds after they were sent. */
  readonly late: number;
  /** The same for pool writes alone. */
  readonly latePools: number;
  readonly slow: number;
  readonly serverError: number;
  readonly tooMany: number;
  /** One kind of write that is hit far more often than all others, or null. */
  readonly unlucky: 'hosts' | 'clusters' | 'pools' | null;
  readonly outages: readonly Span[];
}

export interface StoreFaults {
  readonly lostRequest: number;
  readonly lostAnswer: number;
  /** No answer for long, and the effect at any time meanwhile, or never. */
  readonly hanging: number;
  readonly slow: number;
  readonly outages: readonly Span[];
  readonly emptiedAtMs: readonly number[];
  /** Its clock is put forward, so that what it keeps for a time ends early. */
  readonly jumps: readonly Jump[];
  /** Share of pool writes and creates right after which that happens. */
  readonly jumpAtWrite: number;
}

/** What befalls instances. */
export interface InstanceFaults {
  readonly crashesAtMs: readonly number[];
  /** Share of writes to Palette right after which their sender dies. */
  readonly crashAtWrite: number;
  readonly stalls: readonly Span[];
  /** Share of answers of store and Palette that find the process stopped for a long time. */
  readonly stallAtAnswer: number;
  readonly maxSkewMs: number;
  readonly jumps: readonly Jump[];
}

/** A clock that is put forward or back. */
export interface Jump {
  readonly atMs: number;
  readonly byMs: number;
}

/** What people in Palette's own console do. */
export interface StrangerHabits {
  readonly actsAtMs: readonly number[];
  /** Share of our pool writes just before which somebody edits the same pool. */
  readonly sameSecond: number;
  /** Share of creates that the network keeps for longer than anybody can wait. */
  readonly veryLateCreate: number;
}

/** From when to when, milliseconds since the start. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Everything about a run that is chosen before it starts. Times are milliseconds since the start. */
export interface Scenario {
  readonly seed: number;
  readonly instances: number;
  readonly sites: readonly Site[];
  readonly phones: readonly PhonePlan[];
  readonly orders: readonly OrderPlan[];
  readonly devices: readonly DeviceTrouble[];
  /** How long things take on hosts and in Palette, where it is not as usual. */
  readonly pace: Partial<Durations>;
  readonly switches: Partial<Switches>;
  readonly palette: PaletteFaults;
  readonly store: StoreFaults;
  readonly instanceFaults: InstanceFaults;
  readonly stranger: StrangerHabits;
  /** Palette's limits as the engine is told them, some far below the published ones. */
  readonly limits: readonly RateLimit[];
  /** Share of requests of phones, and of answers to them, that get lost. */
  readonly badReception: number;
  /** From here on nothing goes wrong any more. */
  readonly quietFromMs: number;
  /** Somebody scans again this much later; null: nobody does. */
  readonly returnsAfterMs: number | null;
}

/**
 * A lease of thirty seconds that was confirmed a moment ago still has three left after this: longer than a write takes to
 * leave after the store's word for it. More would end a lease in the middle of what it guards. Milliseconds.
 */
export const mostStoreJumpMs = 27_000;

/** A fifth of the published rates and bursts: few hosts are enough to make them wait for their turns. */
const tightLimits = rateLimits.map(({ prefix, perSecond, burst }) => {
  const slower = Math.max(1, Math.floor(perSecond / 5));
  return { prefix, perSecond: slower, burst: slower * (burst / perSecond) };
});

/** Mostly fast, or no cluster would run before all trouble is over. Seconds. */
const paces: readonly Partial<Durations>[] = [
  {},
  { pending: 3, callHome: 5, pickUp: 2, install: 20, deleting: 20, machineDeleting: 10 },
  { pending: 3, callHome: 5, pickUp: 2, install: 20, deleting: 20, machineDeleting: 10 },
  { pending: 2, callHome: 2, pickUp: 1, install: 5, deleting: 5, machineDeleting: 1 },
];

const dayMs = 24 * 60 * 60_000;

/** What a scenario is all about, when it is about one thing. */
export type Focus = 'handovers' | 'creates' | 'limits';

/** The scenario of a seed; with a focus, one in which that one thing is at stake all the time. */
export function chooseScenario(seed: number, focus: Focus | null = null): Scenario {
  const random = createRandom(seed, 1);
  // One busy site and several instances: where two writers would hurt each other.
  const isStorm = random.chance(0.4) || focus !== null;
  const sites = chooseSites(random, isStorm);
  const arrivalsMs = random.pick(isStorm ? [20_000, 60_000, 120_000] : [1_000, 20_000, 120_000]);
  // Chance of its own, so that what else happens to a seed stays as it was.
  const arrivals = chooseUndos(createRandom(seed, 7), choosePhones(random, sites, arrivalsMs, isStorm));
  const phones = chooseReturns(createRandom(seed, 11), arrivals);
  const troubleMs = arrivalsMs + random.pick([20_000, 60_000, 240_000]);
  const quietFromMs = Math.max(troubleMs, ...phones.map(({ atMs }) => atMs + 1_000));
  const scenario: Scenario = {
    seed,
    instances: random.int(isStorm ? 2 : 1, 4),
    sites,
    phones,
    // Who looks for a measure of registrations is not to be disturbed by commands.
    orders: focus === null ? chooseOrders(createRandom(seed, 9), sites, quietFromMs) : [],
    devices: focus === null ? chooseDeviceTrouble(createRandom(seed, 12), quietFromMs) : [],
    pace: focus === null ? createRandom(seed, 10).pick(paces) : {},
    switches: chooseSwitches(random),
    palette: choosePaletteFaults(random, quietFromMs),
    store: chooseStoreFaults(random, quietFromMs),
    instanceFaults: chooseInstanceFaults(random, quietFromMs, isStorm),
    stranger: chooseStranger(random, quietFromMs),
    limits: random.chance(0.2) ? tightLimits : rateLimits,
    badReception: random.pick([0, 0, 0.05, 0.2]),
    quietFromMs,
    returnsAfterMs: random.chance(0.3) ? random.int(1, 3) * dayMs : null,
  };
  if (focus === 'creates') return withLostCreates(scenario);
  if (focus === 'limits') return { ...scenario, limits: tightLimits };
  return focus === 'handovers' || (isStorm && random.chance(0.25)) ? withHandovers(scenario, random) : scenario;
}

/** Palette would take a second cluster of the name, and half of the creates get lost or come late. */
function withLostCreates(scenario: Scenario): Scenario {
  const switches = {
    ...scenario.switches,
    duplicateClusterName: 'accept',
    inUseMoment: 'when-agent-picks-up',
  } as const;
  const stranger = { ...scenario.stranger, actsAtMs: [], veryLateCreate: 0 };
  return { ...scenario, switches, stranger, palette: { ...scenario.palette, unlucky: 'clusters' } };
}

/**
 * The lease goes from hand to hand while writes are still under way: hosts come one after the other, most pool writes
 * travel for seconds, and most leases end early. What leases are for.
 */
function withHandovers(scenario: Scenario, random: Random): Scenario {
  const { palette, store, instanceFaults } = scenario;
  const phones = scenario.phones.map((phone, index) => ({ ...phone, atMs: index * 5_000 + random.int(0, 4_000) }));
  return {
    ...scenario,
    instances: 4,
    phones,
    sites: scenario.sites.map((site) => ({ ...site, topology: { ...site.topology, maxHosts: 12 }, addressing: dhcp })),
    palette: { ...palette, late: 0, latePools: 0.8, unlucky: null, outages: [] },
    store: { ...store, jumpAtWrite: 0.6, outages: [], emptiedAtMs: [] },
    instanceFaults: { ...instanceFaults, crashAtWrite: 0.1, stallAtAnswer: 0 },
    quietFromMs: phones.length * 7_000 + 60_000,
  };
}

const dhcp = { type: 'dhcp' } as const;

function chooseSites(random: Random, isStorm: boolean): Site[] {
  const count = isStorm ? 1 : random.int(1, 3);
  return Array.from({ length: count }, (_, index) => {
    const controlPlane = isStorm ? 1 : random.pick([1, 1, 1, 3, 3, 5] as const);
    const workerPool = isStorm || random.chance(0.8);
    const maxHosts = workerPool ? controlPlane + random.pick([2, 4, 10, 10]) : controlPlane;
    const addresses = Array.from(
      { length: Math.max(controlPlane, maxHosts + random.int(-1, 2)) },
      (_, last) => `10.1.${index + 2}.${20 + last}`,
    );
    const network = { nic: 'eth0', subnetMask: '255.255.255.0', gateway: `10.1.${index + 2}.1`, dns: [] };
    return testSite(['denver', 'boulder', 'aspen'][index] ?? 'site', {
      topology: { controlPlane, workerPool, maxHosts },
      addressing: random.chance(0.25) ? { type: 'static', ...network, addresses } : { type: 'dhcp' },
      adoptExistingCluster: random.chance(0.2),
    });
  });
}

/** Of all kinds of trouble some are left out altogether: what is rare only shows when nothing else is in its way. */
function share(random: Random): number {
  return random.pick([0, 0, 0, 0.01, 0.04, 0.12]);
}

function spans(random: Random, untilMs: number, isLikely: number, mostMs: number): Span[] {
  if (!random.chance(isLikely)) return [];
  return Array.from({ length: random.int(1, 2) }, () => {
    const fromMs = random.int(0, untilMs);
    return { fromMs, toMs: Math.min(untilMs, fromMs + random.int(500, mostMs)) };
  });
}

function moments(random: Random, untilMs: number, isLikely: number, most: number): number[] {
  if (!random.chance(isLikely)) return [];
  return Array.from({ length: random.int(1, most) }, () => random.int(0, untilMs));
}

function choosePaletteFaults(random: Random, untilMs: number): PaletteFaults {
  return {
    lostRequest: share(random),
    lostAnswer: share(random),
    late: random.pick([0, 0, 0.05, 0.3]),
    latePools: 0,
    slow: share(random),
    serverError: share(random),
    tooMany: share(random),
    unlucky: random.pick([null, null, 'hosts', 'clusters', 'pools'] as const),
    outages: spans(random, untilMs, 0.1, 60_000),
  };
}

function chooseStoreFaults(random: Random, untilMs: number): StoreFaults {
  const isCalm = random.chance(0.5);
  const chosen = () => (isCalm ? 0 : random.pick([0, 0, 0.005, 0.03]));
  return {
    lostRequest: chosen(),
    lostAnswer: chosen(),
    hanging: chosen(),
    slow: share(random),
    outages: spans(random, untilMs, 0.08, 30_000),
    emptiedAtMs: moments(random, untilMs, 0.12, 1),
    jumps: moments(random, untilMs, 0.2, 3).map((atMs) => ({ atMs, byMs: random.int(1_000, mostStoreJumpMs) })),
    jumpAtWrite: random.pick([0, 0, 0, 0.1, 0.3]),
  };
}

function chooseInstanceFaults(random: Random, untilMs: number, isStorm: boolean): InstanceFaults {
  const isClockBad = random.chance(0.3);
  return {
    crashesAtMs: moments(random, untilMs, isStorm ? 0.5 : 0.3, 4),
    crashAtWrite: random.pick([0, 0, 0, 0.05, 0.2]),
    stalls: spans(random, untilMs, isStorm ? 0.5 : 0.2, 90_000),
    stallAtAnswer: random.pick([0, 0, 0, 0.01, 0.03]),
    maxSkewMs: random.pick([0, 500, 1_000]),
    jumps: isClockBad
      ? moments(random, untilMs, 1, 2).map((atMs) => ({ atMs, byMs: random.int(-300_000, 300_000) }))
      : [],
  };
}

function chooseDeviceTrouble(random: Random, untilMs: number): DeviceTrouble[] {
  return moments(random, untilMs, 0.3, 3).map((atMs) => ({
    atMs,
    what: random.pick(['dies', 'is reset', 'is installed anew', 'is another', 'is off', 'is off'] as const),
    forMs: random.int(5_000, 120_000),
  }));
}

function chooseStranger(random: Random, untilMs: number): StrangerHabits {
  return {
    actsAtMs: moments(random, untilMs, 0.3, 4),
    sameSecond: random.pick([0, 0, 0, 0.2]),
    veryLateCreate: random.pick([0, 0, 0, 0.3]),
  };
}
