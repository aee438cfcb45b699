import { createSuggester } from '../nearest-word';
import type { SiteReading } from '../reading/read-site';
import { type Check, reportAt } from './check';

/** A moved site leads to an open one in a single step. */
export const checkStatus: Check = ({ sites }, report) => {
  const byId = new Map(sites.map((site) => [site.id, site]));
  const suggest = createSuggester(() => sites.flatMap(({ id }) => id ?? []));
  for (const site of sites) {
    const { movedTo, closed } = site.options;
    if (movedTo === undefined) continue;
    const finding = movedTo === site.id ? leadsToItself : judgeTarget(movedTo, byId, suggest);
    if (finding !== null) reportAt(report, site, 'movedTo', { value: movedTo, ...finding });
    if (closed === true) {
      reportAt(report, site, 'closed', {
        value: closed,
        problem: 'and movedTo exclude each other',
        fix: 'Keep one of the two.',
      });
    }
  }
};

const leadsToItself = {
  problem: 'is the site itself',
  fix: 'Name the site that took its place, or write closed: true.',
};

function judgeTarget(
  id: string,
  byId: ReadonlyMap<string | null, SiteReading>,
  suggest: (id: string) => string | null,
) {
  const target = byId.get(id);
  if (target === undefined) {
    const near = suggest(id);
    return {
      problem: 'is not the id of a site',
      fix: near === null ? 'Name a site of this config.' : `Did you mean ${near}?`,
    };
  }
  if (target.options.movedTo !== undefined) {
    return { problem: 'has moved itself', fix: `Name the site where it ends, such as ${target.options.movedTo}.` };
  }
  return target.options.closed === true
    ? { problem: 'is closed', fix: 'Name an open site, or write closed: true here as well.' }
    : null;
}
