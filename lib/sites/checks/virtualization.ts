import type { SiteReading } from '../reading/read-site';
import { joinPath } from '../reading/read-value';
import { resolveTopology } from '../resolve-topology';
import { reportWhereStated, type SiteCheck } from './check';
import { checkTaints } from './taints';

type Say = (option: string, value: unknown, problem: string, fix: string) => void;
type Virtualization = NonNullable<SiteReading['options']['virtualization']>;

/** A virtualized site says what its machines are and where they are put, and its appliances have room at the site. */
export const checkVirtualization: SiteCheck = (site, report) => {
  const { kind, virtualization = {} } = site.options;
  if (kind !== 'virtualized') return;
  const say: Say = (option, value, problem, fix) => {
    const path = option === '' ? 'virtualization' : `virtualization.${option}`;
    reportWhereStated(report, site, path, ['virtualization'], { value, problem, fix });
  };
  if (site.isFaulty('virtualization')) return;
  if (virtualization.controlPlane === undefined)
    say('controlPlane', undefined, 'is missing', 'Write { count: 3, cpus: 4, memoryMb: 8192, rootDiskGb: 60 }.');
  if (virtualization.placement === undefined)
    say(
      'placement',
      undefined,
      'is missing',
      "Write { networks: ['br0'], networkType: 'bridge', imagePool: 'ehl_images' }.",
    );
  checkPlacement(virtualization, say);
  // Terraform's provider refused it (API.md §10): the control plane may lose its majority.
  if (virtualization.controlPlane?.update === 'contract-first') {
    const problem = 'gives up a machine of the control plane before there is another one';
    say('controlPlane.update', 'contract-first', problem, "Write 'expand-first', or leave it out.");
  }
  for (const option of ['controlPlane', 'workers'] as const)
    checkTaints(virtualization[option]?.taints, (inner, ...rest) => say(`${option}.${inner}`, ...rest));
  checkRoom(site, virtualization, report);
};

/** Of one machine; more is more than an appliance has. */
const mostDiskGb = 100_000;

function checkPlacement({ placement, placements = {}, controlPlane, workers }: Virtualization, say: Say): void {
  for (const [option, place] of listPlacements(placement, placements)) {
    if (place?.networks?.length === 0) say(`${option}.networks`, undefined, 'is empty', "Name one, such as ['br0'].");
  }
  for (const [option, pool] of Object.entries({ controlPlane, workers })) {
    const sizes = (pool?.disks ?? []).map((disk) => disk?.sizeGb ?? 0);
    if (sizes.length > 0 && placement !== undefined && placement.dataPool === undefined) {
      const fix = "Add placement.dataPool, such as 'ehl_data', or take the disks out.";
      say(`${option}.disks`, sizes, 'belongs to no storage pool', fix);
    }
    const sum = sizes.reduce((total, size) => total + size, pool?.rootDiskGb ?? 0);
    if (sum > mostDiskGb) {
      const problem = `is ${sum} GB of disks for one machine, more than an appliance has`;
      say(option, undefined, problem, 'Write gigabytes, not megabytes.');
    }
  }
}

function listPlacements(placement: Virtualization['placement'], placements: NonNullable<Virtualization['placements']>) {
  const ofOne = Object.entries(placements).map(([id, place]) => [joinPath('placements', id), place] as const);
  return [['placement', placement] as const, ...ofOne];
}

function checkRoom(
  site: SiteReading,
  { appliances = 1, workers }: Virtualization,
  report: Parameters<SiteCheck>[1],
): void {
  if (site.isFaulty('topology')) return;
  const { maxHosts, controlPlaneRunsWork } = resolveTopology(site.options);
  const involved = ['topology', 'virtualization'];
  if (maxHosts < appliances) {
    const finding = { problem: `is less than the ${appliances} appliances`, fix: `Write at least ${appliances}.` };
    reportWhereStated(report, site, 'topology.maxHosts', involved, { value: maxHosts, ...finding });
  }
  if (!controlPlaneRunsWork && workers === undefined) {
    const finding = { problem: 'leaves no machine that runs work', fix: 'Write true, or add virtualization.workers.' };
    reportWhereStated(report, site, 'topology.controlPlaneRunsWork', involved, { value: false, ...finding });
  }
}
