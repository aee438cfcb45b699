import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import { isNotFound, isRefusal, type PaletteError } from '../../palette/palette-error';
import { kindOf } from '../../sites/site-kind';
import { resolveBackupLocation } from '../backup-location';
import { countWindow } from '../count-window';
import { explain } from '../explain';
import { rereadHosts } from '../observe';
import { clusterLabels } from '../plan/labels';
import type { Step } from '../plan/world';
import { resolveProfiles } from '../profiles';
import { countTry, type Run, triesOf } from '../run';
import { StopRun } from '../stop-run';
import { attempt, noteFailure, noteOnWire, noteWrite } from './write';

type CreateStep = Extract<Step, { do: 'create_cluster' }>;

/** API.md §12 (e): the search index may lag behind. A refused create made nothing: somebody else may have. Milliseconds. */
export const indexLagsMs = 3_000;
const refusedForMs = 4_000;
const firstPauseMs = 500;
/** A search that begins at the deadline itself would only throw. */
const lastLookMs = 500;
const mostTries = 2;

/** Creates the site's cluster with both pools. A failure of any kind is followed by "is it there?" before anything else. */
export async function createCluster(run: Run, step: CreateStep): Promise<void> {
  const { site, palette } = run;
  if (!isKindOn(run)) throw new StopRun(fail('kind_not_supported').error);
  if (triesOf(run, 'create cluster') >= mostTries) throw new StopRun(fail('outcome_unknown').error);
  const [profiles, backupLocationUid] = await Promise.all([resolveProfiles(run), resolveBackupLocation(run)]);
  const { controlPlane, workers } = step;
  if (await haveChanged(run, step)) return;
  const cluster = { site, labels: clusterLabels(site), profiles, controlPlane, workers, backupLocationUid };
  const result = await attempt(run, 'create cluster', () => palette.createCluster(cluster));
  if ('busy' in result) return;
  const tries = countTry(run, 'create cluster');
  if (tries > 1) await countWindow(run.ports, 'second_create', run.site);
  if ('failed' in result) return lookAgain(run, step, result.failed, tries);
  run.createdUid = result.done.uid;
  run.clusterUids = [result.done.uid];
  const hostIds = [...controlPlane, ...workers].map(({ hostId }) => hostId);
  noteWrite(run, 'cluster_created', hostIds, result.done);
  await rereadTied(run);
}

/** Current Palettes have none of the older kinds, so they are off unless the config says that this one has (API.md §10). */
function isKindOn({ site, ports }: Run): boolean {
  const kind = kindOf(site);
  return kind === 'native' || ports.directory.olderKinds.includes(kind);
}

/** A path that is not there: the config says that this Palette has the kind, and it has not. */
function explainCreate({ site }: Run, error: PaletteError): Failure {
  const isUnknown = isNotFound(error) || error.facts.status === 405 || error.facts.status === 501;
  return kindOf(site) !== 'native' && isUnknown ? fail('kind_not_supported').error : explain(error);
}

/** The turn of a create may come late. Milliseconds. */
const readsLastMs = 5_000;

/**
 * Looks once more at hosts that were read a while ago: one that somebody has deleted meanwhile would make a cluster that
 * never gets ready. True: plan again.
 */
function haveChanged(run: Run, { controlPlane, workers }: CreateStep): Promise<boolean> {
  const nowMs = run.ports.clock.now();
  const isOld = (hostId: HostId) => nowMs - (run.hostsReadAtMs.get(hostId) ?? nowMs) > readsLastMs;
  const hostIds = [...controlPlane, ...workers].map(({ hostId }) => hostId);
  return rereadHosts(run, hostIds.filter(isOld));
}

/** Which cluster the others belonged to was read before there was this one: of an older one of its name, they may be free. */
async function rereadTied(run: Run): Promise<void> {
  const tied = [...run.hosts].filter(([, facts]) => facts.presence === 'present' && facts.record.clusters.length > 0);
  await rereadHosts(
    run,
    tied.map(([hostId]) => hostId),
  );
}

async function lookAgain(run: Run, step: CreateStep, error: PaletteError, tries: number): Promise<void> {
  noteFailure(run, 'create_cluster', error);
  noteOnWire(run, error);
  const isRefused = isRefusal(error);
  const nowMs = run.ports.clock.now();
  const untilMs = isRefused ? nowMs + refusedForMs : run.onWireUntilMs + indexLagsMs;
  const { uids, isLongEnough } = await searchUntil(run, untilMs);
  run.clusterUids = uids;
  if (uids.length === 0 && !isRefused && !isLongEnough) throw new StopRun(fail('outcome_unknown').error);
  // Found, so it has arrived; or not found for longer than it can be on its way.
  run.onWireUntilMs = 0;
  if (uids.length > 0) return;
  if (tries >= mostTries) throw new StopRun(explainCreate(run, error));
  if (!isRefused) return;
  const hostIds = [...step.controlPlane, ...step.workers].map(({ hostId }) => hostId);
  if (!(await rereadHosts(run, hostIds))) throw new StopRun(explainCreate(run, error));
}

interface Found {
  readonly uids: readonly string[];
  /** False when the deadline cut the search short: then nothing found proves nothing. */
  readonly isLongEnough: boolean;
}

async function searchUntil(run: Run, untilMs: number): Promise<Found> {
  const { clock } = run.ports;
  const isLongEnough = untilMs < run.deadlineMs;
  // A search is a scarce call, so the pauses grow; the last look is the one that counts.
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const uids = await run.palette.findClusters(run.site.clusterName);
    const restMs = Math.min(untilMs, run.deadlineMs - lastLookMs) - clock.now();
    if (uids.length > 0 || restMs <= 0) return { uids, isLongEnough };
    await clock.sleep(Math.min(pauseMs, restMs));
  }
}
