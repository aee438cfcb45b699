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

  it('do not count sites where nobody can register', () => {
    const closed = testSite('closed', { status: { state: 'closed' } });
    expect(listWarnings(indexOf([guarded, closed]))).toEqual([]);
    expect(listWarnings(indexOf([testSite('open'), closed]))).toEqual([expect.stringContaining('at 1 of 1 sites')]);
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

  const inNetwork = (id: string, subnet: string) =>
    guardedSite(id, {}, { network: { subnet, gateway: null, dhcp: [] } });

  it('tell of subnets that overlap: some companies mean it', () => {
    const two = [inNetwork('denver', '10.1.0.0/16'), inNetwork('boulder', '10.1.2.0/24')];
    expect(listWarnings(indexOf(two))).toEqual([
      'The subnets of two sites overlap: denver (10.1.0.0/16) and boulder (10.1.2.0/24).',
    ]);
    expect(listWarnings(indexOf([...two, inNetwork('reno', '10.1.3.0/24')]))).toEqual([
      'Subnets overlap 2 times: denver (10.1.0.0/16) and boulder (10.1.2.0/24) first.',
    ]);
  });

  it('tell of numbers that stand for several sites, unless they are closed', () => {
    const numbered = (id: string, number: string | null, changes: object = {}) =>
      guardedSite(id, {}, { number, ...changes });
    const two = [
      numbered('denver', '0104'),
      numbered('boulder', '0104'),
      numbered('reno', null),
      numbered('ely', null),
    ];
    expect(listWarnings(indexOf(two))).toEqual(['A number stands for several sites: 0104 for denver, boulder.']);
    const closed = numbered('boulder', '0104', { status: { state: 'closed' } });
    expect(listWarnings(indexOf([numbered('denver', '0104'), closed]))).toEqual([]);
  });
});
