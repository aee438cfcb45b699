import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { runningSite } from './arrange';
import { describeUseCase } from './use-case';

const [leader, worker] = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'remove-host',
  about: 'Denver runs with one host that leads and one worker. IT takes the worker out.',
  sites: [testSite('denver')],
  arrange: (stage) => runningSite(stage, 'denver', [leader, worker]),
  line: ['remove-host', worker, '--by', 'Sam Doe'],
  hosts: [leader, worker],
  writes: 3,
});
