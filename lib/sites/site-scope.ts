import type { Site, SiteScope } from './site';

/** Does the site belong to the scope? By tags: it bears every one of them. Pure. */
export function isInScope(scope: SiteScope, site: Pick<Site, 'id' | 'tags'>): boolean {
  if (scope.by === 'ids') return scope.ids.includes(site.id);
  const wanted = Object.entries(scope.tags);
  return wanted.length > 0 && wanted.every(([key, value]) => site.tags[key] === value);
}
