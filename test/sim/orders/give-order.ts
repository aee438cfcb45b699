import type { Lifecycle } from '../../../lib/lifecycle/lifecycle';
import type { Task } from '../../../lib/lifecycle/task';
import type { Fleet } from '../fleet';
import type { Stage } from '../stage';
import { isAskedAnew } from './asked-anew';
import type { Interruption, OrderPlan } from './choose-orders';
import { type CommandEnd, type CommandRun, describeWhy, type OrderRecord } from './order-record';
import { canBeFinished, chooseTask } from './task-mix';

/** Somebody of IT who wants one thing done, and runs the same command until it is. */
export interface Order {
  readonly record: OrderRecord;
  /** Nothing more will be tried. */
  isDone(): boolean;
  /** Once more, when all is over: what is finished has to stay finished. */
  runAgain(): Promise<void>;
}

/** Where there is nothing to do it to yet, they look again so often. */
const mostLooks = 12;
const looksAgainAfterMs = 15_000;
/** Whoever has tried so often in vain asks somebody else. */
const mostRuns = 12;
/** Whom Palette has left waiting so often lets it be. */
const mostWaits = 2;
/** Nobody breaks a command off for nothing: it has this long at least, or goes on by itself. Milliseconds. */
const pauseMs = { least: 1_000, most: 60_000 };

/** Starts an order; it is given at its time. */
export function giveOrder(stage: Stage, fleet: Fleet, plan: OrderPlan): Order {
  const { scheduler } = stage;
  const record: OrderRecord = { plan, task: null, runs: [], isFinished: false };
  stage.evidence.orders.push(record);

  async function live(): Promise<void> {
    await scheduler.sleep(plan.atMs);
    record.task = await thinkOfTask();
    if (record.task !== null) await runUntilEnded(record.task);
    record.isFinished = true;
  }

  async function thinkOfTask(): Promise<Task | null> {
    const site = stage.scenario.sites.find(({ id }) => id === plan.siteId);
    if (site === undefined) throw new Error(`No site ${plan.siteId}`);
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const task = chooseTask(plan.kind, { stage, site, random: stage.chance.it });
      if (task !== null) return task;
      await scheduler.sleep(looksAgainAfterMs);
    }
    return null;
  }

  async function runUntilEnded(task: Task): Promise<void> {
    let waits = 0;
    for (let count = 0; count < mostRuns; count += 1) {
      if (plan.rehearses && count === 0) await rehearse(task);
      const end = await runOnce(task, plan.interruptions[count] ?? null, false);
      if (end.kind === 'done' || end.kind === 'refused') return;
      if (end.kind === 'stopped' && end.why === 'waiting') waits += 1;
      if (waits >= mostWaits) return;
      await scheduler.sleep(stage.chance.it.int(pauseMs.least, pauseMs.most));
    }
  }

  function runOnce(task: Task, interruption: Interruption | null, isAgain: boolean): Promise<CommandEnd> {
    const following = { isOver: false };
    return inProcess(isAgain ? 'runs again' : 'runs', task, interruption, following, isAgain, (life) =>
      life.carryOut(task, { tell: () => undefined, isOver: () => following.isOver, withinMs: plan.withinMs }),
    );
  }

  async function rehearse(task: Task): Promise<void> {
    const process = fleet.openCommand(plan.name);
    const { instance, life } = process;
    stage.note(plan.name, `rehearses at ${instance.name}`, () => JSON.stringify(task));
    stage.evidence.rehearsing.push(instance.name);
    await new Promise<void>((resolve) => {
      instance.onDeath(resolve);
      instance.deliver(0, () => {
        life.rehearse(task).then(
          () => resolve(),
          (error: unknown) => {
            noteThrown('rehearse', error);
            resolve();
          },
        );
      });
    });
  }

  function inProcess(
    how: string,
    task: Task,
    interruption: Interruption | null,
    following: { isOver: boolean },
    isAgain: boolean,
    work: (life: Lifecycle) => ReturnType<Lifecycle['carryOut']>,
  ): Promise<CommandEnd> {
    const { instance, life } = fleet.openCommand(plan.name);
    const run: CommandRun = {
      instance: instance.name,
      beganAtMs: scheduler.now(),
      endedAtMs: null,
      end: null,
      isAgain,
    };
    record.runs.push(run);
    stage.note(plan.name, `${how} ${task.kind} at ${instance.name}`, () => JSON.stringify(task));
    return new Promise((resolve) => {
      const end = (what: CommandEnd) => {
        if (run.end !== null) return;
        run.end = what;
        run.endedAtMs = scheduler.now();
        stage.note(plan.name, `ends ${what.kind}`, () => describeEnd(what));
        resolve(what);
      };
      instance.onDeath(() => end({ kind: 'killed' }));
      if (interruption !== null) {
        scheduler.after(interruption.afterMs, () => {
          if (run.end !== null) return;
          stage.note(plan.name, interruption.how);
          if (interruption.how === 'dies') instance.crash();
          else following.isOver = true;
        });
      }
      instance.deliver(0, () => {
        work(life).then(
          (answer) => end(answer.ok ? answer.value : { kind: 'failed', failure: answer.error }),
          (error: unknown) => {
            noteThrown(task.kind, error);
            end({ kind: 'killed' });
          },
        );
      });
    });
  }

  function noteThrown(what: string, error: unknown): void {
    const stack = error instanceof Error ? error.stack : undefined;
    stage.note(plan.name, `throws in ${what}`, () => String(error));
    stage.evidence.thrown.push({ atMs: scheduler.now(), what: `${what}: ${stack ?? String(error)}` });
  }

  void live();
  return {
    record,
    isDone: () => record.isFinished,
    async runAgain() {
      const { task } = record;
      if (
        task === null ||
        !canBeFinished(task) ||
        record.runs.at(-1)?.end?.kind !== 'done' ||
        isAskedAnew(stage.evidence, record)
      )
        return;
      await runOnce(task, null, true);
    },
  };
}

function describeEnd(end: CommandEnd): string {
  switch (end.kind) {
    case 'done':
      return end.steps.map((step) => step.do).join(' ');
    case 'refused':
      return end.refusal.code;
    case 'stopped':
      return `${describeWhy(end)} after ${end.steps.map((step) => step.do).join(' ')}, left: ${end.left.map((step) => step.do).join(' ')}`;
    case 'failed':
      return end.failure.code;
    case 'killed':
      return '';
  }
}
