import { expect } from 'vitest';
import { changedSite, richSite } from '../../support/drifted-world';
import { edgeHost } from '../../support/palette-truth';
import { testIndex } from '../../support/test-site';
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
