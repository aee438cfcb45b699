import type { Report } from '../fault';
import { createSuggester } from '../nearest-word';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import { isInUse } from '../resolve-modes';
import { reportAtPath } from './check';

/** Sites named one by one, or by tags that all of them bear; holes where a value was faulty. */
export interface ScopeReading {
  readonly sites?: readonly (string | undefined)[] | undefined;
  readonly tags?: { readonly [name: string]: string | undefined } | undefined;
}

/** The sites that scopes are looked up in: there may be many scopes, and tens of thousands of sites. */
export interface ScopeSites {
  readonly all: readonly SiteReading[];
  readonly byId: ReadonlyMap<string | undefined, SiteReading>;
  readonly suggest: (id: string) => string | null;
  /** False when tags of some site are faulty: then nothing can be said about what tags cover. */
  readonly areTagsKnown: boolean;
  readonly isFaulty: ConfigReading['isFaulty'];
}

/** Makes the sites ready for {@link findCovered}. */
export function listForScopes({ sites, isFaulty }: Pick<ConfigReading, 'sites' | 'isFaulty'>): ScopeSites {
  const byId = new Map(sites.map((site) => [site.options.id, site]));
  const suggest = createSuggester(() => sites.flatMap(({ options }) => options.id ?? []));
  return { all: sites, byId, suggest, areTagsKnown: !sites.some((site) => site.isFaulty('tags')), isFaulty };
}

/**
 * The sites in use that a scope covers, or null when that cannot be told because the scope is faulty; then the faults
 * have been reported. A scope names what exists and says it in one way: one that reached further than its author
 * thought would let strangers in.
 */
export function findCovered(
  scope: ScopeReading,
  path: string,
  sites: ScopeSites,
  report: Report,
): readonly SiteReading[] | null {
  const { sites: ids, tags } = scope;
  if (ids !== undefined && tags !== undefined) {
    const fix = 'Keep sites or tags: it would not be clear whether one or both must fit.';
    reportAtPath(report, path, { value: undefined, problem: 'has both sites and tags', fix });
    return null;
  }
  if (ids !== undefined) return findNamed(ids, `${path}.sites`, sites, report);
  return tags === undefined ? null : findTagged(tags, `${path}.tags`, sites, report);
}

function findNamed(
  ids: readonly (string | undefined)[],
  path: string,
  sites: ScopeSites,
  report: Report,
): readonly SiteReading[] | null {
  if (ids.length === 0) return reportEmpty(path, "Name at least one site, such as ['denver-snow-st'].", report);
  let isSound = true;
  const seen = new Set<string>();
  const named = ids.flatMap((id, index) => {
    const site = sites.byId.get(id);
    const finding = id === undefined ? null : judgeNamed(id, site, seen.has(id), sites);
    if (id !== undefined) seen.add(id);
    if (finding !== null) reportAtPath(report, `${path}[${index}]`, { value: id, ...finding });
    isSound &&= finding === null && id !== undefined;
    return site === undefined ? [] : [site];
  });
  return isSound ? named : null;
}

function judgeNamed(id: string, site: SiteReading | undefined, isRepeated: boolean, sites: ScopeSites) {
  if (isRepeated) return { problem: 'is named twice', fix: 'Keep it once.' };
  if (site === undefined) {
    const near = sites.suggest(id);
    const fix = near === null ? 'Name a site of this config.' : `Did you mean ${near}?`;
    return { problem: 'is not the id of a site', fix };
  }
  if (isInUse(site)) return null;
  return { problem: 'is closed or has moved: nothing is registered there', fix: 'Take it out of the list.' };
}

function findTagged(
  tags: NonNullable<ScopeReading['tags']>,
  path: string,
  sites: ScopeSites,
  report: Report,
): readonly SiteReading[] | null {
  if (sites.isFaulty(path)) return null;
  const wanted = Object.entries(tags);
  if (wanted.length === 0) return reportEmpty(path, "Name at least one tag, such as { region: 'mountain' }.", report);
  if (!sites.areTagsKnown) return null;
  const covered = sites.all.filter(
    (site) => isInUse(site) && wanted.every(([name, value]) => site.options.tags?.[name] === value),
  );
  if (covered.length > 0) return covered;
  const fix = 'Write tags that a site bears, all of them; tags of sites may stand in defaults, too.';
  reportAtPath(report, path, { value: tags, problem: 'fit no site that is open', fix });
  return null;
}

function reportEmpty(path: string, fix: string, report: Report): null {
  reportAtPath(report, path, { value: undefined, problem: 'is empty', fix });
  return null;
}
