import { clustersOfHost, poolHosts } from './cluster-life';
import { silentSince } from './device-life';
import type { Cluster, Host } from './state';
import { after, isPast, type View } from './view';

/** The host state of API.md 2.4. A host that never called home and loses its cluster is `unpaired` again. */
export function hostState(view: View, host: Host): 'unpaired' | 'ready' | 'in-use' {
  if (clustersInUse(view, host.uid).length > 0) return 'in-use';
  return isPast(view, host.pairedAt) ? 'ready' : 'unpaired';
}

/** The clusters that Palette lists in `inUseClustersRef`; when one appears there is a switch (API.md 14.5). */
export function clustersInUse(view: View, hostUid: string): readonly Cluster[] {
  const clusters = clustersOfHost(view, hostUid);
  if (view.switches.inUseMoment === 'at-create') return clusters;
  return clusters.filter((cluster) =>
    poolHosts(cluster).some((member) => member.hostUid === hostUid && isPast(view, member.startedAt)),
  );
}

/** The health of a host, or undefined where it has none; an unpaired host has the empty string (API.md 15.1). */
export function hostHealth(view: View, host: Host): { state: string; message: string } | undefined {
  if (!isPast(view, host.pairedAt)) {
    return view.switches.healthOnUnpaired === 'absent' ? undefined : { state: '', message: '' };
  }
  const lostAt = silentSince(view.state, host);
  const isLost = lostAt !== null && isPast(view, after(view, lostAt, view.durations.heartbeatLost));
  return isLost ? { state: 'unhealthy', message: 'No heartbeat' } : { state: 'healthy', message: '' };
}

/** Finds a host by ID across all projects, with the case rule in force (API.md 14.6). */
export function findHost(view: View, uid: string): Host | undefined {
  const exact = Object.hasOwn(view.state.hosts, uid) ? view.state.hosts[uid] : undefined;
  if (exact !== undefined || view.switches.hostIdCase === 'exact') return exact;
  const wanted = uid.toLowerCase();
  return Object.values(view.state.hosts).find((host) => host.uid.toLowerCase() === wanted);
}
