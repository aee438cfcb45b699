import { expect } from 'vitest';
import { edgeHosts } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { letTimePass, livingClusters, register, runningSite } from './arrange';
import { openProcess } from './life-process';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const hosts = edgeHosts(2);

describeUseCase({
  name: 'delete-cluster',
  about: 'Denver closes for a year. IT takes everything off its two hosts.',
  sites: [testSite('denver'), testSite('boston')],
  arrange: (stage) => runningSite(stage, 'denver', hosts),
  line: ['delete-cluster', 'denver'],
  hosts,
  writes: 3,
  afterwards: beginAnew,
});

describeUseCase({
  name: 'delete-cluster-aborted',
  about: 'Denver is being set up with the wrong profile. IT aborts that.',
  sites: [testSite('denver'), testSite('boston')],
  arrange: async (stage) => {
    await register(stage, 'denver', hosts);
    await letTimePass(stage, hosts, 60_000);
  },
  line: ['delete-cluster', 'denver'],
  hosts,
  writes: 3,
});

describeUseCase({
  name: 'delete-cluster-forced',
  about: 'Palette has been deleting the cluster of Denver since this morning, in vain. IT makes it let go.',
  sites: [testSite('denver'), testSite('boston')],
  options: { durations: { deleting: 24 * 60 * 60 } },
  arrange: async (stage) => {
    await runningSite(stage, 'denver', hosts);
    const process = await openProcess(stage);
    await process.run('delete-cluster', 'denver', '--yes', '--wait', '0');
    await letTimePass(stage);
  },
  line: ['delete-cluster', 'denver', '--force'],
  hosts,
  writes: 3,
  afterwards: beginAnew,
});

/** One host comes back to the site, the other goes to another. */
async function beginAnew(stage: Stage): Promise<void> {
  expect(livingClusters(stage, 'denver')).toEqual([]);
  await register(stage, 'denver', hosts.slice(0, 1));
  await register(stage, 'boston', hosts.slice(1));
  expect(livingClusters(stage, 'denver')).toHaveLength(1);
  expect(livingClusters(stage, 'boston')).toHaveLength(1);
}
