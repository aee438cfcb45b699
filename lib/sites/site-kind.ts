import type { Site, SiteKind } from './site';

export const siteKinds = ['native', 'virtualized', 'containerized'] as const satisfies readonly SiteKind[];

/** What Palette runs on the hosts of the site. Pure. */
export function kindOf({ kind }: Site): SiteKind {
  return kind ?? 'native';
}

/** Palette's word for the clusters of a kind, also part of its paths (API.md §4, §10). Pure. */
export function cloudTypeOf(site: Site): 'edge-native' | 'libvirt' | 'edge' {
  return cloudTypes[kindOf(site)];
}

const cloudTypes = { native: 'edge-native', virtualized: 'libvirt', containerized: 'edge' } as const;
