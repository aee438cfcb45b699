import type { TaskOf } from '../../../lib/lifecycle/task';
import type { Cluster, State } from '../../../lib/palette/simulator/state';
import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying } from '../excuses';
import { liveClusters } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import type { CommandRun } from '../orders/order-record';
import { poolChanges } from './pool-changes';
import { settingsLeft } from './settings-left';

/**
 * A sync that says it is done has left nothing otherwise than the config that it may write, unless somebody has changed it
 * in that very moment. None of its writes moves a host, makes or deletes a cluster, or takes away what the config does not
 * speak of. (That one which is run again writes nothing is what {@link checkOrderEnds} looks at.)
 */
export function checkSyncs(evidence: Evidence): Judgement {
  const found = evidence.orders.flatMap(({ task, runs }) =>
    task?.kind === 'sync' ? runs.flatMap((run) => judgeRun(evidence, task, run)) : [],
  );
  return {
    violations: found.filter((one) => typeof one !== 'string'),
    windows: found.filter((one) => typeof one === 'string'),
  };
}

type Found = Violation | WindowName;

function judgeRun(evidence: Evidence, task: TaskOf<'sync'>, run: CommandRun): Found[] {
  const own = evidence.writes.filter(({ instance, isDone }) => instance === run.instance && isDone);
  return [...own.flatMap((write) => judgeWrite(evidence, write)), ...judgeEnd(evidence, task, run, own)];
}

function judgeEnd(
  evidence: Evidence,
  { siteId, withVersions }: TaskOf<'sync'>,
  { end, beganAtMs, endedAtMs }: CommandRun,
  own: readonly ArrivedWrite[],
): Violation[] {
  const { scenario, versions } = evidence;
  if (end?.kind !== 'done' || endedAtMs === null) return [];
  const state = versions.findLast(({ atMs }) => atMs <= endedAtMs)?.state;
  const site = scenario.sites.find(({ id }) => id === siteId);
  const cluster = site && state && liveClusters(state, site.clusterName)[0];
  if (site === undefined || state === undefined || cluster === undefined) return [];
  // Everything was looked at once more after the last write.
  const lookedFromMs = own.at(-1)?.arrivedAtMs ?? beganAtMs;
  if (isTouched(evidence, cluster, lookedFromMs, endedAtMs)) return [];
  const hasFeatures = scenario.switches.clusterFeatures !== 'absent';
  return settingsLeft(state, site, cluster, { withVersions, hasFeatures }).map((what) => ({
    invariant: 'a sync leaves no difference',
    atMs: endedAtMs,
    what: `${what} of ${siteId}`,
  }));
}

/** Has anybody but the sync changed the cluster, or a host of it? */
function isTouched({ versions }: Evidence, { uid }: Cluster, fromMs: number, toMs: number): boolean {
  const looked = versions.filter(({ atMs }, index) => (versions[index + 1]?.atMs ?? toMs) > fromMs && atMs <= toMs);
  return new Set(looked.map(({ state }) => fingerprint(state, uid))).size > 1;
}

/** What a sync looks at: as long as this is the same, nobody has changed it. */
function fingerprint({ clusters, hosts }: State, uid: string): string {
  const { [uid]: cluster } = clusters;
  const members = (cluster?.pools ?? []).flatMap((pool) => pool.hosts.map(({ hostUid }) => hosts[hostUid]));
  return JSON.stringify([cluster, members]);
}

function judgeWrite(evidence: Evidence, write: ArrivedWrite): Found[] {
  const moved = poolChanges(write).filter(({ added, dropped }) => added.length + dropped.length > 0);
  const isOther = Object.keys(write.before.clusters).length !== Object.keys(write.after.clusters).length;
  const whats = [
    ...moved.map(({ pool, added, dropped }) => `moved ${[...added, ...dropped].join(' ')} of ${pool}`),
    ...(isOther ? ['made a cluster'] : []),
    ...Object.values(write.after.clusters).flatMap((cluster) => takenAway(write.before.clusters[cluster.uid], cluster)),
  ];
  return whats.map((what) => excuse(evidence, write) ?? violation(write, what));
}

/** Labels of keys that the config does not name are somebody else's, and so is the deletion of a cluster. */
function takenAway(before: Cluster | undefined, after: Cluster): string[] {
  if (before === undefined || before === after) return [];
  const gone = Object.keys(before.labels).filter((key) => after.labels[key] === undefined);
  return [
    ...gone.map((key) => `took the label ${key} from ${after.name}`),
    ...(before.deletingAt === null && after.deletingAt !== null ? [`deleted ${after.name}`] : []),
    ...(before.pools.length > after.pools.length ? [`deleted a pool of ${after.name}`] : []),
  ];
}

function violation({ instance, arrivedAtMs }: ArrivedWrite, what: string): Violation {
  return { invariant: 'a sync leaves the rest alone', atMs: arrivedAtMs, what: `${instance} ${what}` };
}

/** From the read that a write is made of to its arrival. Milliseconds. */
const readingLastsMs = 45_000;

function excuse(evidence: Evidence, { arrivedAtMs }: ArrivedWrite): WindowName | null {
  const isLate = ({ atMs }: { readonly atMs: number }) => atMs <= arrivedAtMs && arrivedAtMs - atMs <= readingLastsMs;
  if ([...evidence.strangerActs, ...evidence.drifts].some(isLate)) return 'stranger between our GET and PUT';
  return isAfterEmptying(evidence, arrivedAtMs) ? 'store emptied under a holder' : null;
}
