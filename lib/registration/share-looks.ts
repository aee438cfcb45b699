import type { HostId } from '../hosts/edge-host-id';

/**
 * Makes calls for one host that come while another is under way share its answer, errors too: twenty watchers of this
 * process cost one look. What they share is at most as old as one look takes.
 */
export function shareLooks<T>(): (hostId: HostId, look: () => Promise<T>) => Promise<T> {
  const underWay = new Map<HostId, Promise<T>>();
  return (hostId, look) => {
    const known = underWay.get(hostId);
    if (known !== undefined) return known;
    const started = look().finally(() => underWay.delete(hostId));
    underWay.set(hostId, started);
    return started;
  };
}
