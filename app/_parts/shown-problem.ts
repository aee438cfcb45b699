import { type Actor, maySeeSite } from '../../lib/access/actor';
import type { ErrorCode } from '../../lib/errors';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Facts } from '../../lib/i18n/error-text';
import type { SiteDirectory } from '../../lib/sites/directory';
import type { Site } from '../../lib/sites/site';

/** A failure on its way to the reader. `reference` is null where nothing was logged. */
export interface ShownProblem {
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly reference: string | null;
}

/** Facts that hold a site, by its id or already by name. */
const siteFacts = ['site', 'to'] as const;

/**
 * The problem with every site by the name that people know it by. What names none that the reader may know of is left
 * out: anybody can write an address that tells of a problem.
 */
export function nameSites(
  problem: ShownProblem,
  directory: Pick<SiteDirectory, 'find' | 'search'>,
  actor: Actor,
): ShownProblem {
  const facts = { ...problem.facts };
  for (const key of siteFacts) {
    const name = nameOf(facts[key] ?? '', directory, actor);
    if (name === null) delete facts[key];
    else facts[key] = name;
  }
  return { ...problem, facts };
}

/** By id in whatever status, or as it is where it is the name of an open one; null: no site, or none of the reader's. */
function nameOf(text: string, directory: Pick<SiteDirectory, 'find' | 'search'>, actor: Actor): string | null {
  if (text === '') return null;
  const isAllowed = (site: Site) => maySeeSite(actor, site);
  const byId = directory.find(text);
  if (byId !== null) return isAllowed(byId) ? byId.name : null;
  return directory.search({ q: text, isAllowed }).sites.find(({ name }) => name === text)?.name ?? null;
}

/** What the reader reads. */
export function wordsOf(
  t: Dictionary,
  problem: ShownProblem,
): { readonly sentence: string; readonly nextStep: string } {
  const text = t.errors[problem.code];
  return { sentence: text.sentence(problem.facts), nextStep: text.nextStep(problem.facts) };
}
