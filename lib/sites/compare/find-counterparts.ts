import type { Site } from '../site';

/** Finds, among the given sites, the one that has the cluster name, or else the address, of another; or null. Pure. */
export function findCounterparts(sites: readonly Site[]): (other: Site) => Site | null {
  const byName = new Map(sites.map((site) => [nameKey(site), site]));
  const byAddress = new Map(sites.map((site) => [site.endpoint.host, site]));
  return (other) => byName.get(nameKey(other)) ?? byAddress.get(other.endpoint.host) ?? null;
}

/** Cluster names are unique in their project, so sites with the same key mean the same cluster. Pure. */
export function nameKey({ clusterName, projectUid }: Site): string {
  return `${projectUid ?? ''}/${clusterName}`;
}
