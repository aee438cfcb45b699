import { z } from 'zod';
import { parseHostId } from '../../hosts/edge-host-id';
import { judgeCpuSet } from '../cpu-set';
import { flag, numberBetween, says, text, textLike } from './leaf';
import { nodeMarks } from './node-marks';

/** What a node needs at the least is Palette's rule for hosts (API.md §4.2); whoever writes gigabytes of memory is told. */
const machineShape = {
  cpus: numberBetween(2, 256, 'how many processors a machine has', true),
  memoryMb: numberBetween(4_096, 4_194_304, 'the memory of a machine in megabytes', true),
  rootDiskGb: numberBetween(50, 65_536, 'the root disk of a machine in gigabytes', true),
  disks: z
    .array(
      z
        .strictObject({
          sizeGb: numberBetween(1, 65_536, 'the size of a disk in gigabytes', true),
          managed: flag().optional(),
        })
        .describe('Write { sizeGb: 100 }.'),
    )
    .describe('Write a list, such as [{ sizeGb: 100 }].')
    .optional(),
  // Palette knows no numbers here, as it does for pools of hosts (API.md §10 and its description).
  update: z
    .enum(['expand-first', 'contract-first'], {
      error: says('is no way to replace machines', "Write 'expand-first' or 'contract-first'."),
    })
    .optional(),
  cpuSet: text('which processors of the appliance the machine may use', "'1-4,^3,6'", judgeCpuSet).optional(),
  // No annotations: neither a pool as written nor one as read has them in the description of API.md §10.
  ...nodeMarks,
};

const controlPlaneSchema = z
  .strictObject({
    count: z
      .literal([1, 3, 5], { error: says('is not a size a control plane can have', 'Write 1, 3 or 5.') })
      .optional(),
    ...machineShape,
  })
  .describe('Write { count: 3, cpus: 4, memoryMb: 8192, rootDiskGb: 60 }.');

const workersSchema = z
  .strictObject({ count: numberBetween(1, 200, 'how many machines', true), ...machineShape })
  .describe('Write { count: 2, cpus: 4, memoryMb: 8192, rootDiskGb: 60 }.');

/** Names of libvirt's networks and storage pools become parts of paths and of its own documents. */
const libvirtName = (what: string, example: string) => textLike(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, what, example);

const placementSchema = z
  .strictObject({
    networkType: z
      .enum(['default', 'bridge'], { error: says('is not a type of network', "Write 'default' or 'bridge'.") })
      .optional(),
    networks: z
      .array(libvirtName('the name of a network of the appliance', "'br0'"))
      .describe("Write a list, such as ['br0']."),
    imagePool: libvirtName('the storage pool that the image is in', "'ehl_images'"),
    targetPool: libvirtName('the storage pool of the root disks', "'ehl_images'").optional(),
    dataPool: libvirtName('the storage pool of further disks', "'ehl_data'").optional(),
  })
  .describe("Write { networks: ['br0'], networkType: 'bridge', imagePool: 'ehl_images' }.");

const applianceId = text('the edge host ID of an appliance', "'edge-7f3a-b'", (value) => {
  const parsed = parseHostId(value);
  return parsed.ok && parsed.value === value ? null : 'is not an edge host ID';
});

const placementsSchema = z
  .record(
    applianceId,
    placementSchema.partial().describe("Write what it has otherwise, such as { networks: ['br1'] }."),
  )
  .describe("Write { 'edge-7f3a-b': { networks: ['br1'] } }.");

/** How the nodes of a virtualized site are made. Its entries may come from several layers, so none is required here. */
export const virtualizationSchema = z
  .strictObject({
    appliances: numberBetween(1, 200, 'how many appliances must be there first', true).optional(),
    controlPlane: controlPlaneSchema.optional(),
    workers: workersSchema.optional(),
    placement: placementSchema.optional(),
    placements: placementsSchema.optional(),
  })
  .describe('Write { appliances, controlPlane, placement }.');
