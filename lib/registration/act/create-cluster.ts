import { isRefusal, type PaletteError } from '../../palette/palette-error';
import { explain } from '../explain';
import { rereadHosts } from '../observe';
import { clusterLabels } from '../plan/labels';
import type { Step } from '../plan/world';
import { resolveProfiles } from '../profiles';
import { countTry, type Run } from '../run';
import { StopRun } from '../stop-run';
import { attempt, noteFailure, noteWrite } from './write';

type CreateStep = Extract<Step, { do: 'create_cluster' }>;

/** API.md §12 (e): the search index may lag behind; a refused create made nothing, a lost answer may still land. */
const lookAgainMs = { refused: 4_000, unknown: 10_000 };
const lookEveryMs = 500;
const mostTries = 2;

/** Creates the site's cluster with both pools. A failure of any kind is followed by "is it there?" before anything else. */
export async function createCluster(run: Run, step: CreateStep): Promise<void> {
  const { site, palette } = run;
  const profiles = await resolveProfiles(run);
  const tries = countTry(run, 'create cluster');
  const result = await attempt(run, () =>
    palette.createCluster({
      site,
      labels: clusterLabels(site),
      profiles,
      controlPlane: step.controlPlane,
      workers: step.workers,
    }),
  );
  if ('failed' in result) return lookAgain(run, step, result.failed, tries);
  run.clusterUids = [result.done.uid];
  await noteWrite(run, 'cluster_created', null, result.done);
}

async function lookAgain(run: Run, step: CreateStep, error: PaletteError, tries: number): Promise<void> {
  noteFailure(run, 'create_cluster', error);
  const uids = await searchFor(run, isRefusal(error) ? lookAgainMs.refused : lookAgainMs.unknown);
  run.clusterUids = uids;
  if (uids.length > 0) return;
  if (tries >= mostTries) throw new StopRun(explain(error));
  if (!isRefusal(error)) return;
  const hostIds = [...step.controlPlane, ...step.workers].map(({ hostId }) => hostId);
  if (!(await rereadHosts(run, hostIds))) throw new StopRun(explain(error));
}

async function searchFor(run: Run, forMs: number): Promise<readonly string[]> {
  const { clock } = run.ports;
  const untilMs = Math.min(clock.now() + forMs, run.deadlineMs);
  for (;;) {
    const uids = await run.palette.findClusters(run.site.clusterName);
    if (uids.length > 0 || clock.now() + lookEveryMs >= untilMs) return uids;
    await clock.sleep(lookEveryMs);
  }
}
