import type { HostId } from '../../../lib/hosts/edge-host-id';
import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { runningSite } from './arrange';
import { describeUseCase } from './use-case';

const [one, two, three, four] = [1, 2, 3, 4].map(edgeHost) as [HostId, HostId, HostId, HostId];

describeUseCase({
  name: 'replace-host',
  about: 'Denver runs with one host that leads and one worker. A new box has been sent for the worker.',
  sites: [testSite('denver')],
  arrange: (stage) => runningSite(stage, 'denver', [one, two]),
  line: ['replace-host', two, three, '--by', 'Sam Doe'],
  hosts: [one, two, three],
  writes: 5,
});

describeUseCase({
  name: 'replace-host-control-plane',
  about: 'Denver runs with three hosts that lead. One of them is replaced: for a while there are four.',
  sites: [testSite('denver', { topology: { controlPlane: 3 } })],
  arrange: (stage) => runningSite(stage, 'denver', [one, two, three]),
  line: ['replace-host', two, four],
  hosts: [one, two, four],
  writes: 5,
});
