import { expect } from 'vitest';
import { edgeHosts } from '../../support/palette-truth';
import { virtualSite, vmPool, withOlderKinds } from '../../support/virtual-site';
import { livingClusters, runningSite } from './arrange';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const hosts = edgeHosts(2);
/** Five of them fit on two appliances of 16 GB. */
const plant = virtualSite('plant', { virtualization: { controlPlane: vmPool(3, { memoryMb: 4_096 }) } });

describeUseCase({
  name: 'scale',
  about: 'A plant runs three machines that lead on its two appliances. IT wants five.',
  sites: [plant],
  options: { index: withOlderKinds },
  arrange: (stage) => runningSite(stage, 'plant', hosts),
  line: ['scale', 'plant', '--control-plane', '5'],
  hosts,
  writes: 1,
  afterwards: fiveMachines,
});

async function fiveMachines(stage: Stage): Promise<void> {
  const pools = livingClusters(stage, 'plant').flatMap((cluster) => cluster.pools);
  expect(pools.map(({ machines }) => machines?.length)).toEqual([5]);
}

describeUseCase({
  name: 'delete-cluster-virtualized',
  about: 'The plant is given up. IT takes its machines off the appliances.',
  sites: [plant],
  options: { index: withOlderKinds },
  arrange: (stage) => runningSite(stage, 'plant', hosts),
  line: ['delete-cluster', 'plant'],
  hosts,
  writes: 3,
});
