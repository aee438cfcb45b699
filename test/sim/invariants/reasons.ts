import type { ErrorCode } from '../../../lib/errors';
import type { State } from '../../../lib/palette/simulator/state';
import { managedBy } from '../../../lib/registration/plan/labels';
import type { Site } from '../../../lib/sites/site';
import type { Evidence } from '../evidence';
import { liveClusters, membershipsIn, wasSo } from '../history';
import { takenOutOf } from '../orders/taken-out';
import { projectUid } from '../stage';

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
      return was((state) => liveClusters(state, site.clusterName).some(({ forcedState }) => forcedState === 'Error'));
    case 'host_at_other_site':
      return isWantedElsewhere(evidence, hostId, site) || was((state) => isLabelledElsewhere(state, hostId, site));
    case 'host_in_other_cluster':
      return was((state) => isInOtherCluster(state, hostId, site));
    case 'host_registered_elsewhere':
      return was((state) => (state.hosts[hostId]?.projectUid ?? projectUid) !== projectUid);
    case 'site_full':
      return countWanting(evidence, site) > mostHosts(site) || was((state) => isFull(state, site));
    case 'addresses_exhausted':
      return site.addressing.type === 'static' && countWanting(evidence, site) > site.addressing.addresses.length;
    case 'undo_too_late':
      return wasUndone(evidence, hostId, site);
    case 'not_registered':
      return wasUndone(evidence, hostId, site) || takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0;
    case 'palette_refused':
      return evidence.writes.some(({ isDone }) => !isDone) || evidence.refusedByChance.length > 0;
    default:
      return isTakenOutCode(code) && takenOutOf(evidence, hostId, Number.POSITIVE_INFINITY).length > 0;
  }
}

/** IT has taken the host out, or is about to. */
function isTakenOutCode(code: string): boolean {
  return code === 'host_removed' || code === 'host_leaving';
}

function wasUndone({ undos }: Evidence, hostId: string, site: Site): boolean {
  return undos.some((undo) => undo.hostId === hostId && undo.siteId === site.id);
}

function isOurs(labels: Readonly<Record<string, string>>, site: Site): boolean {
  return labels['managed-by'] === managedBy && labels.site === site.id;
}

function isWantedElsewhere({ scenario }: Evidence, hostId: string, site: Site): boolean {
  return scenario.phones.some((phone) => phone.hostId === hostId && phone.siteId !== site.id);
}

function isLabelledElsewhere(state: State, hostId: string, site: Site): boolean {
  return (state.hosts[hostId]?.labels.site ?? site.id) !== site.id;
}

function isInOtherCluster(state: State, hostId: string, site: Site): boolean {
  const places = membershipsIn(state, hostId);
  return places.some(({ cluster }) => cluster.name !== site.clusterName || !isOurs(cluster.labels, site));
}

function mostHosts({ topology }: Site): number {
  return topology.workerPool ? topology.maxHosts : topology.controlPlane;
}

function countWanting({ scenario, strangerActs }: Evidence, site: Site): number {
  const scanned = new Set(scenario.phones.filter(({ siteId }) => siteId === site.id).map(({ hostId }) => hostId));
  const added = strangerActs.filter((act) => act.what === 'add_host' && act.clusterName === site.clusterName);
  return scanned.size + added.length;
}

/** A control plane never grows: where there is no worker pool, and none is planned, one cluster is full at any size. */
function isFull(state: State, site: Site): boolean {
  return liveClusters(state, site.clusterName).some(({ pools }) => {
    const hasWorkers = site.topology.workerPool || pools.some(({ config }) => config.isControlPlane !== true);
    const members = pools.reduce((sum, pool) => sum + pool.hosts.length, 0);
    return !hasWorkers || members >= site.topology.maxHosts;
  });
}

/** Do the hosts of a site really not suffice for its first set-up? Those that IT brought there nobody has told us of. */
export function isShortOfHosts({ strangerActs }: Evidence, state: State, site: Site): boolean {
  if (liveClusters(state, site.clusterName).some(({ labels }) => isOurs(labels, site))) return false;
  const moved = new Set(strangerActs.filter(({ what }) => what === 'move_host').map(({ hostId }) => hostId));
  const free = Object.values(state.hosts).filter(
    (host) =>
      !moved.has(host.uid) &&
      host.labels.site === site.id &&
      host.projectUid === projectUid &&
      membershipsIn(state, host.uid).length === 0,
  );
  return free.length < site.topology.controlPlane;
}
