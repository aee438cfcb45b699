import { edgeHosts } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { letTimePass, register } from './arrange';
import { describeUseCase } from './use-case';

const hosts = edgeHosts(2);

describeUseCase({
  name: 'form',
  about:
    'Denver is planned with three hosts that lead. Two are there; the third was lost on the way. IT goes on with them.',
  sites: [testSite('denver', { topology: { controlPlane: 3 } })],
  arrange: async (stage) => {
    await register(stage, 'denver', hosts);
    await letTimePass(stage);
  },
  line: ['form', 'denver', '--control-plane', '1'],
  hosts,
  writes: 1,
});
