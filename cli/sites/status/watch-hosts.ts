import type { HostId } from '../../../lib/hosts/edge-host-id';
import { workThrough } from '../register/work-through';
import { type HostStatus, isSettled } from './describe-host';

/** Hosts at a time. */
const mostAtOnce = 8;
/** Nobody looks more often, whatever the hosts say. Milliseconds. */
const leastPauseMs = 1_000;

interface Surroundings {
  /** Rejects when it cannot be told. */
  readonly look: (hostId: HostId) => Promise<HostStatus>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isOver: () => boolean;
  /** Called after each look with how many hosts there is nothing more to wait for. */
  readonly tell: (settled: number) => void;
}

/** Looks at every host once, in the order that was asked for. */
export async function lookAtHosts(hostIds: readonly HostId[], around: Surroundings): Promise<readonly HostStatus[]> {
  const found = new Map<HostId, HostStatus>();
  await workThrough(
    hostIds.map((hostId) => [hostId]),
    {
      most: mostAtOnce,
      isOver: () => false,
      work: async (hostId) => void found.set(hostId, await around.look(hostId)),
    },
  );
  return hostIds.flatMap((hostId) => found.get(hostId) ?? []);
}

/**
 * Looks again and again until nothing changes by itself any more, as seldom as the hosts say that it is worth it; what is
 * settled is not looked at again.
 */
export async function watchHosts(hostIds: readonly HostId[], around: Surroundings): Promise<readonly HostStatus[]> {
  const known = new Map<HostId, HostStatus>();
  let open = hostIds;
  for (;;) {
    for (const status of await lookAtHosts(open, around)) known.set(status.hostId, status);
    const unsettled = [...known.values()].filter((status) => !isSettled(status));
    around.tell(known.size - unsettled.length);
    if (unsettled.length === 0 || around.isOver()) return hostIds.flatMap((hostId) => known.get(hostId) ?? []);
    await around.sleep(
      Math.max(leastPauseMs, Math.min(...unsettled.map(({ view }) => view?.pollAfterMs ?? leastPauseMs))),
    );
    if (around.isOver()) return hostIds.flatMap((hostId) => known.get(hostId) ?? []);
    open = unsettled.map(({ hostId }) => hostId);
  }
}
