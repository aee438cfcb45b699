import { type Actor, maySeeSite } from '../../lib/access/actor';
import type { ErrorCode } from '../../lib/errors';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Facts } from '../../lib/i18n/error-text';
import type { SiteDirectory } from '../../lib/sites/directory';

/** A failure on its way to the reader. `reference` is null where nothing was logged. */
export interface ShownProblem {
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly reference: string | null;
}

/** Facts that hold a site, by its id or already by name. */
const siteFacts = ['site', 'to'] as const;

/** The problem with every site that the reader may know by the name that people know it by. */
export function nameSites(problem: ShownProblem, directory: Pick<SiteDirectory, 'find'>, actor: Actor): ShownProblem {
  const facts = { ...problem.facts };
  for (const key of siteFacts) {
    const site = directory.find(facts[key] ?? '');
    if (site !== null && maySeeSite(actor, site)) facts[key] = site.name;
  }
  return { ...problem, facts };
}

/** What the reader reads. */
export function wordsOf(
  t: Dictionary,
  problem: ShownProblem,
): { readonly sentence: string; readonly nextStep: string } {
  const text = t.errors[problem.code];
  return { sentence: text.sentence(problem.facts), nextStep: text.nextStep(problem.facts) };
}
