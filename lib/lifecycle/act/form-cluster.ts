import { fail } from '../../errors';
import type { Attempt } from '../../registration/act/write';
import { recallClusters } from '../../registration/cluster-cache';
import { type Run, startRun } from '../../registration/run';
import { serveSite } from '../../registration/serve-site';
import { createSiteWork } from '../../registration/site-work';
import { StopRun } from '../../registration/stop-run';
import type { Intent } from '../../store/records';
import type { StepOf } from '../life-plan';
import { findStranded, type Stranded, withControlPlane } from '../observe-gathering';
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
  await takeUpStranded(life, forming, await load(true), step);
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

/** Should the command die after this, whoever serves the site lets them wait for the others, as its config says. */
async function takeUpStranded(
  life: LifeRun,
  forming: Run,
  waiting: readonly Intent[],
  { controlPlane, workers }: StepOf<'form_cluster'>,
): Promise<void> {
  const wanted = [...controlPlane, ...workers];
  const stranded = (await findStranded(forming, waiting)).filter(({ hostId }) => wanted.includes(hostId));
  await Promise.all(stranded.map((one) => takeUp(life, one)));
}

async function takeUp({ run: { ports, site }, who }: LifeRun, { hostId, intent }: Stranded): Promise<void> {
  const { store, clock } = ports;
  const requestedAtMs = clock.now();
  const wish = { hostId, siteId: site.id, hostName: null, linkId: null, needsPairingKey: false } as const;
  if (intent === null) await store.recordIntent({ ...wish, requestedAtMs, requestedBy: who, phase: 'queued' });
  else await store.updateIntent({ ...intent, phase: 'queued', problem: null, changedAtMs: requestedAtMs });
}

/** The engine writes its reasons to the requests. */
async function findReason({ run: { ports } }: LifeRun, { controlPlane }: StepOf<'form_cluster'>) {
  const intents = await Promise.all(controlPlane.map((hostId) => ports.store.readIntent(hostId)));
  const problem = intents.map((intent) => intent?.problem ?? null).find((one) => one !== null);
  return problem ? fail(problem.code, problem.facts).error : fail('outcome_unknown').error;
}
