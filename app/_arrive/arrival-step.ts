import type { Failure, Result } from '../../lib/errors';
import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import type { SiteDirectory } from '../../lib/sites/directory';
import type { Site } from '../../lib/sites/site';
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
      readonly name: 'choose';
      readonly hostId: HostId;
      readonly search: string;
      readonly problem: ShownProblem | null;
    }
  | {
      readonly name: 'confirm';
      readonly hostId: HostId;
      readonly site: Site;
      readonly hostName: string;
      readonly problem: ShownProblem | null;
    };

/** Writes a failure to the log and gives it the reference that the reader is shown. */
export type Report = (failure: Failure) => ShownProblem;

/**
 * Decides what to ask next: the host, the site, or only a yes. A problem that the form came back with was reported by
 * then and takes precedence over one found here.
 */
export function arrivalStep(arrival: Arrival, directory: SiteDirectory, report: Report): ArrivalStep {
  const problemOf = (result: Result<unknown> | null) =>
    arrival.problem ?? (result === null || result.ok ? null : report(result.error));
  const host = parseHostId(arrival.hostId ?? '');
  const chosen = chosenSite(arrival, host.ok ? host.value : null, directory);
  const site = chosen?.ok ? chosen.value : null;
  if (!host.ok) {
    return {
      name: 'enter',
      typed: arrival.hostId ?? '',
      site,
      problem: problemOf(arrival.hostId === null ? null : host),
    };
  }
  if (site === null || arrival.search !== null) {
    return { name: 'choose', hostId: host.value, search: arrival.search ?? '', problem: problemOf(chosen) };
  }
  return { name: 'confirm', hostId: host.value, site, hostName: arrival.hostName, problem: problemOf(null) };
}

/** The site in the address, else the one where IT expects the host. */
function chosenSite(arrival: Arrival, hostId: HostId | null, directory: SiteDirectory): Result<Site> | null {
  if (arrival.siteId !== '') return directory.resolve(arrival.siteId);
  const expected = hostId === null ? null : directory.expectedSite(hostId);
  return expected === null ? null : directory.resolve(expected);
}
