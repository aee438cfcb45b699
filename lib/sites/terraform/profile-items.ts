import type { ProfileReference, Site } from '../site';
import { attribute, block, type Item, reference, text } from './hcl';
import { freeName, toIdentifier } from './identifier';
import { aliasOf } from './project-items';

/** Data sources for every profile that sites name by name and version. */
export interface ProfileItems {
  readonly items: readonly Item[];
  /** The name of the data source of a profile that a site has. Throws (a bug) for one that none had. */
  readonly nameOf: (site: Site, profile: ProfileReference) => string;
}

/** One data source for each name, version and project, sorted, so that equal sites give equal files. Pure. */
export function profileItems(sites: readonly Site[]): ProfileItems {
  const wanted = new Map(
    sites.flatMap((site) =>
      site.profiles.flatMap(({ by }) => ('uid' in by ? [] : [[keyOf(site, by), { ...by, site }] as const])),
    ),
  );
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const items = [...wanted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { name, version, site }]) => {
      const free = freeName(toIdentifier([name, version], site.projectUid, 'profile'), taken);
      names.set(key, free);
      return toData(free, name, version, site.projectUid);
    });
  const nameOf: ProfileItems['nameOf'] = (site, { by }) => {
    const found = 'uid' in by ? undefined : names.get(keyOf(site, by));
    if (found === undefined) throw new Error('a profile without a data source');
    return found;
  };
  return { items, nameOf };
}

function keyOf({ projectUid }: Site, { name, version }: { readonly name: string; readonly version: string }): string {
  return JSON.stringify([name, version, projectUid]);
}

function toData(identifier: string, name: string, version: string, projectUid: string | null): Item {
  return block(
    'data',
    ['spectrocloud_cluster_profile', identifier],
    [
      ...(projectUid === null ? [] : [attribute('provider', reference(`spectrocloud.${aliasOf(projectUid)}`))]),
      attribute('name', text(name)),
      attribute('version', text(version)),
      attribute('context', reference('var.profile_context')),
    ],
  );
}
