import { nearestWord } from '../../lib/sites/nearest-word';
import type { Site, StagingLink } from '../../lib/sites/site';
import { CommandFault } from './command';
import { plainText } from './plain-text';

/** The sites by their ids, in the order of the config, each once. Throws {@link CommandFault} that names an unknown one. */
export function findSites(sites: readonly Site[], ids: readonly string[]): Site[] {
  const known = new Map(sites.map((site) => [String(site.id), site]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw refuseSite(unknown, known.keys());
  const wanted = new Set(ids);
  return sites.filter(({ id }) => wanted.has(id));
}

/** The site of that id. Throws {@link CommandFault} that names the nearest. */
export function findSite(sites: readonly Site[], id: string): Site {
  const site = sites.find((one) => one.id === id);
  if (site !== undefined) return site;
  const ids = sites.map((one) => one.id);
  throw refuseSite(id, ids);
}

/** The staging link of that id. Throws {@link CommandFault}. */
export function findLink(links: readonly StagingLink[], id: string): StagingLink {
  const link = links.find((one) => one.id === id);
  if (link !== undefined) return link;
  const ids = links.map((one) => one.id);
  throw refuseUnknown('staging link', id, ids, '');
}

function refuseSite(id: string, known: Iterable<string>): CommandFault {
  return refuseUnknown('site', id, known, ' list --offline shows all of them.');
}

/** `otherwise` is said when none is near. */
function refuseUnknown(what: string, id: string, known: Iterable<string>, otherwise: string): CommandFault {
  const near = nearestWord(id, known);
  const hint = near === null ? otherwise : ` Did you mean ${near}?`;
  return new CommandFault(`There is no ${what} ${plainText(JSON.stringify(id))} in the config.${hint}`);
}
