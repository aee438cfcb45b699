import type { Failure } from '../../../lib/errors';
import type { CarriedOut } from '../../../lib/lifecycle/carry-out';
import type { Task } from '../../../lib/lifecycle/task';
import type { OrderPlan } from './choose-orders';

/** How one run of a command ended. */
export type CommandEnd =
  | CarriedOut
  /** It was not even begun. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'killed' };

/** One process that ran the command. Milliseconds since 1970. */
export interface CommandRun {
  readonly instance: string;
  /** What was asked for this time: some commands look anew what they are about. */
  readonly typed: Task;
  readonly beganAtMs: number;
  endedAtMs: number | null;
  end: CommandEnd | null;
  /** It was finished before: nothing is left to do. */
  readonly isAgain: boolean;
}

/** What IT wanted, and what became of it. */
export interface OrderRecord {
  readonly plan: OrderPlan;
  /** Null while, and where, there is nothing to do it to. */
  task: Task | null;
  readonly runs: CommandRun[];
  isFinished: boolean;
}

/** When it was first asked for, milliseconds; never: infinity. */
export function beganAt({ runs }: OrderRecord): number {
  return runs[0]?.beganAtMs ?? Number.POSITIVE_INFINITY;
}

/** When it was said to be done, the first time; null: it never was. */
export function doneAt({ runs }: OrderRecord): number | null {
  return runs.find(({ end }) => end?.kind === 'done')?.endedAtMs ?? null;
}

/** Why a task could not go on, in a word. */
export function describeWhy({ why }: Extract<CarriedOut, { kind: 'stopped' }>): string {
  return typeof why === 'string' ? why : why.code;
}
