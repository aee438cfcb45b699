import { expect } from 'vitest';
import { changedSite, richSite } from '../../support/drifted-world';
import { edgeHost } from '../../support/palette-truth';
import { testIndex } from '../../support/test-site';
import { virtualSite, vmPool, withOlderKinds } from '../../support/virtual-site';
import { runningSite } from './arrange';
import { openProcess } from './life-process';
import { describeUseCase } from './use-case';

const hosts = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'sync',
  about:
    'Denver was set up a year ago with one host that leads and one in the pool tills. Since then pull requests have changed everything about it that can be changed.',
  sites: [changedSite()],
  arrange: (stage) => runningSite({ ...stage, index: testIndex([richSite()]) }, 'denver', hosts),
  line: ['sync', 'denver', '--by', 'Sam Doe'],
  hosts,
  readsAtOnce: true,
  writes: 12,
  afterwards: async (stage) => {
    const { run } = await openProcess(stage);
    expect(await run('sync', 'denver', '--dry-run')).toMatchObject({ exitCode: 0 });
  },
});

const taint = { key: 'only', value: 'stock', effect: 'NoSchedule' } as const;
const plantBefore = virtualSite('plant', { virtualization: { workers: vmPool(2, { labels: { use: 'old' } }) } });
const plantAfter = virtualSite('plant', {
  virtualization: {
    controlPlane: vmPool(3, { taints: [{ ...taint, effect: 'PreferNoSchedule' }] }),
    workers: vmPool(2, { labels: { use: 'stock' }, taints: [taint], update: { type: 'contract_first' } }),
    placements: { [edgeHost(2)]: { networks: ['br1'] } },
  },
});

describeUseCase({
  name: 'sync-virtualized',
  about:
    'The plant was set up with three machines that lead and two that work. By now the config has other labels and taints for them, replaces workers the other way round, and has one appliance on another network.',
  sites: [plantAfter],
  options: { index: withOlderKinds },
  arrange: (stage) =>
    runningSite({ ...stage, index: { ...testIndex([plantBefore]), ...withOlderKinds } }, 'plant', hosts),
  line: ['sync', 'plant', '--by', 'Sam Doe'],
  hosts,
  readsAtOnce: true,
  writes: 2,
});
