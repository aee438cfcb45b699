import { fail } from '../../errors';
import type { Pool } from '../../palette/model';
import { isRefusal, type PaletteError } from '../../palette/palette-error';
import { rereadHosts } from '../observe';
import type { Step } from '../plan/world';
import { countTry, type Run } from '../run';
import { StopRun } from '../stop-run';
import { attempt, noteFailure, noteWrite } from './write';

type PoolStep = Extract<Step, { do: 'add_nodes' | 'add_pool' }>;

/** Another writer may undo ours; after so many rounds somebody has to look. */
const mostTries = 4;

/** Adds hosts to the worker pool as just read, or makes the pool. The next observation verifies that they are all there. */
export async function changePool(run: Run, step: PoolStep): Promise<void> {
  const configUid = run.cluster?.configUid ?? null;
  if (configUid === null) throw new StopRun(fail('outcome_unknown').error);
  const tries = countTry(run, 'change pool');
  if (tries > mostTries) throw new StopRun(fail('outcome_unknown').error);
  const result = await attempt(run, () =>
    step.do === 'add_nodes'
      ? run.palette.addToPool(configUid, step.pool, run.site, step.hosts)
      : run.palette.createWorkerPool(configUid, run.site, step.hosts),
  );
  if ('done' in result)
    return noteWrite(run, step.do === 'add_nodes' ? 'nodes_added' : 'pool_created', null, result.done);
  await lookAgain(run, step, configUid, result.failed);
}

/**
 * Whatever the failure: hosts and pools are read again before anything else is decided. A refusal ends the run only when
 * nothing has changed meanwhile: else the write was done all the same, or somebody was faster, and the plan looks anew.
 */
async function lookAgain(run: Run, step: PoolStep, configUid: string, error: PaletteError): Promise<void> {
  noteFailure(run, 'change_pool', error);
  run.cluster = null;
  const hostIds = step.hosts.map(({ hostId }) => hostId);
  const haveHostsChanged = await rereadHosts(run, hostIds);
  if (!isRefusal(error) || haveHostsChanged) return;
  const pools = await run.palette.getPools(configUid);
  if (listMembers(pools) === listMembers(run.pools)) throw new StopRun(fail('pool_change_refused').error);
}

function listMembers(pools: readonly Pool[]): string {
  return JSON.stringify(pools.map(({ name, hosts }) => [name, hosts.map(({ hostId }) => hostId)]));
}
