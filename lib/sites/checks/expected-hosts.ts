import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import { isInUse } from '../resolve-modes';
import type { ExpectedHost } from '../site';
import { reportAt, reportAtPath } from './check';

/**
 * A site that takes expected hosts only has some, and no host is both expected and blocked: either would be found out by
 * the person in front of the host. `expected` is the manifest without faults.
 */
export function checkExpectedHosts(config: ConfigReading, expected: readonly ExpectedHost[], report: Report): void {
  const served = new Set<string>(expected.map(({ siteId }) => siteId));
  for (const site of config.sites) {
    const { id, access } = site.options;
    if (access?.onlyExpectedHosts !== true || !isInUse(site) || id === undefined || served.has(id)) continue;
    const fix = `Add lines for ${id} to hosts.csv, or write false.`;
    const problem = 'and hosts.csv lists no host for this site';
    reportAt(report, site, 'access.onlyExpectedHosts', { value: true, problem, fix });
  }
  const exact = new Map(expected.flatMap(({ match, text, siteId }) => (match === 'exact' ? [[text, siteId]] : [])));
  for (const [index, hostId] of config.blockedHosts.entries()) {
    const siteId = hostId === undefined ? undefined : exact.get(hostId.trim());
    if (siteId === undefined) continue;
    const fix = 'Take it out here or there.';
    const problem = `is expected at ${siteId} by hosts.csv`;
    reportAtPath(report, `blockedHosts[${index}]`, { value: hostId, problem, fix });
  }
}
