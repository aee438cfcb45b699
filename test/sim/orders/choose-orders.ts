import type { Task } from '../../../lib/lifecycle/task';
import type { Site } from '../../../lib/sites/site';
import type { SiteId } from '../../../lib/sites/site-id';
import type { Random } from '../random';
import { mixOfKinds } from './task-mix';

/** How a run of a command comes to an end before its time: somebody presses Ctrl-C, or its process dies. */
export interface Interruption {
  readonly how: 'breaks off' | 'dies';
  /** After it was begun, milliseconds. */
  readonly afterMs: number;
}

/** One thing that somebody of IT wants done at a command line, and is not left alone with. */
export interface OrderPlan {
  readonly name: string;
  readonly kind: Task['kind'];
  readonly siteId: SiteId;
  /** Milliseconds since the start of the run. */
  readonly atMs: number;
  /** What befalls its first runs, one each. */
  readonly interruptions: readonly Interruption[];
  /** Looks first what would be done. */
  readonly rehearses: boolean;
  /** So long it waits for Palette at most, milliseconds. */
  readonly withinMs: number;
}

/** The last ones are given when all else has come to rest: then there is a cluster to do something to. Milliseconds. */
const afterTroubleMs = 400_000;

/** What IT wants in the course of a run. */
export function chooseOrders(random: Random, sites: readonly Site[], quietFromMs: number): OrderPlan[] {
  const count = random.pick([1, 1, 2, 2, 3, 4, 6]);
  const untilMs = quietFromMs + random.pick([0, 0, afterTroubleMs]);
  const isRough = random.chance(0.6);
  return Array.from({ length: count }, (_, index) => ({
    name: `o${index + 1}`,
    kind: random.pick(mixOfKinds),
    siteId: random.pick(sites).id,
    atMs: random.int(0, untilMs),
    interruptions: isRough ? chooseInterruptions(random) : [],
    rehearses: random.chance(0.3),
    withinMs: random.pick([20_000, 120_000, 20 * 60_000]),
  }));
}

function chooseInterruptions(random: Random): Interruption[] {
  return Array.from({ length: random.int(0, 3) }, () => ({
    how: random.pick(['breaks off', 'dies'] as const),
    afterMs: random.delayMs(1, 3_000, 60_000),
  }));
}
