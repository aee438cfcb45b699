import type { Visit } from '../../lib/access/access';
import { type Actor, grantToRegister, maySeeSite } from '../../lib/access/actor';
import { type Failure, fail, type Result, succeed } from '../../lib/errors';
import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import { readScanned } from '../../lib/hosts/read-scanned';
import { hasSites, onlySite } from '../../lib/registration/find-sites';
import type { SiteDirectory } from '../../lib/sites/directory';
import type { Site } from '../../lib/sites/site';
import type { SiteId } from '../../lib/sites/site-id';
import type { ShownProblem } from '../_parts/shown-problem';
import type { Arrival } from './arrival';

/** The one decision that this screen asks for. */
export type ArrivalStep =
  | {
      readonly name: 'enter';
      readonly typed: string;
      readonly site: Site | null;
      readonly problem: ShownProblem | null;
    }
  | {
      readonly name: 'prove';
      readonly hostId: HostId;
      /** A link was scanned whose PIN is still to be typed: nobody needs to say for which site. */
      readonly isForLink: boolean;
      readonly pinSite: string;
      readonly problem: ShownProblem | null;
    }
  | {
      readonly name: 'choose';
      readonly hostId: HostId;
      readonly search: string;
      /** Where this phone registered last, if the reader may register the host there now. */
      readonly lastSite: Site | null;
      readonly problem: ShownProblem | null;
    }
  | {
      readonly name: 'confirm';
      readonly hostId: HostId;
      readonly site: Site;
      /** It is where IT expects the host. */
      readonly isExpected: boolean;
      readonly hostName: string;
      /** The kind of host that was chosen before the form came back; left out: none was. */
      readonly pool?: string;
      readonly problem: ShownProblem | null;
    };

/** What this phone itself has kept of sites. Anybody can write that: it suggests, and proves nothing. */
export interface PhoneMemory {
  /** Where it collects hosts at the moment. */
  readonly listSiteId: SiteId | null;
  /** Where it registered one last. */
  readonly lastSiteId: SiteId | null;
}

const nothingKept: PhoneMemory = { listSiteId: null, lastSiteId: null };

/** Writes a failure to the log and gives it the reference that the reader is shown. */
export type Report = (failure: Failure) => ShownProblem;

/**
 * Decides what to ask next: the host, whether the reader may, the site, or only a yes. A problem that the form came back
 * with was reported by then and takes precedence over one found here. Sites that are none of the reader's are unknown.
 */
export function arrivalStep(
  arrival: Arrival,
  directory: SiteDirectory,
  visit: Visit,
  report: Report,
  phone: PhoneMemory = nothingKept,
): ArrivalStep {
  const problemOf = (result: Result<unknown> | null) =>
    arrival.problem ?? (result === null || result.ok ? null : report(result.error));
  const host = parseHostId(arrival.hostId ?? '');
  if (!host.ok) return enter(arrival, directory, visit, problemOf(arrival.hostId === null ? null : host));
  if (isDoubtful(arrival)) return enter(arrival, directory, visit, arrival.problem);
  const hostId = host.value;
  if (mustProve(arrival, directory, visit, hostId)) {
    const isForLink = visit.linksWithoutPin.length > 0;
    return { name: 'prove', hostId, isForLink, pinSite: arrival.pinSite, problem: problemOf(null) };
  }
  const chosen = chosenSite(arrival, hostId, directory, visit.actor, phone);
  if (chosen === null || !chosen.ok || arrival.search !== null) {
    const lastSite = keptSite(phone.lastSiteId, hostId, directory, visit.actor);
    return { name: 'choose', hostId, search: arrival.search ?? '', lastSite, problem: problemOf(chosen) };
  }
  const site = chosen.value;
  const isExpected = directory.expectedSite(hostId) === site.id;
  const { hostName, pool } = arrival;
  const typed = { hostName, ...(pool === undefined ? {} : { pool }) };
  return { name: 'confirm', hostId, site, isExpected, ...typed, problem: problemOf(null) };
}

/** A legal ID, but a device's own name is one letter away: `O` for `0`. To register that would be to wait for no host. */
function isDoubtful({ hostId, isTyped }: Arrival): boolean {
  return isTyped && readScanned(hostId ?? '').kind === 'suggestion';
}

function enter(
  { hostId, siteId }: Arrival,
  directory: SiteDirectory,
  { actor }: Visit,
  problem: ShownProblem | null,
): ArrivalStep {
  const site = directory.find(siteId);
  const isShown = site !== null && site.status.state === 'open' && maySeeSite(actor, site);
  return { name: 'enter', typed: hostId ?? '', site: isShown ? site : null, problem };
}

/** Whoever has scanned a link that wants a PIN goes on with that, unless they have proved something else before. */
function mustProve({ asksForPin }: Arrival, directory: SiteDirectory, visit: Visit, hostId: HostId): boolean {
  const hasProved = visit.actor.grants.some(({ mode }) => mode !== 'open');
  return asksForPin || (visit.linksWithoutPin.length > 0 && !hasProved) || !hasSites(directory, visit.actor, hostId);
}

/**
 * The site in the address, else the one where IT expects the host, else the only one that there is to choose, else the
 * one whose hosts this phone is collecting.
 */
function chosenSite(
  { siteId }: Arrival,
  hostId: HostId,
  directory: SiteDirectory,
  actor: Actor,
  { listSiteId }: PhoneMemory,
): Result<Site> | null {
  const mayRegisterAt = (site: Site | null): site is Site =>
    site !== null && grantToRegister(actor, site, hostId) !== null;
  if (siteId !== '') {
    const named = directory.find(siteId);
    return mayRegisterAt(named) ? resolve(named, directory, actor) : fail('site_unknown');
  }
  const expected = directory.find(directory.expectedSite(hostId) ?? '');
  if (mayRegisterAt(expected)) return resolve(expected, directory, actor);
  const likely = onlySite(directory, actor, hostId) ?? keptSite(listSiteId, hostId, directory, actor);
  return likely === null ? null : succeed(likely);
}

/** A site that the phone has kept: only an open one where the reader may register the host. */
function keptSite(siteId: SiteId | null, hostId: HostId, directory: SiteDirectory, actor: Actor): Site | null {
  const site = siteId === null ? null : directory.find(siteId);
  const isOpen = site !== null && site.status.state === 'open';
  return isOpen && grantToRegister(actor, site, hostId) !== null ? site : null;
}

/** Where a site has moved to is told only to whoever may know of that site as well. */
function resolve(site: Site, directory: SiteDirectory, actor: Actor): Result<Site> {
  const target = site.status.state === 'moved' ? directory.find(site.status.to) : null;
  if (target !== null && !maySeeSite(actor, target)) return fail('site_moved');
  return directory.resolve(site.id);
}
