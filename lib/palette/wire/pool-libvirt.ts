import { z } from 'zod';
import type { Site } from '../../sites/site';
import { placementOf, type Virtualization, type VmPool } from '../../sites/virtualization';
import type { Placement, Pool } from '../model';
import { listOf, withoutFields } from './common';
import { isControlPlanePool } from './pool';
import type { PoolEdit } from './pool-edit';
import { toMachineOptions } from './pool-options';

const placement = z.looseObject({ hostUid: z.string() });

const wirePool = z
  .looseObject({
    name: z.string(),
    isControlPlane: z.boolean().nullish(),
    labels: listOf(z.string()),
    size: z.number().int().nullish(),
    placements: listOf(placement),
  })
  // A write says how many machines the pool is to have: a control plane whose number nobody can read must not be written.
  .refine((pool) => !isControlPlanePool(pool) || (pool.size ?? 0) > 0, { message: 'a control plane without a size' });

/**
 * `v1LibvirtCloudConfig`: its pools, an appliance for each placement and the number of their machines, with everything
 * that was read, known or not (API.md §10).
 */
export const libvirtConfigAnswer = z
  .object({ spec: z.object({ machinePoolConfig: listOf(wirePool) }) })
  .transform(({ spec }) => spec.machinePoolConfig.map(toPool));

function toPool(pool: z.infer<typeof wirePool>): Pool {
  return {
    name: pool.name,
    isControlPlane: isControlPlanePool(pool),
    hosts: pool.placements.map(({ hostUid }) => ({ hostId: hostUid, address: null })),
    size: pool.size ?? 0,
    wire: pool,
  };
}

/** What stands flat in a pool as read and under `cloudConfig` in a pool as written. */
const machineFields = ['instanceType', 'rootDiskInGB', 'nonRootDisksInGB', 'xslTemplate'] as const;
const notInPoolConfig = new Set<string>([...machineFields, 'placements']);
/** Palette's own knowledge of the appliance (API.md §10, read side). */
const readOnlyPlacementFields = new Set(['hostAddress', 'hostIdentity']);

/** The body of a pool PUT: the pool as just read with the change. Its number of machines stays unless the change says one. */
export function toLibvirtReplaceBody(site: Site, pool: Pool, { added, removed, options, size }: PoolEdit) {
  const read = wirePool.parse(pool.wire);
  const leaving: readonly string[] = removed ?? [];
  const kept = read.placements.filter(({ hostUid }) => !leaving.includes(hostUid));
  const fields = withoutFields({ ...pool.wire, ...options }, notInPoolConfig);
  const machine = withoutFields(pool.wire, new Set(Object.keys(fields).concat('placements')));
  return {
    poolConfig: {
      ...withoutScaleIn(fields, pool),
      name: read.name,
      labels: fields.labels ?? [],
      size: size ?? read.size ?? 0,
    },
    cloudConfig: {
      ...machine,
      placements: [
        ...kept.map((one) => withoutFields(one, readOnlyPlacementFields)),
        ...(added ?? []).map((one) => toPlacement(virtualizationOf(site), one)),
      ],
    },
  };
}

/** Terraform's provider refused it: a control plane that gives up a machine before it has another one may lose its majority. */
function withoutScaleIn(fields: Readonly<Record<string, unknown>>, { isControlPlane }: Pool): Record<string, unknown> {
  const strategy = z.looseObject({ type: z.literal('RollingUpdateScaleIn') }).safeParse(fields.updateStrategy);
  if (!isControlPlane || !strategy.success) return { ...fields };
  return { ...fields, updateStrategy: { ...strategy.data, type: 'RollingUpdateScaleOut' } };
}

export interface VmPoolShape {
  readonly name: string;
  readonly isControlPlane: boolean;
  readonly runsWork: boolean;
  readonly machines: VmPool;
}

/** The body of a new pool of virtual machines on these appliances (API.md §10); `size` counts machines, not appliances. */
export function toLibvirtPoolBody(site: Site, shape: VmPoolShape, appliances: readonly Placement[]) {
  const { machines } = shape;
  const virtualization = virtualizationOf(site);
  const diskPool = sharedDataPool(virtualization);
  return {
    poolConfig: {
      name: shape.name,
      size: machines.count,
      isControlPlane: shape.isControlPlane,
      useControlPlaneAsWorker: shape.isControlPlane && shape.runsWork,
      labels: [shape.isControlPlane ? 'control-plane' : 'worker'],
      additionalLabels: {},
      taints: [],
      updateStrategy: { type: 'RollingUpdateScaleOut' },
      machinePoolProperties: { archType: site.architecture },
      ...toMachineOptions(machines),
    },
    cloudConfig: {
      instanceType: {
        numCPUs: machines.cpus,
        memoryInMB: machines.memoryMb,
        ...(machines.cpuSet === null ? {} : { cpuset: machines.cpuSet }),
      },
      rootDiskInGB: machines.rootDiskGb,
      nonRootDisksInGB: machines.disks.map(({ sizeGb, isManaged }) => ({
        sizeInGB: sizeGb,
        managed: isManaged,
        ...(diskPool === null ? {} : { dataStoragePool: diskPool }),
      })),
      placements: appliances.map((appliance) => toPlacement(virtualization, appliance)),
    },
  };
}

/**
 * The storage pool of further disks that a pool of machines may name for all appliances; null: none. Which one counts where
 * disk and placement name different ones no source says, so then the placements alone say it.
 */
function sharedDataPool({ placement, placements = {} }: Virtualization): string | null {
  const isShared = Object.values(placements).every(
    ({ dataPool = placement.dataPool }) => dataPool === placement.dataPool,
  );
  return isShared ? placement.dataPool : null;
}

function toPlacement(virtualization: Virtualization, { hostId }: Placement) {
  const place = placementOf(virtualization, hostId);
  return {
    hostUid: hostId,
    networks: place.networks.map((networkName) => ({ networkName, networkType: place.networkType })),
    sourceStoragePool: place.imagePool,
    targetStoragePool: place.targetPool ?? place.imagePool,
    ...(place.dataPool === null ? {} : { dataStoragePool: place.dataPool }),
  };
}

/** What the config says of the machines; a virtualized site without it does not get past the checks. */
export function virtualizationOf({ id, virtualization }: Site): Virtualization {
  if (virtualization === undefined) throw new Error(`The virtualized site ${id} says nothing of its machines`);
  return virtualization;
}
