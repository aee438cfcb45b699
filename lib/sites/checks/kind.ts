import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import type { SiteKind } from '../site-kind';
import { listUnfit } from '../unfit-options';
import { type Check, reportAt, reportWhereStated } from './check';

/** A kind besides `native` is one that this Palette has, and a site says nothing that has no meaning for its kind. */
export const checkKind: Check = (config, report) => {
  for (const site of config.sites) {
    if (site.isFaulty('kind')) continue;
    const { kind = 'native' } = site.options;
    if (kind !== 'native') checkPalette(kind, site, config, report);
    checkFit(kind, site, report);
  }
};

const switches = {
  virtualized: 'virtualizedEdge',
  containerized: 'containerizedEdge',
} as const satisfies Record<Exclude<SiteKind, 'native'>, string>;

/** Current ones have none of the two (API.md §10): only whoever runs an old one can know better. */
function checkPalette(kind: keyof typeof switches, site: SiteReading, config: ConfigReading, report: Report): void {
  const name = switches[kind];
  if (config.palette[name] === true || config.isFaulty('palette')) return;
  const problem = 'needs an older Palette, and the config does not say that this is one';
  const fix = `If yours still has them, write palette: { ${name}: true }; \`npm run sites -- doctor\` looks whether it has.`;
  reportWhereStated(report, site, 'kind', ['kind'], { value: kind, problem, fix });
}

function checkFit(kind: SiteKind, site: SiteReading, report: Report): void {
  for (const option of listUnfit(kind, site.options)) {
    // What others share may be meant for other sites, as long as this one says nothing of its kind.
    if (kind === 'native' && site.own[option] === undefined) continue;
    const fix = kind === 'native' ? "Take it out, or write kind: 'virtualized'." : 'Take it out.';
    const problem = `has no meaning at a ${kind} site`;
    reportWhereStated(report, site, option, [option, 'kind'], { value: undefined, problem, fix });
  }
  if (kind === 'virtualized') checkNodes(site, report);
}

/** What `topology` says of nodes is about hosts that are nodes. */
const nodeOptions = [
  ['controlPlane', 'virtualization.controlPlane.count says how many machines there are.'],
  ['workerPool', 'virtualization.workers says whether there are any.'],
] as const;

function checkNodes(site: SiteReading, report: Report): void {
  for (const [option, instead] of nodeOptions) {
    const value = site.own.topology?.[option];
    if (value === undefined) continue;
    const finding = { value, problem: 'has no meaning where nodes are machines', fix: `Take it out: ${instead}` };
    reportAt(report, site, `topology.${option}`, finding);
  }
}
