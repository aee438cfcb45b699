import { endOfDay } from '../end-of-day';
import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import { resolveModes } from '../resolve-modes';
import { type Check, reportAtPath } from './check';
import { findCovered, listForScopes, type ScopeSites } from './scope';

type LinkReading = NonNullable<NonNullable<NonNullable<ConfigReading['access']>['links']>[number]>;

const dayMs = 24 * 60 * 60_000;
/** Two years, one of them a leap year. A code that hangs on a wall for longer is forgotten, not used. */
const longestLifeDays = 731;

/** Each link has an id of its own, ends in a time that can be overlooked, and leads to sites where links count. */
export const checkLinks: Check = (config, report, { nowMs }) => {
  const ids = new Map<string, string>();
  const sites = listForScopes(config);
  for (const [index, link] of (config.access?.links ?? []).entries()) {
    if (link === undefined) continue;
    const path = `access.links[${index}]`;
    checkId(link, path, ids, report);
    if (link.expires !== undefined) checkExpiry(link.expires, `${path}.expires`, nowMs, report);
    checkSites(link, path, { config, sites, report });
  }
};

function checkId({ id }: LinkReading, path: string, ids: Map<string, string>, report: Report): void {
  if (id === undefined) return;
  const earlier = ids.get(id);
  if (earlier === undefined) {
    ids.set(id, path);
    return;
  }
  const fix = 'Give each link an id of its own: hosts are counted by it.';
  reportAtPath(report, `${path}.id`, { value: id, problem: `is already the id of ${earlier}`, fix });
}

function checkExpiry(expires: string, path: string, nowMs: number, report: Report): void {
  const endsAtMs = endOfDay(expires);
  if (endsAtMs <= nowMs) {
    const fix = 'Take the link out, or write a later day if its codes are to work again.';
    reportAtPath(report, path, { value: expires, problem: 'is over', fix });
  } else if (endsAtMs - dayMs > nowMs + longestLifeDays * dayMs) {
    const problem = 'is more than two years away; until then whoever has a photo of the code may register';
    const fix = 'Write an earlier day, and move it on by pull request while the link is still in use.';
    reportAtPath(report, path, { value: expires, problem, fix });
  }
}

interface Around {
  readonly config: ConfigReading;
  readonly sites: ScopeSites;
  readonly report: Report;
}

function checkSites(link: LinkReading, path: string, { config, sites, report }: Around): void {
  const isSilent = link.sites === undefined && link.tags === undefined;
  if (isSilent && !config.isFaulty(`${path}.sites`) && !config.isFaulty(`${path}.tags`)) {
    const fix = "Write sites: ['denver-snow-st'], or tags: { region: 'mountain' }. No link leads to every site.";
    reportAtPath(report, path, { value: link.id, problem: 'has neither sites nor tags', fix });
    return;
  }
  const covered = findCovered(link, path, sites, report);
  if (covered === null || config.isFaulty('access.modes')) return;
  const shut = covered.filter((site) => !site.isFaulty('access.modes') && !resolveModes(site, config).includes('link'));
  const fix = "Add 'link' to access.modes of the site, or take the site out of the link.";
  if (link.sites !== undefined) {
    const places = new Map(link.sites.map((id, index) => [id, index]));
    for (const { options } of shut) {
      const at = `${path}.sites[${places.get(options.id)}]`;
      reportAtPath(report, at, { value: options.id, problem: 'takes no links', fix });
    }
  } else if (shut.length === covered.length) {
    reportAtPath(report, `${path}.tags`, { value: link.tags, problem: 'fit only sites that take no links', fix });
  }
}
