/** What Palette runs on the hosts: nodes themselves, virtual machines that are the nodes, or containers. */
export const siteKinds = ['native', 'virtualized', 'containerized'] as const;

export type SiteKind = (typeof siteKinds)[number];

/** What tells the kind of a site; left out where it is the usual one. */
interface Kinded {
  readonly kind?: SiteKind;
}

/** What Palette runs on the hosts of the site. Pure. */
export function kindOf({ kind }: Kinded): SiteKind {
  return kind ?? 'native';
}

/** Palette's word for the clusters of a kind, also part of its paths (API.md §4, §10). Pure. */
export function cloudTypeOf(site: Kinded): 'edge-native' | 'libvirt' | 'edge' {
  return cloudTypes[kindOf(site)];
}

const cloudTypes = { native: 'edge-native', virtualized: 'libvirt', containerized: 'edge' } as const;
