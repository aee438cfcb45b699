import { fail } from '../../errors';
import type { Attempt } from '../../registration/act/write';
import { recallClusters } from '../../registration/cluster-cache';
import { startRun } from '../../registration/run';
import { serveSite } from '../../registration/serve-site';
import { createSiteWork } from '../../registration/site-work';
import { StopRun } from '../../registration/stop-run';
import type { StepOf } from '../life-plan';
import { withControlPlane } from '../observe-gathering';
import type { LifeRun } from './life-run';

/**
 * Serves the site as the registration engine does, with another control plane than the config plans: one create, with all its
 * care for lost answers, and every request is told how it stands. Throws `StopRun` with what stopped the hosts.
 */
export async function formCluster(life: LifeRun, step: StepOf<'form_cluster'>): Promise<Attempt<null>> {
  const { run, allowWrite } = life;
  const { ports, deadlineMs } = run;
  const size = step.controlPlane.length;
  if (size !== 1 && size !== 3) throw new Error('The plan named a control plane that Palette does not support');
  const remembered = await recallClusters(ports, run.site);
  const forming = startRun(ports, withControlPlane(run.site, size), { deadlineMs, remembered, allowWrite });
  const { load } = createSiteWork(forming);
  try {
    const served = await serveSite(forming, { first: await load(true), load, tell: () => {} });
    if (served?.world.clusters.length === 1) return { done: null };
  } finally {
    run.onWireUntilMs = Math.max(run.onWireUntilMs, forming.onWireUntilMs);
    // What this run has searched for before is older.
    run.clusterUids = forming.clusterUids;
    run.createdUid = forming.createdUid;
  }
  throw new StopRun(await findReason(life, step));
}

/** The engine writes its reasons to the requests. */
async function findReason({ run: { ports } }: LifeRun, { controlPlane }: StepOf<'form_cluster'>) {
  const intents = await Promise.all(controlPlane.map((hostId) => ports.store.readIntent(hostId)));
  const problem = intents.map((intent) => intent?.problem ?? null).find((one) => one !== null);
  return problem ? fail(problem.code, problem.facts).error : fail('outcome_unknown').error;
}
