import { expect } from 'vitest';
import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { livingClusters, register, runningSite } from './arrange';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const [leader, worker] = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'undo-member',
  about: 'A host was registered at denver and belongs to boston. It is in the cluster by now; IT takes it back.',
  sites: [testSite('denver'), testSite('boston')],
  arrange: (stage) => runningSite(stage, 'denver', [leader, worker]),
  line: ['undo', worker, '--by', 'Sam Doe'],
  hosts: [leader, worker],
  writes: 3,
  afterwards: belongsToBoston,
});

async function belongsToBoston(stage: Stage): Promise<void> {
  await register(stage, 'boston', [worker]);
  expect(livingClusters(stage, 'boston').flatMap(({ pools }) => pools[0]?.hosts.map(({ hostUid }) => hostUid))).toEqual(
    [worker],
  );
}
