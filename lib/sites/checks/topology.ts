import type { SiteReading } from '../reading/read-site';
import { listStaticAddresses, resolveTopology } from '../resolve-topology';
import { reportWhereStated, type SiteCheck } from './check';

/** The site has room for its control plane, a place for work, and an address for every host. */
export const checkTopology: SiteCheck = (site, report) => {
  if (site.isFaulty('topology') || site.isFaulty('addressing') || site.options.kind === 'virtualized') return;
  const addresses = listStaticAddresses(site.options.addressing);
  if (addresses?.length === 0) return;
  const { controlPlane, controlPlaneRunsWork, workerPool, maxHosts } = resolveTopology(site.options);
  // Unless it is stated, the room for hosts comes from their addresses.
  const isRoomStated = site.options.topology?.maxHosts !== undefined;
  const involved = isRoomStated ? ['topology'] : ['topology', 'addressing'];
  const say = (option: string, value: unknown, problem: string, fix: string) =>
    reportWhereStated(report, site, `topology.${option}`, involved, { value, problem, fix });

  if (controlPlane === 2) checkTwoNodes(site, say);
  else if (maxHosts < controlPlane) {
    say('maxHosts', maxHosts, `is less than the control plane of ${controlPlane}`, `Write at least ${controlPlane}.`);
  } else if (!workerPool && maxHosts > controlPlane) {
    const problem = `is more than the control plane of ${controlPlane}, and without a worker pool no other host can join`;
    say('maxHosts', maxHosts, problem, `Write ${controlPlane}, or workerPool: true.`);
  }
  if (!controlPlaneRunsWork && (controlPlane === 2 || !workerPool || maxHosts === controlPlane)) {
    const more = controlPlane === 2 ? '' : ', or workerPool: true and more maxHosts than the control plane has';
    say('controlPlaneRunsWork', false, 'leaves no host that runs work', `Write true${more}.`);
  }
  if (addresses !== null && maxHosts > addresses.length) {
    const problem = `is more than the ${addresses.length} static addresses`;
    const fix = 'Add addresses to addressing.addresses, or lower maxHosts.';
    reportWhereStated(report, site, 'topology.maxHosts', ['topology', 'addressing'], { value: maxHosts, problem, fix });
  }
};

type Say = (option: string, value: unknown, problem: string, fix: string) => void;

/** Two-node high availability is two hosts and never another number of them, of a native site (API.md §4.2). */
function checkTwoNodes({ options }: SiteReading, say: Say): void {
  const { topology, kind = 'native' } = options;
  if (kind !== 'native') say('controlPlane', 2, `has no meaning at a ${kind} site`, 'Write 1, 3 or 5.');
  if (topology?.workerPool === true) {
    const problem = 'has no meaning where two nodes are the whole site';
    say('workerPool', true, problem, 'Write false, or a control plane of 1, 3 or 5.');
  }
  if (topology?.maxHosts !== undefined && topology.maxHosts !== 2)
    say('maxHosts', topology.maxHosts, 'is not 2, and two nodes are the whole site', 'Write 2.');
}
