import { type HostList, mostListed } from './host-list';

/**
 * The first list with what the others have besides, where they are of the same site; at most {@link mostListed} hosts. A
 * page that was opened before the last scan must not lose it.
 */
export function uniteLists(list: HostList, ...others: readonly (HostList | null)[]): HostList {
  const hosts = new Map(list.hosts.map((host) => [host.text, host]));
  for (const other of others) {
    if (other?.siteId !== list.siteId) continue;
    for (const host of other.hosts) if (!hosts.has(host.text)) hosts.set(host.text, host);
  }
  return { siteId: list.siteId, hosts: [...hosts.values()].slice(0, mostListed) };
}
