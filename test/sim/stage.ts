import { DEFAULT_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import { seedFromSites } from '../../lib/palette/simulator/seed-from-sites';
import type { Seed } from '../../lib/palette/simulator/seed-shape';
import { createSimulator, type Simulator } from '../../lib/palette/simulator/simulator';
import { createMemoryStore } from '../../lib/store/memory-store';
import type { Store } from '../../lib/store/store';
import { createEvidence, type Evidence } from './evidence';
import { createHistory, type History } from './history';
import { createRandom, type Random } from './random';
import type { Scenario } from './scenario';
import { createScheduler, type Scheduler } from './scheduler';
import { otherVersion } from './settings/drift';
import { indexOf } from './site-index';
import { createTrace, type Trace } from './trace';

export const simulatorKey = 'planted-key-9f31e2';
export const projectUid = DEFAULT_PROJECT_UID;

/** What all actors of a run share. */
export interface Stage {
  readonly scenario: Scenario;
  readonly startMs: number;
  readonly scheduler: Scheduler;
  readonly simulator: Simulator;
  /** Palette's truth so far. */
  readonly history: History;
  readonly evidence: Evidence;
  readonly store: StorePlace;
  /** Chance by purpose. */
  readonly chance: {
    readonly wire: Random;
    readonly store: Random;
    readonly people: Random;
    readonly trouble: Random;
    readonly it: Random;
    readonly console: Random;
  };
  /** Milliseconds since the start. */
  elapsedMs(): number;
  /** True once nothing may go wrong any more. */
  isQuiet(): boolean;
  note(who: string, what: string, more?: () => string): void;
  /** Keeps what Palette holds now for the judges. */
  noteTruth(): void;
  readonly trace: Trace;
}

/** The store that all instances use, until somebody empties it. */
export interface StorePlace {
  current: Store;
  empty(): void;
  /** Puts its clock forward. */
  jump(byMs: number): void;
}

const startMs = Date.parse('2026-11-21T08:00:00Z');

/** An empty stage for the scenario, at eight in the morning. */
export function createStage(scenario: Scenario, isKept: boolean): Stage {
  const { seed } = scenario;
  const scheduler = createScheduler(startMs, createRandom(seed, 2));
  const simulator = createSimulator({
    now: scheduler.now,
    sleep: scheduler.sleep,
    random: createRandom(seed, 13).next,
    apiKeys: [simulatorKey],
    seed: seedOf(scenario),
    limits: 'on',
    switches: scenario.switches,
    durations: scenario.pace,
    autoDevices: true,
  });
  for (const id of scenario.armHosts) simulator.devices.create({ id, architecture: 'arm64' });
  const trace = createTrace(startMs, isKept);
  const history = createHistory();
  const evidence = createEvidence(scenario, startMs);
  evidence.versions = history.versions;
  const store = createStorePlace(scheduler, evidence);
  const elapsedMs = () => scheduler.now() - startMs;
  return {
    scenario,
    startMs,
    scheduler,
    simulator,
    history,
    evidence,
    store,
    chance: {
      wire: createRandom(seed, 3),
      store: createRandom(seed, 4),
      people: createRandom(seed, 5),
      trouble: createRandom(seed, 6),
      it: createRandom(seed, 8),
      console: createRandom(seed, 15),
    },
    elapsedMs,
    isQuiet: () => elapsedMs() >= scenario.quietFromMs,
    note: (who, what, more) => trace.note(scheduler.now(), who, what, more),
    noteTruth: () => history.note(scheduler.now(), simulator.snapshot().state),
    trace,
  };
}

/** Everything that the sites refer to, and what somebody may attach instead. */
function seedOf(scenario: Scenario): Seed {
  const seed = seedFromSites(indexOf(scenario));
  return scenario.driftsAtMs.length === 0 ? seed : { ...seed, profiles: [...seed.profiles, otherVersion] };
}

function createStorePlace(scheduler: Scheduler, evidence: Evidence): StorePlace {
  let aheadMs = 0;
  const open = () => createMemoryStore({ now: () => scheduler.now() + aheadMs });
  return {
    current: open(),
    empty() {
      this.current = open();
      evidence.emptiedAtMs.push(scheduler.now());
      evidence.refilledAtMs.push(scheduler.now());
    },
    jump(byMs) {
      aheadMs += byMs;
      evidence.refilledAtMs.push(scheduler.now());
    },
  };
}

/** Is the moment inside one of the spans? */
export function isDuring(spans: readonly { fromMs: number; toMs: number }[], atMs: number): boolean {
  return spans.some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
}
