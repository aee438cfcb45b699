import type { SiteDirectory } from '../sites/directory';
import { foldText } from '../sites/fold-text';
import type { Site } from '../sites/site';

/** Nobody types more than this to name a site. Characters. */
const longestTyped = 200;
const shortestWords = 2;

/** What was typed for a site, as the limits name it: without the accents, blanks and letter cases that do not matter. Pure. */
export function foldTyped(typed: string): string {
  return foldText(typed.slice(0, longestTyped));
}

/**
 * The open site with a PIN that somebody means: by its id, else by its whole name, else by words that fit no other such
 * site. Null: none or several. Takes the same search whatever is found, so that the time does not tell. Pure.
 */
export function findSiteByPin(typed: string, directory: Pick<SiteDirectory, 'find' | 'search'>): Site | null {
  const folded = foldTyped(typed);
  const { sites, more } = directory.search({ q: folded, isAllowed: takesPin });
  const byId = directory.find(typed.trim().toLowerCase());
  if (byId !== null && takesPin(byId)) return byId;
  const named = sites.filter(({ name }) => foldText(name) === folded);
  const [only, ...others] = named.length > 0 ? named : sites;
  if (only === undefined || others.length > 0 || folded.length < shortestWords) return null;
  return more && named.length === 0 ? null : directory.find(only.id);
}

function takesPin({ status, access }: Site): boolean {
  return status.state === 'open' && access.modes.includes('pin') && access.pinHash !== null;
}
