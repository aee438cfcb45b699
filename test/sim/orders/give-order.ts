import type { Result } from '../../../lib/errors';
import type { CarriedOut } from '../../../lib/lifecycle/carry-out';
import type { Task } from '../../../lib/lifecycle/task';
import type { Fleet } from '../fleet';
import type { Instance } from '../instance';
import type { Stage } from '../stage';
import { isAskedAnew } from './asked-anew';
import type { Interruption, OrderPlan } from './choose-orders';
import type { Look } from './look';
import { type CommandEnd, type CommandRun, describeWhy, type OrderRecord } from './order-record';
import { runInProcess } from './run-in-process';
import { canBeFinished, chooseTask, typedAgain } from './task-mix';

/** Somebody of IT who wants one thing done, and runs the same command until it is. */
export interface Order {
  readonly record: OrderRecord;
  /** Nothing more will be tried. */
  isDone(): boolean;
  /** Once more, when all is over: what is finished has to stay finished, unless it was asked for anew meanwhile. */
  runAgain(options?: { readonly isUndisturbed: boolean }): Promise<void>;
}

/** Where there is nothing to do it to yet, they look again so often. */
const mostLooks = 12;
const looksAgainAfterMs = 15_000;
/** Whoever has tried so often in vain asks somebody else. */
const mostRuns = 12;
/** Whom Palette has left waiting so often lets it be. */
const mostWaits = 2;
/** From the end of a run to the next. Milliseconds. */
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
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const task = chooseTask(plan.kind, look());
      if (task !== null) return task;
      await scheduler.sleep(looksAgainAfterMs);
    }
    return null;
  }

  function look(): Look {
    const site = stage.scenario.sites.find(({ id }) => id === plan.siteId);
    if (site === undefined) throw new Error(`No site ${plan.siteId}`);
    return { stage, site, random: stage.chance.it };
  }

  async function runUntilEnded(task: Task): Promise<void> {
    let waits = 0;
    for (let count = 0; count < mostRuns; count += 1) {
      if (plan.rehearses && count === 0) await rehearse(task);
      const typed = count === 0 ? task : typedAgain(task, look());
      const end = await runOnce(typed, plan.interruptions[count] ?? null, false);
      if (end.kind === 'done' || end.kind === 'refused') return;
      if (end.kind === 'stopped' && end.why === 'waiting') waits += 1;
      if (waits >= mostWaits) return;
      await scheduler.sleep(stage.chance.it.int(pauseMs.least, pauseMs.most));
    }
  }

  async function runOnce(task: Task, interruption: Interruption | null, isAgain: boolean): Promise<CommandEnd> {
    const process = fleet.openCommand(plan.name);
    const { name } = process.instance;
    const started = { instance: name, typed: task, beganAtMs: scheduler.now() };
    const run: CommandRun = { ...started, endedAtMs: null, end: null, isAgain };
    record.runs.push(run);
    stage.note(plan.name, `${isAgain ? 'runs again' : 'runs'} ${task.kind} at ${name}`, () => JSON.stringify(task));
    const isBrokenOff = interrupt(run, process.instance, interruption);
    const following = { tell: () => undefined, isOver: isBrokenOff, withinMs: plan.withinMs };
    const answer = await runInProcess(stage, process, task.kind, (life) => life.carryOut(task, following));
    const end = endOf(answer);
    run.end = end;
    run.endedAtMs = scheduler.now();
    stage.note(plan.name, `ends ${end.kind}`, () => describeEnd(end));
    return end;
  }

  /** Plans what befalls the run; tells whether somebody has broken it off. */
  function interrupt(run: CommandRun, instance: Instance, interruption: Interruption | null): () => boolean {
    let isBrokenOff = false;
    if (interruption !== null) {
      scheduler.after(interruption.afterMs, () => {
        if (run.end !== null) return;
        stage.note(plan.name, interruption.how);
        if (interruption.how === 'dies') instance.crash();
        else isBrokenOff = true;
      });
    }
    return () => isBrokenOff;
  }

  async function rehearse(task: Task): Promise<void> {
    const process = fleet.openCommand(plan.name);
    const { name } = process.instance;
    stage.note(plan.name, `rehearses at ${name}`, () => JSON.stringify(task));
    stage.evidence.rehearsing.push(name);
    await runInProcess(stage, process, 'rehearse', (life) => life.rehearse(task));
  }

  void live();
  return {
    record,
    isDone: () => record.isFinished,
    async runAgain({ isUndisturbed } = { isUndisturbed: false }) {
      const { task } = record;
      if (
        task === null ||
        !canBeFinished(task) ||
        record.runs.at(-1)?.end?.kind !== 'done' ||
        (!isUndisturbed && isAskedAnew(stage.evidence, record))
      )
        return;
      await runOnce(typedAgain(task, look()), null, true);
    },
  };
}

function endOf(answer: Result<CarriedOut> | null): CommandEnd {
  if (answer === null) return { kind: 'killed' };
  return answer.ok ? answer.value : { kind: 'failed', failure: answer.error };
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
