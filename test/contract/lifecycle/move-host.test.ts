import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { runningSite } from './arrange';
import { describeUseCase } from './use-case';

const [leader, worker] = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'move-host',
  about: 'The worker of denver is needed in boston, which has no host yet.',
  sites: [testSite('denver'), testSite('boston')],
  arrange: (stage) => runningSite(stage, 'denver', [leader, worker]),
  line: ['move-host', worker, 'boston'],
  hosts: [leader, worker],
  writes: 5,
});
