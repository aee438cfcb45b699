import { installedAt, isDeleted } from './cluster-life';
import { isLiving } from './device-life';
import type { Cluster, Pool, PoolHost, VirtualMachine } from './state';
import { after, isPast, type View } from './view';

/**
 * The machines of a pool after a write: those whose appliance is still there stay, too many go from the end, and new ones
 * go to the appliance that carries the fewest, in the order of the placements. INVENTED: nobody says how Palette spreads them.
 */
export function spreadMachines(
  before: readonly VirtualMachine[],
  hostUids: readonly string[],
  size: number,
  at: number,
  takeUid: () => string,
): readonly VirtualMachine[] {
  const machines = before.filter(({ hostUid }) => hostUids.includes(hostUid)).slice(0, size);
  while (machines.length < size) {
    const carried = (hostUid: string) => machines.filter((machine) => machine.hostUid === hostUid).length;
    const hostUid = [...hostUids].sort((one, other) => carried(one) - carried(other))[0];
    if (hostUid === undefined) break;
    machines.push({ uid: takeUid(), hostUid, madeAt: at });
  }
  return machines;
}

/** The `instanceState` of one virtual machine: it is made once its appliance has picked the cluster up. */
export function virtualMachineState(view: View, cluster: Cluster, pool: Pool, machine: VirtualMachine): string {
  if (isPast(view, cluster.deletingAt)) return isDeleted(view, cluster) ? 'Deleted' : 'Deleting';
  const appliance = pool.hosts.find(({ hostUid }) => hostUid === machine.hostUid);
  if (appliance === undefined || !isLiving(view.state, appliance)) return 'Unknown';
  if (isPast(view, runsAt(view, appliance, machine))) return 'Running';
  return isPast(view, startsAt(view, appliance, machine)) ? 'Provisioning' : 'Pending';
}

function startsAt(view: View, appliance: PoolHost, { madeAt }: VirtualMachine): number | null {
  if (appliance.startedAt === null) return null;
  return Math.max(appliance.startedAt, after(view, madeAt, view.durations.pickUp));
}

function runsAt(view: View, appliance: PoolHost, machine: VirtualMachine): number | null {
  const startedAt = startsAt(view, appliance, machine);
  return startedAt === null ? null : installedAt(view, { ...appliance, startedAt });
}
