import type { Policies } from '../../lib/sites/policies';
import type { SiteExtras } from '../../lib/sites/site';
import type { Virtualization } from '../../lib/sites/virtualization';
import type { WorkerPool } from '../../lib/sites/worker-pool';
import { testWorkerPool } from './test-site';

/** A worker pool with something of everything, changed as asked. */
export function testPool(name: string, changes: Partial<WorkerPool> = {}): WorkerPool {
  return testWorkerPool(name, {
    label: { en: `The ${name} computer` },
    labels: { 'example.com/use': name },
    annotations: { 'example.com/owner': 'store systems' },
    taints: [{ key: 'use', value: name, effect: 'NoSchedule' }],
    update: { type: 'override', maxSurge: '0', maxUnavailable: '25%' },
    repaveSeconds: 600,
    maxHosts: 3,
    ...changes,
  });
}

/** Policies with something of everything. */
export const testPolicies: Policies & { readonly backup: NonNullable<Policies['backup']> } = {
  scans: { security: '0 3 * * 6', penetration: '0 4 * * 6', conformance: '0 5 1 * *' },
  backup: {
    location: 'store-backups',
    schedule: '30 2 * * *',
    prefix: 'nightly',
    keepHours: 720,
    namespaces: ['point-of-sale'],
    includeDisks: true,
    clusterResources: 'auto',
  },
  osPatch: { schedule: '0 3 * * 0', onBoot: true, rebootIfRequired: true },
};

const machine = { cpus: 4, memoryMb: 8192, rootDiskGb: 60, disks: [], cpuSet: null };

/** Three masters and two workers on two appliances. */
export const testVirtualization: Virtualization = {
  appliances: 2,
  controlPlane: { count: 3, ...machine, cpuSet: '1-4,^3' },
  workers: { count: 2, ...machine, disks: [{ sizeGb: 100, isManaged: false }] },
  placement: {
    networkType: 'bridge',
    networks: ['br0'],
    imagePool: 'ehl_images',
    targetPool: null,
    dataPool: 'ehl_data',
  },
};

/** Everything that few sites have; no real site has all of it. */
export const allExtras: Required<SiteExtras> = {
  kind: 'virtualized',
  clusterTemplateUid: '66cc00000000000000000001',
  pools: [testPool('tills'), testPool('cameras')],
  poolQuestion: { en: 'Is this the till computer or the camera server?' },
  virtualization: testVirtualization,
  policies: testPolicies,
  remoteAccess: { hasTemporaryUser: true },
};
