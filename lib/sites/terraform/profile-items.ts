import type { ProfileReference, Site } from '../site';
import { attribute, block, type Item, reference, text } from './hcl';
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
      const free = freeName(toIdentifier(name, version, site.projectUid), taken);
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

/** Letters, digits and `_`, a letter first: what a name in HCL may be whatever else it may be. */
function toIdentifier(name: string, version: string, projectUid: string | null): string {
  const words = [name, version, ...(projectUid === null ? [] : [aliasOf(projectUid)])].join('_');
  const identifier = words.replace(/[^A-Za-z0-9]+/g, '_');
  return /^[A-Za-z]/.test(identifier) ? identifier : `profile_${identifier}`;
}

/** Two profiles may differ in nothing that an identifier can show. */
function freeName(identifier: string, taken: Set<string>): string {
  let name = identifier;
  for (let count = 2; taken.has(name); count += 1) name = `${identifier}_${count}`;
  taken.add(name);
  return name;
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
