import { describe, expect, test } from 'vitest';
import { linkUserData } from '../../../../lib/sites/staging/link-user-data';
import type { StagingChoice } from '../../../../lib/sites/staging/staging-choice';
import { testSite } from '../../../support/test-site';
import { testChoice } from '../../../support/test-staging';
import { testLink } from '../../access/support/door';

const link = testLink({ expiresAtMs: Date.parse('2027-01-01T00:00:00Z') });
const nameservers = { proxy: null, caCerts: [], nameservers: ['10.1.2.2'], users: [] };

function stage(sites: readonly ReturnType<typeof testSite>[], choice: Partial<StagingChoice> = {}) {
  return linkUserData(sites, testChoice({ link, ...choice }));
}

describe('the staging data of a link', () => {
  test('has what all its open sites share', () => {
    const staged = stage([
      testSite('denver', { staging: nameservers, tags: { brand: 'test', country: 'us', format: 'shop' } }),
      testSite('boulder', { staging: nameservers, tags: { brand: 'test', country: 'us' } }),
      testSite('reno', { status: { state: 'closed' }, tags: {} }),
    ]);
    expect(staged).toMatchObject({
      ok: true,
      value: { data: { tags: { brand: 'test', country: 'us' }, nameservers: ['10.1.2.2'], nic: null } },
    });
    expect(staged.ok && staged.value.data.tags).not.toHaveProperty('format');
  });

  test('names no project where the sites are in several', () => {
    const one = stage([testSite('denver'), testSite('boulder', { projectUid: '66aa00000000000000000001' })]);
    expect(one).toMatchObject({ value: { data: { projectUid: '66aa00000000000000000001' } } });
    const two = stage([testSite('denver'), testSite('boulder', { projectUid: '66aa00000000000000000002' })]);
    expect(two).toMatchObject({ value: { data: { projectUid: null } } });
    expect(two.ok && two.value.notes[0]).toContain('different projects');
  });

  test.each([
    ['has no open site', [testSite('denver', { status: { state: 'closed' } })], {}],
    ['has no open site', [], {}],
    [
      'denver and boulder have another staging',
      [testSite('denver'), testSite('boulder', { staging: nameservers })],
      {},
    ],
    [
      'boulder has no DHCP',
      [
        testSite('denver'),
        testSite('boulder', {
          addressing: {
            type: 'static',
            nic: 'eth0',
            subnetMask: '255.255.255.0',
            gateway: '10.1.2.1',
            dns: [],
            addresses: ['10.1.2.21'],
          },
        }),
      ],
      {},
    ],
    ['can hold no address when the site is not known', [testSite('denver')], { address: '10.1.2.21' }],
    ['has expired', [testSite('denver')], { nowMs: link.expiresAtMs }],
    ['is not an ID', [testSite('denver')], { hostId: 'edge 1' }],
  ] as const)('is refused: %s', (problem, sites, choice) => {
    const staged = stage(sites, choice);
    expect(staged).toMatchObject({ ok: false, error: [{ problem: expect.stringContaining(problem) }] });
  });
});
