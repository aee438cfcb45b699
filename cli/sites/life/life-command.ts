import type { Failure } from '../../../lib/errors';
import type { CarriedOut } from '../../../lib/lifecycle/carry-out';
import type { LifePlan, LifeStep } from '../../../lib/lifecycle/life-plan';
import type { Lifecycle } from '../../../lib/lifecycle/lifecycle';
import type { Task } from '../../../lib/lifecycle/task';
import type { Server } from '../../../lib/server/compose';
import { type Command, CommandFault, exitCodes, type Given, type House, type Option, type Outcome } from '../command';
import { commandActor } from '../command-actor';
import { describeProblem } from '../describe-problem';
import { refuseStrangeStore } from '../refuse-strange-store';
import { tellMode } from '../tell-mode';
import { describeStep } from './describe-step';
import { explainRefusal } from './explain-refusal';

/** What a lifecycle command is besides its task. */
export interface LifeCommand extends Pick<Command, 'name' | 'summary' | 'description' | 'examples' | 'words'> {
  readonly options?: readonly Option[];
  /** Throws {@link CommandFault} for what was typed wrong. */
  toTask(given: Given, around: Around): Promise<Task>;
}

/** What a command reads its words with. */
export interface Around {
  readonly server: Server;
  readonly life: Lifecycle;
}

const minuteMs = 60_000;
const defaultMinutes = 30;

/** How every command that acts on Palette can be told to go about it. */
export const actOptions: readonly Option[] = [
  { flags: '--yes', description: 'do not ask back' },
  { flags: '--wait <minutes>', description: `wait so long for Palette; default ${defaultMinutes}` },
  { flags: '--by <name>', description: 'for whom you act; goes into the audit trail' },
  { flags: '--new-store', description: 'go on though the store is empty: it is the right one, and new' },
];

/**
 * A command that shows the steps of a task, has the site's id typed, and carries them out one by one. Interrupted, it says
 * what is left; run again, it goes on.
 */
export function lifeCommand({ options = [], toTask, ...command }: LifeCommand): Command {
  return {
    ...command,
    options: [...options, { flags: '--dry-run', description: 'only show the steps' }, ...actOptions],
    run: (given, house) => run(given, house, toTask),
  };
}

async function run(given: Given, house: House, toTask: LifeCommand['toTask']): Promise<Outcome> {
  const { values } = given;
  const withinMs = readWait(values.wait);
  const server = await house.openServer();
  const by = typeof values.by === 'string' ? values.by : '';
  const life = server.life.as(commandActor(house.userName(), by));
  const task = await toTask(given, { server, life });
  const plan = await look(life, task);
  if (plan.kind === 'refused') throw refusal(plan.refusal);
  if (values.dryRun === true || plan.steps.length === 0) {
    return tellMode(describePlan(task, plan.steps), server);
  }
  await refuseStrangeStore(server, values.newStore === true);
  if (values.yes !== true) await confirm(task, plan.steps, house);
  return tellMode(describeEnd(task, await carryOut(life, task, withinMs, house)), server);
}

async function look(life: Lifecycle, task: Task): Promise<LifePlan> {
  const plan = await life.rehearse(task);
  if (!plan.ok) throw failed(plan.error);
  return plan.value;
}

async function carryOut(life: Lifecycle, task: Task, withinMs: number, house: House): Promise<CarriedOut> {
  let isOver = false;
  const stopListening = house.onInterrupt(() => {
    isOver = true;
  });
  let told = '';
  const tell = (step: LifeStep) => {
    const line = describeStep(step);
    // A wait is told of each time that it is looked at.
    if (line !== told) house.terminal.note(`${line} ...`);
    told = line;
  };
  try {
    const ended = await life.carryOut(task, { tell, isOver: () => isOver, withinMs });
    if (!ended.ok) throw failed(ended.error);
    return ended.value;
  } finally {
    stopListening();
  }
}

async function confirm(task: Task, steps: readonly LifeStep[], house: House): Promise<void> {
  const answer = await house.askFor([...listSteps(steps), `Type ${task.siteId} to do this:`]);
  if (answer === null)
    throw new CommandFault('There is nobody to ask here: look at it with --dry-run, then add --yes.', 'usage');
  if (answer !== task.siteId) throw new CommandFault('That is not the id of the site. Nothing was done.');
}

function listSteps(steps: readonly LifeStep[]): string[] {
  return steps.map((step, index) => `${index + 1}. ${describeStep(step)}`);
}

function describePlan({ siteId, kind }: Task, steps: readonly LifeStep[]): Outcome {
  const json = { task: kind, siteId, result: steps.length === 0 ? 'nothing_left' : 'planned', steps };
  if (steps.length === 0) return { json, lines: ['Nothing is left to do.'] };
  return { json, lines: [`At ${siteId} it would:`, ...listSteps(steps), 'Nothing was done.'] };
}

function describeEnd({ siteId, kind }: Task, ended: CarriedOut): Outcome {
  const json = { task: kind, siteId, result: ended.kind, ...ended };
  switch (ended.kind) {
    case 'done':
      return { json, lines: [`Done at ${siteId}, in ${countSteps(ended.steps)}.`] };
    case 'refused': {
      const { sentence, remedy } = explainRefusal(ended.refusal);
      const begun = ended.hasBegun ? [`Stopped after ${countSteps(ended.steps)}.`] : [];
      return { json, lines: [...begun, sentence, remedy], exitCode: exitOf(ended.hasBegun) };
    }
    case 'stopped': {
      const lines = [
        `Stopped after ${countSteps(ended.steps)}. ${explainStop(ended.why)}`,
        'Left:',
        ...listSteps(ended.left),
      ];
      return {
        json,
        lines: [...lines, 'Run the same command again to go on.'],
        // What only waits was begun by a command before.
        exitCode: exitOf(ended.hasBegun || ended.why === 'waiting'),
      };
    }
  }
}

function exitOf(hasBegun: boolean) {
  return hasBegun ? exitCodes.partly : exitCodes.failed;
}

function countSteps(steps: readonly LifeStep[]): string {
  return steps.length === 1 ? '1 step' : `${steps.length} steps`;
}

/** Why a task was not carried out to its end, in words for IT. Pure. */
export function explainStop(why: 'interrupted' | 'waiting' | Failure): string {
  if (why === 'interrupted') return 'It was interrupted.';
  if (why === 'waiting') return 'Palette takes longer than this command waits.';
  const { sentence, nextStep } = describeProblem(why);
  return `${sentence} ${nextStep}`;
}

function refusal(refused: Parameters<typeof explainRefusal>[0]): CommandFault {
  const { sentence, remedy } = explainRefusal(refused);
  return new CommandFault(`${sentence} ${remedy}`);
}

function failed(failure: Failure): CommandFault {
  const { sentence, nextStep } = describeProblem(failure);
  return new CommandFault(`${sentence} ${nextStep}`);
}

/** What `--wait` says, milliseconds. Throws {@link CommandFault}. Pure. */
export function readWait(value: unknown): number {
  if (value === undefined) return defaultMinutes * minuteMs;
  const minutes = Number(value);
  const isGood = typeof value === 'string' && /^\d{1,3}$/.test(value);
  if (!isGood) throw new CommandFault('Write --wait as whole minutes, such as --wait 45.', 'usage');
  return minutes * minuteMs;
}
