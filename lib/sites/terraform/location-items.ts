import { policiesOf } from '../policies';
import type { Site } from '../site';
import { attribute, block, type Item, reference, text } from './hcl';
import { freeName, toIdentifier } from './identifier';
import { aliasOf } from './project-items';

/** Data sources for the backup locations that sites name. */
export interface LocationItems {
  readonly items: readonly Item[];
  /** The name of the data source of a location that a site has. Throws (a bug) for one that none had. */
  readonly nameOf: (site: Site, location: string) => string;
}

/** One data source for each name and project, sorted, so that equal sites give equal files. Pure. */
export function locationItems(sites: readonly Site[]): LocationItems {
  const wanted = new Map(
    sites.flatMap((site) => {
      const location = policiesOf(site).backup?.location;
      return location === undefined ? [] : [[keyOf(site, location), { site, location }] as const];
    }),
  );
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const items = [...wanted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { site, location }]) => {
      const name = freeName(toIdentifier([location], site.projectUid, 'location'), taken);
      names.set(key, name);
      return toData(name, location, site.projectUid);
    });
  const nameOf: LocationItems['nameOf'] = (site, location) => {
    const found = names.get(keyOf(site, location));
    if (found === undefined) throw new Error('a backup location without a data source');
    return found;
  };
  return { items, nameOf };
}

function keyOf({ projectUid }: Site, location: string): string {
  return JSON.stringify([location, projectUid]);
}

function toData(identifier: string, location: string, projectUid: string | null): Item {
  return block(
    'data',
    ['spectrocloud_backup_storage_location', identifier],
    [
      ...(projectUid === null ? [] : [attribute('provider', reference(`spectrocloud.${aliasOf(projectUid)}`))]),
      attribute('name', text(location)),
    ],
  );
}
