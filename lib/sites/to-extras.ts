import type { BackupPolicy, Policies } from './policies';
import type { TaintInput } from './schema/node-marks';
import { readKeep } from './schema/policies';
import type { PoolInput } from './schema/pools';
import type { SiteInput } from './schema/site';
import type { RemoteAccess, SiteExtras } from './site';
import type { Virtualization, VmPlacement, VmPool } from './virtualization';
import type { Taint, UpdateStrategy, WorkerPool } from './worker-pool';

/** What few sites have, of a site without faults; nothing at all for the many that have none of it. */
export function toExtras(site: SiteInput): SiteExtras {
  const { kind = 'native', clusterTemplate, pools, poolQuestion, virtualization, remoteAccess } = site;
  const policies = toPolicies(site.policies);
  return {
    ...(kind === 'native' ? {} : { kind }),
    ...(clusterTemplate === undefined ? {} : { clusterTemplateUid: clusterTemplate.uid }),
    ...(pools === undefined ? {} : { pools: pools.map((pool) => toPool(pool, site)) }),
    ...(poolQuestion === undefined ? {} : { poolQuestion }),
    ...(kind !== 'virtualized' || virtualization === undefined
      ? {}
      : { virtualization: toVirtualization(virtualization) }),
    ...(policies === null ? {} : { policies }),
    ...(remoteAccess === undefined ? {} : { remoteAccess: toRemoteAccess(remoteAccess) }),
  };
}

function toPool(pool: PoolInput, { architecture = 'amd64' }: SiteInput): WorkerPool {
  const { name, label, labels, annotations, taints, update, repaveSeconds, maxHosts } = pool;
  return {
    name,
    label: label ?? null,
    labels: labels ?? {},
    annotations: annotations ?? {},
    taints: (taints ?? []).map(toTaint),
    architecture: pool.architecture ?? architecture,
    update: toUpdate(update),
    repaveSeconds: repaveSeconds ?? null,
    maxHosts: maxHosts ?? null,
  };
}

function toTaint({ key, value, effect }: TaintInput): Taint {
  return { key, value: value ?? '', effect };
}

function toUpdate(update: PoolInput['update']): UpdateStrategy {
  if (update === undefined || update === 'expand-first') return { type: 'expand_first' };
  if (update === 'contract-first') return { type: 'contract_first' };
  return { type: 'override', maxSurge: String(update.maxSurge), maxUnavailable: String(update.maxUnavailable) };
}

type Group<Value> = Exclude<NonNullable<Value>, false>;

/** Null where nothing of it is wanted, as where a site takes back what it shares with others. */
function toPolicies(policies: SiteInput['policies']): Policies | null {
  const { security = null, penetration = null, conformance = null } = policies?.scans ?? {};
  const { backup = false, osPatch = false } = policies ?? {};
  const isScanned = security !== null || penetration !== null || conformance !== null;
  if (!isScanned && backup === false && osPatch === false) return null;
  return {
    scans: { security, penetration, conformance },
    backup: backup === false ? null : toBackup(backup),
    osPatch:
      osPatch === false
        ? null
        : {
            schedule: osPatch.schedule ?? null,
            onBoot: osPatch.onBoot ?? false,
            rebootIfRequired: osPatch.rebootIfRequired ?? false,
          },
  };
}

function toBackup(backup: Group<Group<SiteInput['policies']>['backup']>): BackupPolicy {
  const keepHours = readKeep(backup.keep);
  if (keepHours === null) throw new Error(`kept for ${backup.keep}`);
  return {
    location: backup.location,
    schedule: backup.schedule,
    prefix: backup.prefix ?? 'edge',
    keepHours,
    namespaces: backup.namespaces ?? [],
    includeDisks: backup.disks ?? true,
    clusterResources: backup.clusterResources ?? 'auto',
  };
}

/** A stated `false` is kept: it closes what an earlier config has opened. */
function toRemoteAccess(remoteAccess: boolean | { readonly temporaryUser: boolean }): RemoteAccess {
  if (remoteAccess === false) return false;
  return { hasTemporaryUser: remoteAccess !== true && remoteAccess.temporaryUser };
}

function toVirtualization(options: Group<SiteInput['virtualization']>): Virtualization {
  const { appliances = 1, controlPlane, workers, placement, placements } = options;
  if (controlPlane === undefined || placement === undefined) throw new Error('a virtualized site with holes');
  const { networkType, networks, imagePool, targetPool, dataPool } = placement;
  return {
    appliances,
    controlPlane: toVmPool(controlPlane, controlPlane.count ?? 1),
    workers: workers === undefined ? null : toVmPool(workers, workers.count),
    placement: {
      networkType: networkType ?? 'bridge',
      networks,
      imagePool,
      targetPool: targetPool ?? null,
      dataPool: dataPool ?? null,
    },
    ...(placements === undefined ? {} : { placements: toPlacements(placements) }),
  };
}

type OwnPlacements = NonNullable<Group<SiteInput['virtualization']>['placements']>;

function toPlacements(placements: OwnPlacements): Record<string, Partial<VmPlacement>> {
  return Object.fromEntries(Object.entries(placements).map(([hostId, place]) => [hostId, toOwnPlacement(place)]));
}

/** What it does not say is absent: laid over what all share, it must not hide it. */
function toOwnPlacement(place: OwnPlacements[string]): Partial<VmPlacement> {
  const { networkType, networks, imagePool, targetPool, dataPool } = place;
  return {
    ...(networkType === undefined ? {} : { networkType }),
    ...(networks === undefined ? {} : { networks }),
    ...(imagePool === undefined ? {} : { imagePool }),
    ...(targetPool === undefined ? {} : { targetPool }),
    ...(dataPool === undefined ? {} : { dataPool }),
  };
}

type MachineInput = Omit<Group<Group<SiteInput['virtualization']>['controlPlane']>, 'count'>;

/** What is not said of labels, taints and updates is absent: an empty one takes back what a pool has. */
function toVmPool(machine: MachineInput, count: number): VmPool {
  const { cpus, memoryMb, rootDiskGb, disks, cpuSet, update, labels, taints } = machine;
  return {
    count,
    cpus,
    memoryMb,
    rootDiskGb,
    disks: (disks ?? []).map(({ sizeGb, managed }) => ({ sizeGb, isManaged: managed ?? false })),
    cpuSet: cpuSet ?? null,
    ...(update === undefined ? {} : { update: toUpdate(update) }),
    ...(labels === undefined ? {} : { labels }),
    ...(taints === undefined ? {} : { taints: taints.map(toTaint) }),
  };
}
