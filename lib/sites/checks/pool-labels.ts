import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import type { ExpectedHost } from '../site';
import { reportWhereStated } from './check';
import { withoutRepeats } from './without-repeats';

/**
 * Whoever registers a host that might go to several pools can tell them apart: each has a label, but for those that
 * `hosts.csv` names. `expected` is the manifest without faults.
 */
export function checkPoolLabels(config: ConfigReading, expected: readonly ExpectedHost[], report: Report): void {
  const reportOnce = withoutRepeats(report);
  const named = new Set(expected.flatMap(({ siteId, pool }) => (pool === undefined ? [] : [`${siteId} ${pool}`])));
  for (const site of config.sites) {
    const { pools } = site.options;
    if (pools === undefined || site.isFaulty('pools') || site.isFaulty('architecture')) continue;
    for (const alike of groupByArchitecture(site)) checkAlike(site, alike, named, reportOnce);
  }
}

type Place = { readonly at: number; readonly pool: Pool };
type Pool = NonNullable<NonNullable<SiteReading['options']['pools']>[number]>;

function groupByArchitecture({ options }: SiteReading): readonly (readonly Place[])[] {
  const places = (options.pools ?? []).flatMap((pool, at) => (pool === undefined ? [] : [{ at, pool }]));
  const own = options.architecture ?? 'amd64';
  const kinds = new Set(places.map(({ pool }) => pool.architecture ?? own));
  return [...kinds].map((kind) => places.filter(({ pool }) => (pool.architecture ?? own) === kind));
}

/** Pools whose hosts are of the same architecture. */
function checkAlike(site: SiteReading, alike: readonly Place[], named: ReadonlySet<string>, report: Report): void {
  const silent = alike.filter(({ pool }) => pool.label === undefined);
  if (alike.length < 2 || silent.length === 0) return;
  const example = "such as label: 'The camera server'";
  for (const { at, pool } of silent) {
    if (named.has(`${site.id} ${pool.name}`)) continue;
    const problem = 'is missing, and hosts of the same architecture may go to another pool';
    const fix = `Add what operators call such a host, ${example}, or name the pool in hosts.csv.`;
    reportWhereStated(report, site, `pools[${at}].label`, ['pools'], { value: undefined, problem, fix });
    return;
  }
  if (silent.length < alike.length || site.options.access?.onlyExpectedHosts === true) return;
  const problem = 'has no label for hosts that hosts.csv does not name';
  const fix = `Give a pool a label, ${example}, or write access: { onlyExpectedHosts: true }.`;
  reportWhereStated(report, site, 'pools', ['pools'], { value: undefined, problem, fix });
}
