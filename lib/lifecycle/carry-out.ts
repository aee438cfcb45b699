import type { Actor } from '../access/actor';
import { type Failure, fail } from '../errors';
import { isRefusal, PaletteError } from '../palette/palette-error';
import { type Attempt, waitForWire } from '../registration/act/write';
import { recallClusters, rememberCluster } from '../registration/cluster-cache';
import { describeError } from '../registration/describe-error';
import { explain } from '../registration/explain';
import { flushAudit } from '../registration/flush-audit';
import type { Ports } from '../registration/ports';
import { type Run, runDeadlineMs, startRun } from '../registration/run';
import { type SiteLease, takeSiteLease } from '../registration/site-lease';
import { PauseRun, StopRun } from '../registration/stop-run';
import type { Site } from '../sites/site';
import { StoreError } from '../store/store';
import { actStep } from './act/act-step';
import type { LifeRun } from './act/life-run';
import { registerElsewhere } from './act/register-elsewhere';
import {
  type Course,
  countTry,
  isOnItsWay,
  isWornOut,
  noteDone,
  restBefore,
  startCourse,
  uncountTry,
  withAccepted,
} from './course';
import { isDoneOnceSent, isOutside, isWait, type LifeStep } from './life-plan';
import { observeScene } from './observe-scene';
import { planTask } from './plan/plan-task';
import type { Refusal } from './refusals';
import { takeOverRequests } from './take-over-requests';
import type { Task } from './task';

/** How a task is followed while it is carried out. */
export interface Following {
  /** Called as each step is begun; a wait is told of each time that it is looked at. */
  readonly tell: (step: LifeStep) => void;
  /** Nothing more is to be begun. */
  readonly isOver: () => boolean;
  /** So long it is waited for Palette at most, milliseconds. */
  readonly withinMs: number;
}

/** Where a task ended. Whatever it says: the same command, run again, goes on from what Palette shows then. */
export type CarriedOut =
  | { readonly kind: 'done'; readonly steps: readonly LifeStep[] }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly steps: readonly LifeStep[];
      readonly hasBegun: boolean;
    }
  /** `interrupted` by whoever follows it; `waiting`: Palette takes longer than that; else why it could not go on. */
  | {
      readonly kind: 'stopped';
      readonly why: 'interrupted' | 'waiting' | Failure;
      readonly steps: readonly LifeStep[];
      readonly left: readonly LifeStep[];
      /** A step was done, or a write that nobody has answered may have arrived. */
      readonly hasBegun: boolean;
    };

const lookAgainAfterMs = 10_000;
/** Whoever serves the site is done sooner. Milliseconds. */
const leaseWithinMs = 60_000;
const askAgainAfterMs = 2_000;

/**
 * Carries a task out: look, decide, one step, look again, until nothing is left; under the site's lease, which is given back
 * during waits. Safe to repeat and to interrupt at any moment. Never rejects for what Palette or the store do.
 */
export async function carryOut(
  ports: Ports,
  site: Site,
  task: Task,
  by: CarriedOutBy,
  following: Following,
): Promise<CarriedOut> {
  const course = startCourse(ports.clock.now() + following.withinMs);
  for (;;) {
    const ended = await passOnce(ports, site, task, { who: by.who, following, course });
    if (ended === 'outside') {
      const stopped = await stepOutside(ports, by, course);
      if (stopped !== null) return stopped;
      continue;
    }
    if (ended !== 'wait') return ended;
    if (following.isOver()) return stop(course, 'interrupted');
    if (ports.clock.now() + lookAgainAfterMs > course.untilMs) return stop(course, 'waiting');
    await ports.clock.sleep(lookAgainAfterMs);
  }
}

/** In whose name a task is carried out. */
export interface CarriedOutBy {
  readonly actor: Actor;
  /** As the audit trail names them. */
  readonly who: string;
}

/** What another site has to do with it: no lease of ours is held meanwhile. */
async function stepOutside(ports: Ports, { actor }: CarriedOutBy, course: Course): Promise<CarriedOut | null> {
  const [step] = course.left;
  if (step === undefined || !isOutside(step)) throw new Error('That step is done under the lease');
  const failure = await registerElsewhere(ports, actor, step);
  if (failure !== null) return stop(course, failure);
  course.steps.push(step);
  course.hasBegun = true;
  return null;
}

interface Work {
  readonly who: string;
  readonly following: Following;
  readonly course: Course;
}

function stop({ steps, left, hasBegun }: Course, why: 'interrupted' | 'waiting' | Failure): CarriedOut {
  return { kind: 'stopped', why, steps, left, hasBegun };
}

function refuse({ steps, hasBegun }: Course, refusal: Refusal): CarriedOut {
  return { kind: 'refused', refusal, steps, hasBegun };
}

/** Why a pass is over though the task is not: it waits for Palette, or the next step is another site's. */
type Pause = 'wait' | 'outside';

/** Steps under one lease, until the task ends or pauses. */
async function passOnce(ports: Ports, site: Site, task: Task, work: Work): Promise<CarriedOut | Pause> {
  let lease: SiteLease | null = null;
  let run: Run | null = null;
  try {
    lease = await awaitLease(ports, site);
    if (lease === null) return stop(work.course, fail('site_busy').error);
    await lease.awaitFormerHolder();
    const remembered = await recallClusters(ports, site);
    run = startRun(ports, site, { deadlineMs: runDeadlineMs(ports), remembered, allowWrite: lease.ensure });
    return await takeSteps(run, task, { ...work, allowWrite: lease.ensure });
  } catch (error) {
    if (error instanceof PauseRun || (run !== null && isOutOfTime(run, error))) return 'wait';
    if (!isExpected(error)) throw error;
    const failure = explain(error);
    ports.log({ level: 'warn', event: 'lifecycle_stopped', siteId: site.id, task: task.kind, ...describeError(error) });
    return stop(work.course, failure);
  } finally {
    if (run !== null) await Promise.all([rememberCluster(run), flushAudit(run)]);
    await lease?.release(run?.onWireUntilMs ?? 0);
  }
}

/** A pass has its own time, and its turn may come too late in it: the next one goes on. */
function isOutOfTime({ ports, deadlineMs }: Run, error: unknown): boolean {
  if (!(error instanceof PaletteError)) return false;
  const isLate = deadlineMs - ports.clock.now() < ports.palette.attemptTimeoutMs;
  return error.facts.kind === 'budget' || (error.facts.kind === 'timeout' && isLate);
}

function isExpected(error: unknown): boolean {
  return error instanceof PaletteError || error instanceof StoreError || error instanceof StopRun;
}

async function takeSteps(
  run: Run,
  task: Task,
  { who, following, course, allowWrite }: Work & Pick<LifeRun, 'allowWrite'>,
): Promise<CarriedOut | Pause> {
  for (;;) {
    const scene = withAccepted(await observeScene(run, task), course);
    const plan = planTask(task, scene);
    if (plan.kind === 'refused') return refuse(course, plan.refusal);
    course.left = plan.steps;
    const [step] = plan.steps;
    if (step === undefined) return { kind: 'done', steps: course.steps };
    if (following.isOver()) return stop(course, 'interrupted');
    if (scene.former.length > 0 && !course.hasTakenOver) {
      course.hasTakenOver = true;
      await takeOverRequests(run.ports, run.site, scene.former);
      continue;
    }
    // Palette has taken it, and may need a while to show it: it is not asked for the same twice for that.
    if (isOnItsWay(course, step, run.ports.clock.now())) return 'wait';
    following.tell(step);
    if (isWait(step)) return 'wait';
    // What showed no effect at once may need a moment, and what is decided then has to be read then.
    if (await restBefore(run.ports, course, step)) continue;
    countTry(course, step);
    if (isOutside(step)) return 'outside';
    const result = await actOnce(course, () => actStep({ run, scene, who, allowWrite }, step));
    // Should the process die in the next step, the trail says who did this one.
    await flushAudit(run);
    if ('done' in result) noteDone(course, step, run.ports.clock.now());
    if ('done' in result && isDoneOnceSent(step)) return { kind: 'done', steps: course.steps };
    // Nobody has looked at it yet.
    if ('busy' in result) uncountTry(course, step);
    // A write without an answer may still arrive: nothing is decided before that is over.
    if ('failed' in result) {
      await waitForWire(run);
      if (isWornOut(course, step)) throw result.failed;
    }
  }
}

/** Whatever ends it without a clear no: something of it may have happened. */
async function actOnce<T>(course: Course, act: () => Promise<Attempt<T>>): Promise<Attempt<T>> {
  const { hasBegun } = course;
  course.hasBegun = true;
  const result = await act();
  const isNothing = 'busy' in result || ('failed' in result && isRefusal(result.failed));
  course.hasBegun = hasBegun || !isNothing;
  return result;
}

async function awaitLease(ports: Ports, site: Site): Promise<SiteLease | null> {
  const untilMs = ports.clock.now() + leaseWithinMs;
  for (;;) {
    const lease = await takeSiteLease(ports, site);
    if (lease !== null || ports.clock.now() + askAgainAfterMs > untilMs) return lease;
    await ports.clock.sleep(askAgainAfterMs);
  }
}
