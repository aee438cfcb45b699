import { expect, test } from 'vitest';
import { hostLabels, withoutOurs } from '../../../../lib/registration/plan/labels';
import { workerPoolsOf } from '../../../../lib/sites/worker-pool';
import { hostId } from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const one = hostId('edge-1');
const [plain] = workerPoolsOf(testSite());
const tills = plain === undefined ? [] : [{ ...plain, name: 'tills' }];

test('a host that leaves keeps its name and what others have written', () => {
  const ours = hostLabels(testSite(), one, 'till-2', 'rollout');
  expect(withoutOurs(testSite(), one, { ...ours, rack: 'b4' })).toEqual({ name: 'till-2', rack: 'b4' });
});

test('the label of a pool goes only where it names one of the site', () => {
  const site = testSite('denver', { pools: tills });
  const labels = (pool: string) => ({ ...hostLabels(site, one, 'till-2'), pool });
  expect(withoutOurs(site, one, labels('tills'))).toEqual({ name: 'till-2' });
  expect(withoutOurs(site, one, labels('rack-7'))).toEqual({ name: 'till-2', pool: 'rack-7' });
});

test('a label of the site by its former id goes as well', () => {
  const renamed = testSite('denver', { renamedFrom: testSite('old').id });
  expect(withoutOurs(renamed, one, { site: 'old', 'managed-by': 'edge-registration', name: 'x' })).toEqual({
    name: 'x',
  });
});
