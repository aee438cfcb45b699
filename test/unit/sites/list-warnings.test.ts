import { describe, expect, it } from 'vitest';
import { listWarnings } from '../../../lib/sites/list-warnings';
import { noticeKinds, type SiteIndex } from '../../../lib/sites/site';
import { guardedSite, stagingLink } from '../../support/access-world';
import { testIndex, testSite } from '../../support/test-site';

const guarded = guardedSite('denver');
const asking = guardedSite('boulder', { needsApproval: true });
const webhook = { id: 'ops', addressFrom: 'WEBHOOK_A', secretFrom: 'WEBHOOK_B', isInPrivateNetwork: false };
const indexOf = (sites: SiteIndex['sites'], changes: Partial<SiteIndex> = {}) => ({ ...testIndex(sites), ...changes });

describe('warnings about a config', () => {
  it('are none where everybody has to prove something, and nobody has to wait', () => {
    expect(listWarnings(indexOf([guarded]))).toEqual([]);
  });

  it('tell how many sites are open to all', () => {
    expect(listWarnings(indexOf([guarded, testSite('open'), testSite('open-too')]))).toEqual([
      'Open access: whoever reaches the page can register hosts at 2 of 3 sites.',
    ]);
  });

  it.each([
    ['a site', indexOf([asking])],
    [
      'a link',
      indexOf([guarded], { access: { links: [stagingLink('x', ['denver'], { needsApproval: true })], signOn: null } }),
    ],
    [
      'a site, with webhooks that tell something else',
      indexOf([asking], { webhooks: [{ ...webhook, kinds: ['host_ready'] }] }),
    ],
  ])('tell that nobody hears of the hosts that wait for approval by %s', (_, index) => {
    expect(listWarnings(index)).toEqual([expect.stringContaining('no webhook tells approval_wanted')]);
  });

  it('say nothing of approval where somebody is told', () => {
    expect(listWarnings(indexOf([asking], { webhooks: [{ ...webhook, kinds: noticeKinds }] }))).toEqual([]);
  });
});
