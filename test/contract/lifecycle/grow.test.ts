import { expect } from 'vitest';
import { edgeHosts } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { livingClusters, register, runningSite } from './arrange';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const hosts = edgeHosts(4);
const [leader, second, third, fourth] = hosts as [(typeof hosts)[0], ...typeof hosts];

describeUseCase({
  name: 'grow',
  about: 'Denver runs with one host. Two more have been sent there, and IT gives them to its control plane.',
  sites: [testSite('denver')],
  arrange: (stage) => runningSite(stage, 'denver', [leader]),
  line: ['grow', 'denver', '--control-plane', '3', '--hosts', `${second},${third}`],
  hosts: hosts.slice(0, 3),
  writes: 3,
  afterwards: newHostsWork,
});

/** The control plane is full: whoever registers next works. */
async function newHostsWork(stage: Stage): Promise<void> {
  await register(stage, 'denver', fourth === undefined ? [] : [fourth]);
  const pools = livingClusters(stage, 'denver').flatMap((cluster) => cluster.pools);
  expect(pools.map(({ name, hosts: nodes }) => [name, nodes.map(({ hostUid }) => hostUid)])).toEqual([
    ['control-plane-pool', [leader, second, third]],
    ['worker-pool', [fourth]],
  ]);
}
