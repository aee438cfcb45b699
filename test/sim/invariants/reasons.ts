import type { ErrorCode } from '../../../lib/errors';
import { carriersOf } from '../../../lib/palette/simulator/cluster-life';
import { isLiving } from '../../../lib/palette/simulator/device-life';
import type { Cluster, State } from '../../../lib/palette/simulator/state';
import { managedBy } from '../../../lib/registration/plan/labels';
import { firstSetUpOf } from '../../../lib/sites/first-set-up';
import type { Site } from '../../../lib/sites/site';
import type { Evidence } from '../evidence';
import { liveClusters, membershipsIn, wasSo } from '../history';
import { isWantedSince } from '../orders/asked-anew';
import { beganAt } from '../orders/order-record';
import { takenOutOf, wantedBy } from '../orders/taken-out';
import { wantedByTask } from '../orders/task-mix';
import { projectUid } from '../stage';
import { canLead, isFormRefused, isPoolReasonTrue, noticedWithinMs } from './pool-reasons';

/** Is it a wait that Palette may never end: for a deletion that hangs, for a cluster whose hosts have died, for a host to call home? */
export function isLastingWait(code: ErrorCode): boolean {
  return code === 'cluster_deleting' || code === 'site_being_set_up' || code === 'host_pool_awaited';
}

/** Does it wait for something that Palette is really taking for ever over? */
export function isTrueWait(evidence: Evidence, code: ErrorCode | undefined, hostId: string, site: Site): boolean {
  return code !== undefined && isLastingWait(code) && isReasonTrue(evidence, code, hostId, site);
}

/** Was there ever a reason to stop a host at a site with this code? What only time can mend is no end. */
export function isReasonTrue(evidence: Evidence, code: ErrorCode, hostId: string, site: Site): boolean {
  const was = (isSo: (state: State) => boolean) =>
    wasSo(evidence.versions, evidence.startMs, Number.POSITIVE_INFINITY, isSo);
  switch (code) {
    case 'cluster_ambiguous':
      return was((state) => liveClusters(state, site.clusterName).length > 1);
    case 'cluster_not_ours':
      return was((state) => liveClusters(state, site.clusterName).some(({ labels }) => !isOurs(labels, site)));
    case 'cluster_in_error':
      return was((state) => liveClusters(state, site.clusterName).some((cluster) => isInError(state, cluster)));
    case 'cluster_deleting':
      return isAtTheEnd(evidence, site, ({ deletingAt }) => deletingAt !== null);
    case 'site_being_set_up':
      return isAtTheEnd(evidence, site, ({ deletingAt, runningAt }) => {
        const isJust = runningAt !== null && evidence.endedAtMs - runningAt <= noticedWithinMs;
        return deletingAt === null && (runningAt === null || isJust);
      });
    case 'host_at_other_site':
      return isWantedElsewhere(evidence, hostId, site) || was((state) => isLabelledElsewhere(state, hostId, site));
    case 'host_in_other_cluster':
      return was((state) => isInOtherCluster(state, hostId, site));
    case 'host_registered_elsewhere':
      return was((state) => (state.hosts[hostId]?.projectUid ?? projectUid) !== projectUid);
    case 'site_full':
      return countWanting(evidence, site) > roomFor(evidence, hostId, site) || was((state) => isFull(state, site));
    case 'addresses_exhausted':
      return site.addressing.type === 'static' && countWanting(evidence, site) > site.addressing.addresses.length;
    case 'undo_too_late':
      return wasUndone(evidence, hostId, site);
    case 'not_registered':
      return (
        wasUndone(evidence, hostId, site) ||
        takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0 ||
        isFormRefused(evidence, hostId, site)
      );
    case 'palette_refused':
      return evidence.writes.some(({ isDone }) => !isDone) || evidence.refusedByChance.length > 0;
    default:
      return isTakenOutReason(evidence, code, hostId) || isPoolReasonTrue(evidence, code, hostId, site);
  }
}

/** IT has taken the host out, or is about to. */
function isTakenOutReason(evidence: Evidence, code: string, hostId: string): boolean {
  if (code !== 'host_removed' && code !== 'host_leaving') return false;
  return takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0;
}

function wasUndone({ undos }: Evidence, hostId: string, site: Site): boolean {
  return undos.some((undo) => undo.hostId === hostId && undo.siteId === site.id);
}

/** Somebody said so, or nobody of a control plane that has run lives any more. */
function isInError(state: State, { forcedState, runningAt, pools }: Cluster): boolean {
  if (forcedState === 'Error') return true;
  const leaders = pools.filter(({ config }) => config.isControlPlane === true).flatMap(carriersOf);
  return runningAt !== null && !leaders.some((host) => isLiving(state, host) && host.startedAt !== null);
}

/** Is there a cluster of the site's name for which this holds in the end? Some wait for ever. */
function isAtTheEnd({ versions }: Evidence, site: Site, isSo: (cluster: Cluster) => boolean): boolean {
  const clusters = Object.values(versions.at(-1)?.state.clusters ?? {});
  return clusters.some(
    (cluster) => cluster.name === site.clusterName && cluster.deletedAt === undefined && isSo(cluster),
  );
}

function isOurs(labels: Readonly<Record<string, string>>, site: Site): boolean {
  return labels['managed-by'] === managedBy && labels.site === site.id;
}

function isWantedElsewhere(evidence: Evidence, hostId: string, site: Site): boolean {
  return (
    evidence.scenario.phones.some((phone) => phone.hostId === hostId && phone.siteId !== site.id) ||
    wantedBy(evidence, hostId, Number.POSITIVE_INFINITY).some(
      ({ task }) => task !== null && wantedByTask(task)?.siteId !== site.id,
    )
  );
}

function isLabelledElsewhere(state: State, hostId: string, site: Site): boolean {
  return (state.hosts[hostId]?.labels.site ?? site.id) !== site.id;
}

function isInOtherCluster(state: State, hostId: string, site: Site): boolean {
  const places = membershipsIn(state, hostId);
  // Of two clusters of one name the one that nobody had seen is another one.
  if (places.length > 0 && liveClusters(state, site.clusterName).length > 1) return true;
  return places.some(({ cluster }) => cluster.name !== site.clusterName || !isOurs(cluster.labels, site));
}

function mostHosts({ topology }: Site): number {
  return topology.workerPool ? topology.maxHosts : topology.controlPlane;
}

/** Who cannot lead finds no room where those who are to lead have yet to come. */
function roomFor(evidence: Evidence, hostId: string, site: Site): number {
  const state = evidence.versions.at(-1)?.state;
  const leads = state === undefined || canLead(evidence, state, hostId, site);
  return mostHosts(site) - (leads ? 0 : site.topology.controlPlane);
}

function countWanting({ scenario, strangerActs, orders }: Evidence, site: Site): number {
  const scanned = new Set(scenario.phones.filter(({ siteId }) => siteId === site.id).map(({ hostId }) => hostId));
  const added = strangerActs.filter((act) => act.what === 'add_host' && act.clusterName === site.clusterName);
  const brought = new Set<string>();
  for (const { task } of orders) {
    const wanted = task === null ? null : wantedByTask(task);
    if (wanted?.siteId === site.id && wanted.hostIds !== 'waiting') for (const id of wanted.hostIds) brought.add(id);
  }
  return scanned.size + added.length + brought.size;
}

/** A control plane never grows: where there is no worker pool, and none is planned, one cluster is full at any size. */
function isFull(state: State, site: Site): boolean {
  return liveClusters(state, site.clusterName).some(({ pools }) => {
    const hasWorkers = site.topology.workerPool || pools.some(({ config }) => config.isControlPlane !== true);
    const members = new Set(pools.flatMap(({ hosts }) => hosts.map(({ hostUid }) => hostUid)));
    return !hasWorkers || members.size >= site.topology.maxHosts;
  });
}

/**
 * By its label alone it is nobody's: IT has taken it out and nobody has asked for it since, or somebody wanted it back and
 * Palette did not take the label off.
 */
function isLetGo(evidence: Evidence, hostId: string): boolean {
  const { intents, undos } = evidence;
  const told = intents.find((intent) => intent.hostId === hostId)?.problem?.code;
  if (told === 'undo_too_late' && undos.some((undo) => undo.hostId === hostId)) return true;
  if (told === 'host_removed' && takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0) return true;
  return takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).some(
    (order) => !isWantedSince(evidence, hostId, beganAt(order)),
  );
}

/** Do the hosts of a site really not suffice for its first set-up? Those that IT brought there nobody has told us of. */
export function isShortOfHosts(evidence: Evidence, state: State, site: Site): boolean {
  if (liveClusters(state, site.clusterName).some(({ labels }) => isOurs(labels, site))) return false;
  const moved = new Set(evidence.strangerActs.filter(({ what }) => what === 'move_host').map(({ hostId }) => hostId));
  const free = Object.values(state.hosts).filter(
    (host) =>
      !moved.has(host.uid) &&
      !isLetGo(evidence, host.uid) &&
      host.labels.site === site.id &&
      host.projectUid === projectUid &&
      canLead(evidence, state, host.uid, site) &&
      membershipsIn(state, host.uid).length === 0,
  );
  return free.length < firstSetUpOf(site);
}
