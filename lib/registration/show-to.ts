import { type Actor, maySeeHost, maySeeSite } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { SiteDirectory } from '../sites/directory';
import type { Site } from '../sites/site';
import type { Ports } from './ports';
import type { Problem, RegistrationView, Submission } from './view';

/**
 * The view as the actor may see it: that of somebody else's host looks like that of none, and sites of others are not
 * named. Pure.
 */
export function showTo(ports: Ports, actor: Actor, view: Result<RegistrationView>): Result<RegistrationView> {
  if (!view.ok) return view;
  const site = ports.directory.findBorne(view.value.siteId);
  if (site === null || !maySeeHost(actor, site, view.value.hostId)) return fail('not_registered');
  return succeed({ ...view.value, problem: hideSites(ports, actor, view.value.problem) });
}

/** The answer to a submit, without the names of sites that the actor may not know of. Pure. */
export function showSubmission(ports: Ports, actor: Actor, { outcome, view, problem, undo }: Submission): Submission {
  const shown = view === null ? null : { ...view, problem: hideSites(ports, actor, view.problem) };
  return { outcome, view: shown, problem: hideSites(ports, actor, problem), undo };
}

/** Facts that name a site, by id or by name. */
const siteFacts = ['site', 'to'];

function hideSites(ports: Ports, actor: Actor, problem: Problem | null): Problem | null {
  if (problem === null || siteFacts.every((key) => problem.facts[key] === undefined)) return problem;
  const isShown = ([key, text]: readonly [string, string]) =>
    !siteFacts.includes(key) || sitesCalled(ports.directory, text).some((site) => maySeeSite(actor, site));
  return { ...problem, facts: Object.fromEntries(Object.entries(problem.facts).filter(isShown)) };
}

const namesakes = new WeakMap<SiteDirectory, ReadonlyMap<string, readonly Site[]>>();

/** The sites of this id or name; names need not be unique, and one that was changed since names nobody. */
function sitesCalled(directory: SiteDirectory, text: string): readonly Site[] {
  const byId = directory.find(text);
  const byName = namesakes.get(directory) ?? groupByName(directory.sites);
  namesakes.set(directory, byName);
  return [...(byId === null ? [] : [byId]), ...(byName.get(text) ?? [])];
}

function groupByName(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const groups = new Map<string, Site[]>();
  for (const site of sites) {
    const group = groups.get(site.name);
    if (group === undefined) groups.set(site.name, [site]);
    else group.push(site);
  }
  return groups;
}
