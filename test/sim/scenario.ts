import type { Switches } from '../../lib/palette/simulator/switches';
import type { Site } from '../../lib/sites/site';
import { testSite } from '../support/test-site';
import { choosePhones, type PhonePlan } from './choose-phones';
import { chooseSwitches } from './choose-switches';
import { createRandom, type Random } from './random';

/** Shares of requests, 0 to 1, that something happens to. */
export interface PaletteFaults {
  readonly lostRequest: number;
  readonly lostAnswer: number;
  /** Writes that arrive up to ten seconds after they were sent. */
  readonly late: number;
  readonly slow: number;
  readonly serverError: number;
  readonly tooMany: number;
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
  readonly jumps: readonly { readonly atMs: number; readonly byMs: number }[];
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
  readonly switches: Partial<Switches>;
  readonly palette: PaletteFaults;
  readonly store: StoreFaults;
  readonly instanceFaults: InstanceFaults;
  readonly stranger: StrangerHabits;
  /** Share of requests of phones, and of answers to them, that get lost. */
  readonly badReception: number;
  /** From here on nothing goes wrong any more. */
  readonly quietFromMs: number;
  /** Somebody scans again this much later; null: nobody does. */
  readonly returnsAfterMs: number | null;
}

const dayMs = 24 * 60 * 60_000;

/** The scenario of a seed. */
export function chooseScenario(seed: number): Scenario {
  const random = createRandom(seed, 1);
  const isStorm = random.chance(0.35);
  const sites = chooseSites(random, isStorm);
  const arrivalsMs = random.pick([1_000, 20_000, 120_000]);
  const phones = choosePhones(random, sites, arrivalsMs, isStorm);
  const troubleMs = arrivalsMs + random.pick([20_000, 60_000, 240_000]);
  const quietFromMs = Math.max(troubleMs, ...phones.map(({ atMs }) => atMs + 1_000));
  return {
    seed,
    instances: random.int(isStorm ? 2 : 1, 4),
    sites,
    phones,
    switches: chooseSwitches(random),
    palette: choosePaletteFaults(random, quietFromMs),
    store: chooseStoreFaults(random, quietFromMs),
    instanceFaults: chooseInstanceFaults(random, quietFromMs, isStorm),
    stranger: chooseStranger(random, quietFromMs),
    badReception: random.pick([0, 0, 0.05, 0.2]),
    quietFromMs,
    returnsAfterMs: random.chance(0.3) ? random.int(1, 3) * dayMs : null,
  };
}

function chooseSites(random: Random, isStorm: boolean): Site[] {
  const count = isStorm ? 1 : random.int(1, 3);
  return Array.from({ length: count }, (_, index) => {
    const controlPlane = isStorm ? 1 : random.pick([1, 1, 1, 3, 3, 5] as const);
    const workerPool = isStorm || random.chance(0.8);
    const maxHosts = workerPool ? controlPlane + random.pick([2, 4, 10, 10]) : controlPlane;
    const addresses = Array.from(
      { length: maxHosts + random.int(-1, 2) },
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
    slow: share(random),
    serverError: share(random),
    tooMany: share(random),
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

function chooseStranger(random: Random, untilMs: number): StrangerHabits {
  return {
    actsAtMs: moments(random, untilMs, 0.3, 4),
    sameSecond: random.pick([0, 0, 0, 0.2]),
    veryLateCreate: random.pick([0, 0, 0, 0.3]),
  };
}
