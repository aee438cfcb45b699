import type { Comparable } from './comparison';

/** The same, with the project of the environment written out at sites that name none. Pure. */
export function withProject<T extends Comparable>(index: T, projectUid: string | null): T {
  if (projectUid === null) return index;
  return { ...index, sites: index.sites.map((site) => ({ ...site, projectUid: site.projectUid ?? projectUid })) };
}
