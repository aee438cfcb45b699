import type { DeviceTrouble } from './device-trouble';
import type { Random } from './random';

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

/**
 * A lease of thirty seconds that was confirmed a moment ago still has three left after this: longer than a write takes to
 * leave after the store's word for it. More would end a lease in the middle of what it guards. Milliseconds.
 */
export const mostStoreJumpMs = 27_000;

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

/** Some moments until then, or none. */
function moments(random: Random, untilMs: number, isLikely: number, most: number): number[] {
  if (!random.chance(isLikely)) return [];
  return Array.from({ length: random.int(1, most) }, () => random.int(0, untilMs));
}

/** What the network and Palette do to requests until then. */
export function choosePaletteFaults(random: Random, untilMs: number): PaletteFaults {
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

/** What befalls the store until then. */
export function chooseStoreFaults(random: Random, untilMs: number): StoreFaults {
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

/** What befalls instances until then. */
export function chooseInstanceFaults(random: Random, untilMs: number, isStorm: boolean): InstanceFaults {
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

/** What befalls edge hosts until then. */
export function chooseDeviceTrouble(random: Random, untilMs: number): DeviceTrouble[] {
  return moments(random, untilMs, 0.3, 3).map((atMs) => ({
    atMs,
    what: random.pick(['dies', 'is reset', 'is installed anew', 'is another', 'is off', 'is off'] as const),
    forMs: random.int(5_000, 120_000),
  }));
}

/** What people in Palette's own console do until then. */
export function chooseStranger(random: Random, untilMs: number): StrangerHabits {
  return {
    actsAtMs: moments(random, untilMs, 0.3, 4),
    sameSecond: random.pick([0, 0, 0, 0.2]),
    veryLateCreate: random.pick([0, 0, 0, 0.3]),
  };
}
