import { type RateLimit, rateLimits } from '../../lib/palette/rate-limits';
import type { Switches } from '../../lib/palette/simulator/switches';
import type { Durations } from '../../lib/palette/simulator/view';
import type { ExpectedHost, Site } from '../../lib/sites/site';
import {
  chooseDeviceTrouble,
  chooseInstanceFaults,
  choosePaletteFaults,
  chooseStoreFaults,
  chooseStranger,
  type InstanceFaults,
  type PaletteFaults,
  type StoreFaults,
  type StrangerHabits,
} from './choose-faults';
import { choosePhones, chooseReturns, chooseUndos, type PhonePlan } from './choose-phones';
import { chooseSites } from './choose-sites';
import { chooseSwitches } from './choose-switches';
import type { DeviceTrouble } from './device-trouble';
import { withMachines } from './machines/with-machines';
import { chooseOrders, type OrderPlan } from './orders/choose-orders';
import { withPools } from './pools/with-pools';
import { createRandom, type Random } from './random';
import { withSettings } from './settings/with-settings';

/** Everything about a run that is chosen before it starts. Times are milliseconds since the start. */
export interface Scenario {
  readonly seed: number;
  readonly instances: number;
  readonly sites: readonly Site[];
  readonly phones: readonly PhonePlan[];
  readonly orders: readonly OrderPlan[];
  readonly devices: readonly DeviceTrouble[];
  /** When somebody changes a setting by hand. */
  readonly driftsAtMs: readonly number[];
  /** The manifest. */
  readonly expectedHosts: readonly ExpectedHost[];
  /** Hosts that are of the other architecture. */
  readonly armHosts: readonly string[];
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
    driftsAtMs: [],
    expectedHosts: [],
    armHosts: [],
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
  const stormy = focus === 'handovers' || (isStorm && random.chance(0.25)) ? withHandovers(scenario, random) : scenario;
  return focus === null ? withMachines(withPools(withSettings(stormy))) : stormy;
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
