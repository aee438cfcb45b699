import { type Bite, biteFirst, measureNamed, searchBite, seedsFrom } from './bite';
import { describeOutcome } from './describe-outcome';
import { type Measure, measures } from './measures';
import { describeWhy } from './orders/order-record';
import { chooseScenario } from './scenario';
import { type Outcome, simulate } from './simulate';

const args = process.argv.slice(2);

function numberAfter(name: string): number | null {
  const index = args.indexOf(name);
  const value = index < 0 ? Number.NaN : Number(args[index + 1]);
  return Number.isFinite(value) ? value : null;
}

function textAfter(name: string): string | null {
  const index = args.indexOf(name);
  return index < 0 ? null : (args[index + 1] ?? null);
}

/** The timeline of one seed, with the measure of `--off` switched off, and what it breaks. */
async function replay(seed: number): Promise<boolean> {
  const off = textAfter('--off');
  const measure = off === null ? null : measureNamed(off);
  const scenario = chooseScenario(seed, measure?.focus ?? null);
  const outcome = await simulate(seed, { isKept: true, measure, scenario });
  console.log(outcome.timeline.join('\n'));
  console.log(describeOutcome(outcome));
  return outcome.violations.length === 0;
}

async function runMany(from: number, count: number): Promise<boolean> {
  const startedAtMs = performance.now();
  const failed: number[] = [];
  const windows = new Map<string, number>();
  const orders = new Map<string, number>();
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await simulate(seed);
    for (const [name, times] of Object.entries(outcome.windows)) windows.set(name, (windows.get(name) ?? 0) + times);
    for (const end of endsOf(outcome)) orders.set(end, (orders.get(end) ?? 0) + 1);
    if (outcome.violations.length === 0) continue;
    failed.push(seed);
    console.log(describeOutcome(outcome));
  }
  const perSeedMs = (performance.now() - startedAtMs) / count;
  console.log(`\n${count} seeds from ${from}: ${failed.length} with violations, ${perSeedMs.toFixed(0)} ms per seed`);
  if (failed.length > 0) console.log(`failed: ${failed.slice(0, 50).join(' ')}; see one with --seed N`);
  printCounts('windows that cannot be excluded, met:', windows);
  printCounts('what IT ran at the command line, and how it ended:', orders);
  return failed.length === 0;
}

function printCounts(title: string, counts: ReadonlyMap<string, number>): void {
  console.log(title);
  for (const [name, times] of [...counts].sort()) console.log(`  ${String(times).padStart(6)} ${name}`);
}

/** How each order of a run ended, and whether it took more than one run. */
function endsOf({ evidence: { orders } }: Outcome): string[] {
  return orders.flatMap(({ task, runs }) => {
    const own = runs.filter(({ isAgain }) => !isAgain);
    const end = own.at(-1)?.end ?? null;
    if (task === null || end === null) return [];
    const code = end.kind === 'refused' ? ` ${end.refusal.code}` : end.kind === 'stopped' ? ` ${describeWhy(end)}` : '';
    const hasDone = end.kind === 'done' && end.steps.length === 0 && own.length === 1;
    return [
      `${task.kind} ${end.kind}${code}${hasDone ? ', nothing to do' : ''}${own.length > 1 ? ', interrupted' : ''}`,
    ];
  });
}

/** For each measure a seed that notices when it is off; `--search` looks for seeds anew. */
async function showBites(): Promise<boolean> {
  let isEach = true;
  const only = textAfter('--measure');
  console.log('a seed that notices when the measure is off, and the promise that is then broken');
  for (const measure of measures.filter(({ name }) => only === null || name === only)) {
    const found = await findBite(measure);
    isEach &&= found !== null;
    const seeds = found === null ? 'no seed' : found.seeds.join(', ');
    console.log(`${measure.name.padEnd(30)} ${seeds.padEnd(20)} ${found?.invariant ?? 'nothing noticed'}`);
  }
  return isEach;
}

function findBite(measure: Measure): Promise<Bite | null> {
  if (!args.includes('--search')) return biteFirst(measure);
  return searchBite(measure, seedsFrom(numberAfter('--from') ?? 1, numberAfter('--seeds') ?? 2_000), 3);
}

async function main(): Promise<boolean> {
  if (args.includes('--bite')) return showBites();
  const seed = numberAfter('--seed');
  if (seed !== null) return replay(seed);
  return runMany(numberAfter('--from') ?? 1, numberAfter('--seeds') ?? 1_000);
}

process.exitCode = (await main()) ? 0 : 1;
