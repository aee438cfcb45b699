import type { Site } from '../site';

/** Finds, among the given sites, the one that has the cluster name, or else the address, of another; or null. Pure. */
export function findCounterparts<T extends Site>(sites: readonly T[]): (other: Site) => T | null {
  const byName = new Map(sites.map((site) => [nameKey(site), site]));
  const byAddress = new Map(sites.map((site) => [addressKey(site), site]));
  return (other) => byName.get(nameKey(other)) ?? byAddress.get(addressKey(other)) ?? null;
}

/** Cluster names are unique in their project, so sites with the same key mean the same cluster. Pure. */
export function nameKey({ clusterName, projectUid }: Site): string {
  return `${projectUid ?? ''}/${clusterName}`;
}

/** Names are the same whatever their capitals. */
function addressKey({ endpoint }: Site): string {
  return endpoint.host.toLowerCase();
}
