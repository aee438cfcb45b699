import { installedAt, isDeleted, poolHosts, provisioningAt } from './cluster-life';
import type { Cluster, Host, PoolHost, State } from './state';
import { after, isPast, type View } from './view';

/**
 * Lets everything happen that is due at `view.at`: devices call home, agents pick clusters up, clusters turn Running.
 * Pure. Each fact is recorded with the moment it really fell due, so it does not matter when or how often one looks.
 */
export function advance(view: View): State {
  const paired = advanceHosts(view);
  return advanceClusters({ ...view, state: paired });
}

function advanceHosts(view: View): State {
  const changed: Record<string, Host> = {};
  for (const host of Object.values(view.state.hosts)) {
    if (host.pairedAt !== null) continue;
    const due = callsHomeAt(view, host);
    if (isPast(view, due)) changed[host.uid] = { ...host, pairedAt: due };
  }
  if (Object.keys(changed).length === 0) return view.state;
  return { ...view.state, hosts: { ...view.state.hosts, ...changed } };
}

function callsHomeAt(view: View, host: Host): number | null {
  const poweredAt = view.state.devices[host.uid]?.poweredAt ?? null;
  if (poweredAt === null) return null;
  return after(view, Math.max(host.registeredAt, poweredAt), view.durations.callHome);
}

function advanceClusters(view: View): State {
  const changed: Record<string, Cluster> = {};
  for (const cluster of Object.values(view.state.clusters)) {
    if (isDeleted(view, cluster)) continue;
    const next = latchRunning(view, startHosts(view, cluster));
    if (next !== cluster) changed[cluster.uid] = next;
  }
  if (Object.keys(changed).length === 0) return view.state;
  return { ...view.state, clusters: { ...view.state.clusters, ...changed } };
}

function startHosts(view: View, cluster: Cluster): Cluster {
  if (poolHosts(cluster).every((host) => host.startedAt !== null)) return cluster;
  let hasStarted = false;
  const pools = cluster.pools.map((pool) => ({
    ...pool,
    hosts: pool.hosts.map((host) => {
      const due = host.startedAt === null ? startsAt(view, cluster, host) : null;
      if (!isPast(view, due)) return host;
      hasStarted = true;
      return { ...host, startedAt: due };
    }),
  }));
  return hasStarted ? { ...cluster, pools } : cluster;
}

function startsAt(view: View, cluster: Cluster, host: PoolHost): number | null {
  const pairedAt = view.state.hosts[host.hostUid]?.pairedAt ?? null;
  const device = view.state.devices[host.hostUid];
  // A paired host without a device was paired by hand (seed, stranger): its agent is taken to be running.
  const poweredAt = device === undefined ? 0 : device.poweredAt;
  if (pairedAt === null || poweredAt === null) return null;
  const possible = Math.max(host.joinedAt, pairedAt, poweredAt, provisioningAt(view, cluster));
  return after(view, possible, view.durations.pickUp);
}

function latchRunning(view: View, cluster: Cluster): Cluster {
  if (cluster.runningAt !== null) return cluster;
  const installed = poolHosts(cluster).map((host) => installedAt(view, host) ?? Number.POSITIVE_INFINITY);
  const due = installed.length === 0 ? null : Math.max(...installed);
  return isPast(view, due) ? { ...cluster, runningAt: due } : cluster;
}
