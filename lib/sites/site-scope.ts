import type { Site, SiteScope } from './site';

type Judge = (site: Pick<Site, 'id' | 'tags'>) => boolean;

/** A search asks about every one of 50,000 sites, and the scopes themselves live as long as the config. */
const judges = new WeakMap<SiteScope, Judge>();

/** Does the site belong to the scope? By tags: it bears every one of them. Pure. */
export function isInScope(scope: SiteScope, site: Pick<Site, 'id' | 'tags'>): boolean {
  let judge = judges.get(scope);
  if (judge === undefined) {
    judge = scope.by === 'ids' ? judgeByIds(scope.ids) : judgeByTags(scope.tags);
    judges.set(scope, judge);
  }
  return judge(site);
}

function judgeByIds(ids: readonly string[]): Judge {
  const known = new Set(ids);
  return ({ id }) => known.has(id);
}

/** No tags at all bind nobody, so they must not let everybody in. */
function judgeByTags(tags: Readonly<Record<string, string>>): Judge {
  const wanted = Object.entries(tags);
  return (site) => wanted.length > 0 && wanted.every(([key, value]) => site.tags[key] === value);
}
