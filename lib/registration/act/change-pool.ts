import { fail } from '../../errors';
import type { Placement, Pool } from '../../palette/model';
import type { Written } from '../../palette/palette';
import { isRefusal, type PaletteError } from '../../palette/palette-error';
import { rereadHosts } from '../observe';
import type { Step } from '../plan/world';
import { countTry, type Run, triesOf } from '../run';
import { StopRun } from '../stop-run';
import { type Attempt, attempt, noteFailure, noteOnWire, noteWrite, waitForWire } from './write';

type PoolStep = Extract<Step, { do: 'add_nodes' | 'add_pool' }>;

/** Another writer may undo ours; after so many writes for the same host somebody has to look. */
const mostTries = 4;

/**
 * A list that was read longer ago is not written back: the PUT replaces it, and whoever was added meanwhile would be
 * dropped. Milliseconds.
 */
const freshForMs = 1_500;

/**
 * Adds hosts to the worker pool as just read, or makes the pool. The next observation verifies that they are all there.
 * When Palette refuses them together though the cluster runs, they are tried one by one: one host that it does not take
 * must not keep the others out.
 */
export async function changePool(run: Run, step: PoolStep): Promise<void> {
  const configUid = run.cluster?.configUid ?? null;
  if (configUid === null) throw new StopRun(fail('outcome_unknown').error);
  const hosts = chooseHosts(run, step);
  if (hosts.length === 0) return giveUp(run);
  const result = await sendPool(run, step, configUid, hosts);
  if ('busy' in result) return;
  for (const { hostId } of hosts) countTry(run, `add ${hostId}`);
  const hostIds = hosts.map(({ hostId }) => hostId);
  if ('done' in result) return noteWrite(run, 'hosts_joined', hostIds, result.done);
  await lookAgain(run, hosts, configUid, result.failed);
}

/** Whoever was given up is told so by the next round; should it want them again, nobody can help here. */
function giveUp(run: Run): void {
  if (countTry(run, 'nobody left to add') > 1) throw new StopRun(fail('outcome_unknown').error);
}

/** Those that were not tried too often; who was is given up. */
function chooseHosts(run: Run, { hosts }: PoolStep): readonly Placement[] {
  const isWornOut = ({ hostId }: Placement) => triesOf(run, `add ${hostId}`) >= mostTries;
  for (const { hostId } of hosts.filter(isWornOut)) run.failures.set(hostId, fail('outcome_unknown').error);
  const left = hosts.filter(({ hostId }) => !run.failures.has(hostId));
  return run.isOneByOne ? left.slice(0, 1) : left;
}

async function sendPool(
  run: Run,
  step: PoolStep,
  configUid: string,
  hosts: readonly Placement[],
): Promise<Attempt<Written>> {
  run.leavesBeforeMs = run.poolsReadAtMs + freshForMs;
  try {
    return await attempt(run, 'change pool', () =>
      step.do === 'add_nodes'
        ? run.palette.addToPool(run.site, configUid, step.pool, hosts)
        : run.palette.createWorkerPool(run.site, configUid, hosts),
    );
  } finally {
    run.leavesBeforeMs = null;
  }
}

/**
 * Whatever the failure: hosts and pools are read again before anything else is decided. A refusal counts only when
 * nothing has changed meanwhile: else the write was done all the same, or somebody was faster, and the plan looks anew.
 */
async function lookAgain(run: Run, hosts: readonly Placement[], configUid: string, error: PaletteError): Promise<void> {
  noteFailure(run, 'change_pool', error);
  noteOnWire(run, error);
  const isRunning = run.cluster?.state === 'Running';
  run.cluster = null;
  const haveHostsChanged = await rereadHosts(
    run,
    hosts.map(({ hostId }) => hostId),
  );
  if (!isRefusal(error)) return proveOutcome(run, hosts, configUid);
  if (haveHostsChanged) return;
  const pools = await run.palette.getPools(run.site, configUid);
  if (listMembers(pools) === listMembers(run.pools)) blame(run, hosts, isRunning);
}

/**
 * Were the hosts added? If they are there, the write has arrived and cannot come again. If not, it may still arrive and
 * overwrite what is written in the meantime: nothing is decided before that is over.
 */
async function proveOutcome(run: Run, hosts: readonly Placement[], configUid: string): Promise<void> {
  const members = (await run.palette.getPools(run.site, configUid)).flatMap((pool) =>
    pool.hosts.map(({ hostId }) => hostId),
  );
  if (hosts.every(({ hostId }) => members.includes(hostId))) run.onWireUntilMs = 0;
  else await waitForWire(run);
}

function blame(run: Run, hosts: readonly Placement[], isRunning: boolean): void {
  const { error: failure } = fail(isRunning ? 'pool_change_refused' : 'site_being_set_up');
  const [first] = hosts;
  if (run.isOneByOne && first !== undefined) run.failures.set(first.hostId, failure);
  else if (isRunning && hosts.length > 1) run.isOneByOne = true;
  else throw new StopRun(failure);
}

function listMembers(pools: readonly Pool[]): string {
  return JSON.stringify(pools.map(({ name, hosts }) => [name, hosts.map(({ hostId }) => hostId)]));
}
