import type { Report } from '../fault';
import type { SiteReading } from '../reading/read-site';
import { type Check, type Finding, nameSite, reportAt } from './check';

/** Whoever was renamed keeps the name of its cluster, and no site bears, or claims to have borne, the id it had. */
export const checkRenamed: Check = ({ sites }, report) => {
  const byId = new Map<string | null, SiteReading>(sites.map((site) => [site.id, site]));
  const byFormerId = new Map<string, SiteReading>();
  for (const site of sites) {
    const { renamedFrom, id } = site.options;
    if (renamedFrom === undefined) continue;
    const earlier = byFormerId.get(renamedFrom) ?? null;
    byFormerId.set(renamedFrom, earlier ?? site);
    const finding = renamedFrom === id ? namesItself : judgeFormerId(byId.get(renamedFrom) ?? null, earlier);
    if (finding !== null) reportAt(report, site, 'renamedFrom', { value: renamedFrom, ...finding });
    if (!site.isFaulty('clusterName')) checkClusterName(site, renamedFrom, report);
  }
};

/** The name of its own that it states; what it shares with others, or is made of its id, would be another one now. */
function checkClusterName(site: SiteReading, renamedFrom: string, report: Report): void {
  const { clusterName } = site.own;
  if (clusterName !== undefined && !clusterName.includes('{id}')) return;
  const what = clusterName === undefined ? 'is missing' : 'is made of the id';
  const problem = `${what}, and ${site.id ?? 'this site'} was renamed: its cluster would get another name`;
  const fix = `Write the name that the cluster has, such as clusterName: '${renamedFrom}'.`;
  reportAt(report, site, 'clusterName', { value: clusterName, problem, fix });
}

const namesItself = { problem: 'is the id that it has', fix: 'Write the id that the site had before, or remove it.' };

function judgeFormerId(owner: SiteReading | null, earlier: SiteReading | null): Omit<Finding, 'value'> | null {
  if (owner !== null) {
    const problem = `is the id of ${owner.path}`;
    return { problem, fix: 'Take that entry out if it is the same site, or use movedTo there if it is another one.' };
  }
  if (earlier === null) return null;
  return { problem: `is what ${nameSite(earlier)} was called`, fix: 'Keep it at the site whose hosts are there.' };
}
