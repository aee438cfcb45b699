import type { Site } from '../../lib/sites/site';
import type { VmPool } from '../../lib/sites/virtualization';
import { testSite } from './test-site';

/** Machines of a pool: 4 processors, 8 GB, 60 GB. */
export function vmPool(count: number, changes: Partial<VmPool> = {}): VmPool {
  return { count, cpus: 4, memoryMb: 8_192, rootDiskGb: 60, disks: [], cpuSet: null, ...changes };
}

type Changes = Omit<NonNullable<Parameters<typeof testSite>[1]>, 'virtualization'> & {
  readonly virtualization?: Partial<NonNullable<Site['virtualization']>>;
};

/** A site of two appliances that carry three machines of the control plane, which run the work; changed as asked. */
export function virtualSite(id = 'plant', { virtualization, ...changes }: Changes = {}): Site {
  return testSite(id, {
    kind: 'virtualized',
    virtualization: {
      appliances: 2,
      controlPlane: vmPool(3),
      workers: null,
      placement: {
        networkType: 'bridge',
        networks: ['br0'],
        imagePool: 'ehl_images',
        targetPool: null,
        dataPool: null,
      },
      ...virtualization,
    },
    ...changes,
  });
}

/** What a config with such sites says besides: this Palette has the older kinds. */
export const withOlderKinds = { olderKinds: ['virtualized', 'containerized'] } as const;
