import { nearestWord } from '../../lib/sites/nearest-word';
import type { Site, StagingLink } from '../../lib/sites/site';
import { CommandFault } from './command';

/** The sites by their ids, in the order of the config, each once. Throws {@link CommandFault} that names an unknown one. */
export function findSites(sites: readonly Site[], ids: readonly string[]): Site[] {
  const known = new Map(sites.map((site) => [String(site.id), site]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new CommandFault(explainUnknown('site', unknown, known.keys()));
  const wanted = new Set(ids);
  return sites.filter(({ id }) => wanted.has(id));
}

/** The staging link of that id. Throws {@link CommandFault}. */
export function findLink(links: readonly StagingLink[], id: string): StagingLink {
  const link = links.find((one) => one.id === id);
  if (link !== undefined) return link;
  const ids = links.map((one) => one.id);
  throw new CommandFault(explainUnknown('staging link', id, ids));
}

function explainUnknown(what: string, id: string, known: Iterable<string>): string {
  const near = nearestWord(id, known);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  return `There is no ${what} ${JSON.stringify(id)} in the config.${hint}`;
}
