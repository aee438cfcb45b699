import { describe, expect, it } from 'vitest';
import { listWarnings } from '../../../lib/sites/list-warnings';
import type { SiteIndex } from '../../../lib/sites/site';
import { noticeKinds } from '../../../lib/sites/webhook';
import { guardedSite, stagingLink } from '../../support/access-world';
import { testPolicies } from '../../support/test-extras';
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

  it('tell of patches that Palette ignores, and say nothing where it does not', () => {
    const osPatch = { schedule: '0 3 * * 0', onBoot: false, rebootIfRequired: true };
    const policies = { ...testPolicies, osPatch };
    const patched = (id: string, changes = {}) => ({ ...guardedSite(id), policies, ...changes });
    const warning = 'Palette patches virtualized sites only, and osPatch is written for';
    expect(listWarnings(indexOf([patched('denver'), guardedSite('reno')]))).toEqual([`${warning} denver.`]);
    expect(listWarnings(indexOf([patched('denver'), patched('reno')]))).toEqual([`${warning} 2 sites, denver first.`]);
    expect(listWarnings(indexOf([patched('denver', { kind: 'virtualized' })]))).toEqual([]);
  });

  it.each(['* 3 * * *', '*/30 * * * *', '0,30 2 * * *', '0-5 2 * * *'])(
    'tell of a schedule that comes more than once an hour: %s',
    (schedule) => {
      const policies = { ...testPolicies, osPatch: null, backup: { ...testPolicies.backup, schedule } };
      expect(listWarnings(indexOf([{ ...guardedSite('denver'), policies }]))).toEqual([
        `A schedule comes more than once in an hour: denver (${schedule}).`,
      ]);
      const scans = { ...testPolicies.scans, security: schedule };
      const sites = ['denver', 'reno'].map((id) => ({ ...guardedSite(id), policies: { ...policies, scans } }));
      expect(listWarnings(indexOf(sites))).toEqual([
        `A schedule comes more than once in an hour: 2 sites, denver (${schedule}) first.`,
      ]);
    },
  );

  it('tell nothing of a schedule that comes once an hour', () => {
    const policies = { ...testPolicies, osPatch: null, backup: { ...testPolicies.backup, schedule: '15 * * * *' } };
    expect(listWarnings(indexOf([{ ...guardedSite('denver'), policies }]))).toEqual([]);
  });
});
