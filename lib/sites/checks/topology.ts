import { listStaticAddresses, resolveTopology } from '../resolve-topology';
import { reportWhereStated, type SiteCheck } from './check';

/** The site has room for its control plane, a place for work, and an address for every host. */
export const checkTopology: SiteCheck = (site, report) => {
  if (site.isFaulty('topology') || site.isFaulty('addressing')) return;
  const addresses = listStaticAddresses(site.options.addressing);
  if (addresses?.length === 0) return;
  const { controlPlane, controlPlaneRunsWork, workerPool, maxHosts } = resolveTopology(site.options);
  // Unless it is stated, the room for hosts comes from their addresses.
  const isRoomStated = site.options.topology?.maxHosts !== undefined;
  const involved = isRoomStated ? ['topology'] : ['topology', 'addressing'];
  const say = (option: string, value: unknown, problem: string, fix: string) =>
    reportWhereStated(report, site, `topology.${option}`, involved, { value, problem, fix });

  if (maxHosts < controlPlane) {
    say('maxHosts', maxHosts, `is less than the control plane of ${controlPlane}`, `Write at least ${controlPlane}.`);
  } else if (!workerPool && maxHosts > controlPlane) {
    const problem = `is more than the control plane of ${controlPlane}, and without a worker pool no other host can join`;
    say('maxHosts', maxHosts, problem, `Write ${controlPlane}, or workerPool: true.`);
  }
  if (!controlPlaneRunsWork && (!workerPool || maxHosts === controlPlane)) {
    const fix = 'Write true, or workerPool: true and more maxHosts than the control plane has.';
    say('controlPlaneRunsWork', false, 'leaves no host that runs work', fix);
  }
  if (addresses !== null && maxHosts > addresses.length) {
    const problem = `is more than the ${addresses.length} static addresses`;
    const fix = 'Add addresses to addressing.addresses, or lower maxHosts.';
    reportWhereStated(report, site, 'topology.maxHosts', ['topology', 'addressing'], { value: maxHosts, problem, fix });
  }
};
