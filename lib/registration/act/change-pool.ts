import { fail } from '../../errors';
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
  await lookAgain(run, step, result.failed);
}

/** Whatever the failure: the cluster and the hosts are read again before anything else is decided. */
async function lookAgain(run: Run, step: PoolStep, error: PaletteError): Promise<void> {
  noteFailure(run, 'change_pool', error);
  run.cluster = null;
  const hostIds = step.hosts.map(({ hostId }) => hostId);
  const hasChanged = await rereadHosts(run, hostIds);
  if (isRefusal(error) && !hasChanged) throw new StopRun(fail('pool_change_refused').error);
}
