import { fail } from '../errors';
import type { NodeMachine } from '../palette/upkeep-model';
import type { Ports } from '../registration/ports';
import { StopRun } from '../registration/stop-run';
import type { LifeStep } from './life-plan';
import type { Scene } from './scene';

/** A step that Palette takes and that shows no effect, or that it refuses again and again, needs somebody to look. */
const mostTries = 3;
const askAgainAfterMs = 2_000;
/** Deletions are asynchronous (API.md §6, §7), and lists may lag. Milliseconds. */
const showsWithinMs = 2 * 60_000;

/** What a task has come to so far; of a command that is run again nothing is known. */
export interface Course {
  readonly steps: LifeStep[];
  left: readonly LifeStep[];
  /** A step was done, or a write that nobody has answered may have arrived. */
  hasBegun: boolean;
  /** So long it is waited for Palette, milliseconds. */
  readonly untilMs: number;
  /** Requests of a renamed site are taken over once: whose holder does not let go is let be. */
  hasTakenOver: boolean;
  readonly tries: Map<string, number>;
  /** By step that Palette has taken: until when it is believed to be on its way, milliseconds. */
  readonly showsUntilMs: Map<string, number>;
  /** The step that a moment has gone by for since it was tried; null: none. */
  rested: string | null;
}

/** A task that begins. Pure. */
export function startCourse(untilMs: number): Course {
  const fresh = { tries: new Map(), showsUntilMs: new Map(), rested: null };
  return { steps: [], left: [], hasBegun: false, untilMs, hasTakenOver: false, ...fresh };
}

/** Counts a try. Throws `StopRun` after too many of the same step. */
export function countTry(course: Course, step: LifeStep): void {
  const count = triesOf(course, step) + 1;
  if (count > mostTries) throw new StopRun(fail('outcome_unknown').error);
  course.tries.set(keyOf(step), count);
  course.rested = null;
}

/** That was none: nobody has looked at it. */
export function uncountTry(course: Course, step: LifeStep): void {
  course.tries.set(keyOf(step), triesOf(course, step) - 1);
}

/** Has it been tried as often as it may be? */
export function isWornOut(course: Course, step: LifeStep): boolean {
  return triesOf(course, step) >= mostTries;
}

/** Palette, or the store, has taken the step. */
export function noteDone(course: Course, step: LifeStep, nowMs: number): void {
  course.steps.push(step);
  course.showsUntilMs.set(keyOf(step), nowMs + showsWithinMs);
}

/**
 * The scene as it will be: a node that Palette has accepted to take away is leaving, whenever it says so. Terraform writes the
 * shorter list at once as well (API.md §6); the agent of a dead host says nothing ever. Pure.
 */
export function withAccepted(scene: Scene, { steps }: Course): Scene {
  const asked = new Set<string>(steps.flatMap((step) => (step.do === 'delete_machine' ? [step.hostId] : [])));
  if (asked.size === 0) return scene;
  const leave = (machine: NodeMachine) => (asked.has(machine.hostId) ? { ...machine, isLeaving: true } : machine);
  return { ...scene, pools: scene.pools.map((pool) => ({ ...pool, machines: pool.machines.map(leave) })) };
}

/** It was taken lately, and may only need a while to show. */
export function isOnItsWay({ showsUntilMs }: Course, step: LifeStep, nowMs: number): boolean {
  return nowMs < (showsUntilMs.get(keyOf(step)) ?? 0);
}

/** True: it was tried before, and a moment has gone by, so that what is decided has to be read anew. */
export async function restBefore({ clock }: Ports, course: Course, step: LifeStep): Promise<boolean> {
  if (triesOf(course, step) === 0 || course.rested === keyOf(step)) return false;
  await clock.sleep(askAgainAfterMs);
  course.rested = keyOf(step);
  return true;
}

function triesOf({ tries }: Course, step: LifeStep): number {
  return tries.get(keyOf(step)) ?? 0;
}

function keyOf(step: LifeStep): string {
  return JSON.stringify(step);
}
