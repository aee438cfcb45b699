import type { Site } from './site';
import type { SiteId } from './site-id';

/** The ids under which something of this site may be known: the one that it has, and the one that it had. Pure. */
export function idsOf({ id, renamedFrom }: Pick<Site, 'id' | 'renamedFrom'>): readonly SiteId[] {
  return renamedFrom === null ? [id] : [id, renamedFrom];
}

/** Does this id, such as that of a label or a claim, mean this site? What is older than a renaming bears the former id. Pure. */
export function isIdOf(site: Pick<Site, 'id' | 'renamedFrom'>, id: string | undefined): boolean {
  return idsOf(site).some((one) => one === id);
}
