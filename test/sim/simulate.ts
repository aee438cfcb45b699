import { planDeviceTrouble } from './device-trouble';
import type { Evidence } from './evidence';
import { createFleet } from './fleet';
import { createFrontDoor } from './front-door';
import { judge, type Violation } from './judge';
import { withLightHttp } from './light-http';
import type { Measure } from './measures';
import { closeWithSyncs } from './orders/close-with-syncs';
import { giveOrder, type Order } from './orders/give-order';
import { type Phone, startPhone } from './phone';
import { chooseScenario, type Scenario } from './scenario';
import { createStage, type Stage } from './stage';
import { createStrangers } from './strangers';
import { planSweeps, planTrouble } from './trouble';

/** What a run has shown. */
export interface Outcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** The windows of API.md §12 that were met, by name. */
  readonly windows: Readonly<Record<string, number>>;
  readonly fingerprint: string;
  readonly timeline: readonly string[];
  readonly evidence: Evidence;
}

export interface SimulateOptions {
  readonly measure?: Measure | null;
  /** Keep the timeline; costs time. */
  readonly isKept?: boolean;
  readonly scenario?: Scenario;
}

/** Virtual time that a run may take. */
const limitMs = 2 * 60 * 60_000;
/** After the trouble: enough for every settled host to be looked at once more. */
const restMs = 6 * 60_000;

/** A page may show what is so old, as long as it says so; the next look is a newer one. */
const looksLastMs = 40_000;
/** A settled host is seen a second time a minute later, by the next sweep, which comes once a minute. */
const seenTwiceMs = 130_000;
/** Longer than any command waits for Palette. */
const commandLastsMs = 30 * 60_000;
/** Of the audit trail: more than any run writes. */
const mostLines = 10_000;

/** Runs the scenario of a seed to its end and judges it. The same seed gives the same run, bit for bit. */
export function simulate(seed: number, options: SimulateOptions = {}): Promise<Outcome> {
  const { measure = null, isKept = false, scenario = chooseScenario(seed) } = options;
  return withLightHttp(async () => {
    const stage = createStage(scenario, isKept);
    await withRejectionsNoted(stage, () => play(stage, measure));
    const { violations, windows } = judge(stage.evidence);
    return {
      seed,
      violations,
      windows,
      fingerprint: stage.trace.fingerprint(),
      timeline: stage.trace.lines,
      evidence: stage.evidence,
    };
  });
}

/** A rejection that nobody handles ends a real process. */
async function withRejectionsNoted(stage: Stage, work: () => Promise<void>): Promise<void> {
  const note = (reason: unknown) => {
    const stack = reason instanceof Error ? reason.stack : undefined;
    stage.note('process', 'unhandled rejection', () => String(reason));
    stage.evidence.thrown.push({ atMs: stage.scheduler.now(), what: `unhandled: ${stack ?? String(reason)}` });
  };
  process.on('unhandledRejection', note);
  try {
    await work();
  } finally {
    process.off('unhandledRejection', note);
  }
}

async function play(stage: Stage, measure: Measure | null): Promise<void> {
  const { scenario, evidence } = stage;
  let isOver = false;
  stage.noteTruth();
  const strangers = createStrangers(stage);
  const fleet = createFleet(stage, strangers, measure);
  const door = createFrontDoor(stage, fleet);
  planTrouble(stage, fleet, strangers);
  planDeviceTrouble(stage);
  planSweeps(stage, fleet, () => isOver);
  const phones = scenario.phones.map((plan) => startPhone(stage, door, plan));
  const orders = scenario.orders.map((plan) => giveOrder(stage, fleet, plan));
  const endMs = stage.startMs + limitMs;
  const restedAtMs = scenario.quietFromMs + restMs;
  evidence.hasEnded = await runUntilTrue(stage, phones, orders, restedAtMs, endMs);
  if (evidence.hasEnded) {
    await runAgain(stage, orders);
    if (scenario.driftsAtMs.length > 0) {
      await closeWithSyncs(stage, fleet);
      // Meanwhile Palette may have come to an end with what was waited for.
      evidence.hasEnded = await runUntilTrue(stage, phones, orders, 0, stage.scheduler.now() + limitMs);
    }
  }
  stage.noteTruth();
  evidence.endedAtMs = stage.scheduler.now();
  evidence.intents = await readIntents(stage);
  evidence.audit = await stage.store.current.readAudit(mostLines, 0);
  isOver = true;
  for (const phone of phones) phone.stop();
  if (evidence.hasEnded && scenario.returnsAfterMs !== null) await returnLater(stage, phones, scenario.returnsAfterMs);
  stage.noteTruth();
}

/** Until every order has ended, and every phone was told a truth and is told the same when it looks once more. */
async function runUntilTrue(
  stage: Stage,
  phones: readonly Phone[],
  orders: readonly Order[],
  restedAtMs: number,
  endMs: number,
): Promise<boolean> {
  const { scheduler } = stage;
  const areDone = () => phones.every((phone) => phone.isDone()) && orders.every((order) => order.isDone());
  const isRested = () => stage.elapsedMs() >= restedAtMs && areDone();
  for (;;) {
    if (!(await scheduler.run(isRested, endMs))) return false;
    await lookAtAll(stage, phones, endMs);
    await scheduler.run(() => false, scheduler.now() + looksLastMs);
    await lookAtAll(stage, phones, endMs);
    if (!areDone()) continue;
    if (!(await hasUnseen(stage))) return true;
    if (scheduler.now() >= endMs) return false;
    await scheduler.run(() => false, scheduler.now() + seenTwiceMs);
  }
}

/** Every command that was carried out is run once more, one after the other. */
async function runAgain({ scheduler }: Stage, orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    let isOver = false;
    void order.runAgain().then(() => {
      isOver = true;
    });
    await scheduler.run(() => isOver, scheduler.now() + commandLastsMs);
  }
}

/** Every page is opened once more. */
async function lookAtAll({ scheduler }: Stage, phones: readonly Phone[], endMs: number): Promise<void> {
  let looks = phones.length;
  for (const phone of phones) {
    void phone.lookAgain().then(() => {
      looks -= 1;
    });
  }
  await scheduler.run(() => looks === 0, endMs);
}

/**
 * Is there a settled host whose membership was not seen a second time yet? Where another host of its site meets the same
 * problem each time, as behind a leader that has died, no round comes so far.
 */
async function hasUnseen({ scenario, store }: Stage): Promise<boolean> {
  const listed = await Promise.all(scenario.sites.map(({ id }) => store.current.unfinishedIntents(id)));
  return listed.some((open) => {
    const isHeldUp = open.some(({ intent }) => intent.phase !== 'settled' && intent.problem !== null);
    return !isHeldUp && open.some(({ intent }) => intent.phase === 'settled');
  });
}

/** Days later somebody scans every host again: nothing may be written for those that are where they belong. */
async function returnLater(stage: Stage, phones: readonly Phone[], afterMs: number): Promise<void> {
  const { scheduler, evidence } = stage;
  const settled = phones.filter(({ record: { told } }) => told.kind === 'view' && isSettled(told.view.state));
  const toldBefore = phones.map(({ record }) => record.told);
  const backAtMs = scheduler.now() + afterMs;
  let open = settled.length;
  scheduler.after(afterMs, () => {
    stage.note('all', 'come back');
    for (const phone of settled) {
      void phone.scanAgain().then(() => {
        open -= 1;
      });
    }
  });
  await scheduler.run(() => open === 0, scheduler.now() + afterMs + 120_000);
  // What a run that waits for Palette still had under way is not theirs.
  evidence.rescanWrites.push(...evidence.writes.filter(({ departedAtMs }) => departedAtMs >= backAtMs));
  // What counts is what was said when all had come to rest; the first answer after days is only the beginning of another.
  for (const [index, { record }] of phones.entries()) record.told = toldBefore[index] ?? record.told;
}

function isSettled(state: string): boolean {
  return state === 'setting_up' || state === 'ready';
}

async function readIntents(stage: Stage) {
  const hostIds = new Set(stage.scenario.phones.map(({ hostId }) => hostId));
  const intents = await Promise.all([...hostIds].map((hostId) => stage.store.current.readIntent(hostId)));
  return intents.filter((intent) => intent !== null);
}
