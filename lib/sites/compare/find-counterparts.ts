import type { Site } from '../site';

/** A site, and what another one has of it. */
export interface Counterpart {
  readonly site: Site;
  readonly by: 'clusterName' | 'address';
  readonly value: string;
}

/**
 * Finds, among the given sites, the one that has the cluster name, or else an address, of another: of its endpoint or of
 * its hosts; or null. Of several the last one counts. Pure.
 */
export function findCounterparts(sites: readonly Site[]): (other: Site) => Counterpart | null {
  const byName = new Map(sites.map((site) => [nameKey(site), site]));
  const byAddress = new Map(sites.flatMap((site) => listAddresses(site).map((address) => [address, site] as const)));
  return (other) => {
    const named = byName.get(nameKey(other));
    if (named !== undefined) return { site: named, by: 'clusterName', value: other.clusterName };
    const value = listAddresses(other).find((address) => byAddress.has(address));
    const site = value === undefined ? undefined : byAddress.get(value);
    return value === undefined || site === undefined ? null : { site, by: 'address', value };
  };
}

/** Cluster names are unique in their project, so sites with the same key mean the same cluster. */
function nameKey({ clusterName, projectUid }: Site): string {
  return `${projectUid ?? ''}/${clusterName}`;
}

/** Names are the same whatever their capitals. An index of old may know nothing of how hosts get their addresses. */
function listAddresses({ endpoint, addressing }: Site): readonly string[] {
  const hosts = endpoint.type === 'none' ? [] : [endpoint.host.toLowerCase()];
  return addressing?.type === 'static' ? [...hosts, ...addressing.addresses] : hosts;
}
