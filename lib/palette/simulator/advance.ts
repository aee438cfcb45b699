import { deletedAt, installedAt, poolHosts, provisioningAt } from './cluster-life';
import { isLiving } from './device-life';
import type { Cluster, Device, Host, PoolHost, State } from './state';
import { after, isPast, type View } from './view';

/** The first moment of things to come, so that nobody has to look again before it. */
interface Horizon {
  next: number;
}

interface Quiet {
  readonly from: number;
  readonly until: number;
  /** Two worlds may share a state, but not their pace. */
  readonly durations: View['durations'];
  readonly timeScale: number;
}

const quietTimes = new WeakMap<State, Quiet>();

/**
 * Lets everything happen that is due at `view.at`: devices call home, agents pick clusters up, clusters turn Running.
 * Pure. Each fact is recorded with the moment it really fell due, so it does not matter when or how often one looks.
 */
export function advance(view: View): State {
  if (isQuiet(view)) return view.state;
  const horizon: Horizon = { next: Number.POSITIVE_INFINITY };
  const paired = advanceHosts(view, horizon);
  const advanced = advanceClusters({ ...view, state: paired }, horizon);
  const { at, durations, timeScale } = view;
  quietTimes.set(advanced, { from: at, until: horizon.next, durations, timeScale });
  return advanced;
}

function isQuiet({ state, at, durations, timeScale }: View): boolean {
  const quiet = quietTimes.get(state);
  if (quiet?.durations !== durations || quiet.timeScale !== timeScale) return false;
  return quiet.from <= at && at < quiet.until;
}

/** Is this due? If it will be later, that moment is noted. */
function isDue(view: View, moment: number | null, horizon: Horizon): moment is number {
  if (isPast(view, moment)) return true;
  if (moment !== null) horizon.next = Math.min(horizon.next, moment);
  return false;
}

function advanceHosts(view: View, horizon: Horizon): State {
  const changed: Record<string, Host> = {};
  for (const device of Object.values(view.state.devices)) {
    const host = view.state.hosts[device.id];
    if (host === undefined || host.pairedAt !== null) continue;
    const due = callsHomeAt(view, host, device);
    if (isDue(view, due, horizon)) changed[host.uid] = { ...host, pairedAt: due };
  }
  if (Object.keys(changed).length === 0) return view.state;
  return { ...view.state, hosts: { ...view.state.hosts, ...changed } };
}

function callsHomeAt(view: View, host: Host, { poweredAt }: Device): number | null {
  if (poweredAt === null) return null;
  return after(view, Math.max(host.registeredAt, poweredAt), view.durations.callHome);
}

function advanceClusters(view: View, horizon: Horizon): State {
  const changed: Record<string, Cluster> = {};
  for (const cluster of Object.values(view.state.clusters)) {
    if (cluster.deletedAt !== undefined) continue;
    const next = cluster.deletingAt === null ? build(view, cluster, horizon) : takeDown(view, cluster, horizon);
    if (next !== cluster) changed[cluster.uid] = next;
  }
  if (Object.keys(changed).length === 0) return view.state;
  return { ...view.state, clusters: { ...view.state.clusters, ...changed } };
}

function build(view: View, cluster: Cluster, horizon: Horizon): Cluster {
  return latchRunning(view, startHosts(view, cluster, horizon), horizon);
}

function takeDown(view: View, cluster: Cluster, horizon: Horizon): Cluster {
  const due = deletedAt(view, cluster);
  return isDue(view, due, horizon) ? { ...cluster, deletedAt: due } : cluster;
}

function startHosts(view: View, cluster: Cluster, horizon: Horizon): Cluster {
  if (poolHosts(cluster).every((host) => host.startedAt !== null)) return cluster;
  let hasStarted = false;
  const pools = cluster.pools.map((pool) => ({
    ...pool,
    hosts: pool.hosts.map((host) => {
      const due = host.startedAt === null ? startsAt(view, cluster, host) : null;
      if (!isDue(view, due, horizon)) return host;
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
  if (pairedAt === null || poweredAt === null || !isLiving(view.state, host)) return null;
  const possible = Math.max(host.joinedAt, pairedAt, poweredAt, provisioningAt(view, cluster));
  return after(view, possible, view.durations.pickUp);
}

function latchRunning(view: View, cluster: Cluster, horizon: Horizon): Cluster {
  if (cluster.runningAt !== null) return cluster;
  const staying = poolHosts(cluster).filter(({ deletingAt }) => deletingAt === undefined);
  const installed = staying.map((host) => installedAt(view, host) ?? Number.POSITIVE_INFINITY);
  const due = installed.length === 0 ? null : Math.max(...installed);
  return isDue(view, due, horizon) ? { ...cluster, runningAt: due } : cluster;
}
