import { type Actor, maySeeHost, maySeeSite } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { Ports } from './ports';
import type { RegistrationView } from './view';

/**
 * The view as the actor may see it: that of somebody else's host looks like that of none, and sites of others are not
 * named. Pure.
 */
export function showTo(ports: Ports, actor: Actor, view: Result<RegistrationView>): Result<RegistrationView> {
  if (!view.ok) return view;
  const site = ports.directory.find(view.value.siteId);
  if (site === null || !maySeeHost(actor, site, view.value.hostId)) return fail('not_registered');
  return succeed({ ...view.value, problem: hideSites(ports, actor, view.value.problem) });
}

/** Facts that name a site, by id or by name. */
function hideSites(ports: Ports, actor: Actor, problem: RegistrationView['problem']): RegistrationView['problem'] {
  const id = problem?.facts.site;
  const site = id === undefined ? null : ports.directory.find(id);
  if (problem === null || id === undefined || (site !== null && maySeeSite(actor, site))) return problem;
  const { site: _, ...facts } = problem.facts;
  return { ...problem, facts };
}
