import { describe, expect, test } from 'vitest';
import type { Site } from '../../../../lib/sites/site';
import { siteUserData } from '../../../../lib/sites/staging/site-user-data';
import type { StagingChoice } from '../../../../lib/sites/staging/staging-choice';
import { testCertificate } from '../../../support/test-certificate';
import { siteId, testSite } from '../../../support/test-site';
import { testChoice } from '../../../support/test-staging';
import { testKey } from '../../../support/test-user-data';
import { testLink } from '../../access/support/door';

const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2', '10.1.2.3'],
  addresses: ['10.1.2.21', '10.1.2.22'],
};
const staging: NonNullable<Site['staging']> = {
  proxy: { http: 'http://proxy.example.com:3128', https: null, no: ['10.0.0.0/8'] },
  caCerts: ['staging/root.pem'],
  nameservers: ['10.1.2.2'],
  users: [{ name: 'help-desk', sshKeys: [testKey] }],
};
const link = testLink({
  scope: { by: 'ids', ids: [siteId('denver')] },
  expiresAtMs: Date.parse('2027-01-01T00:00:00Z'),
  maxHosts: 5,
});
const onlyLink = { ...testSite().access, modes: ['link'] } as const;

function stage(changes: Parameters<typeof testSite>[1] = {}, choice: Partial<StagingChoice> = {}) {
  return siteUserData(testSite('denver', changes), testChoice(choice));
}

function problemsOf(changes: Parameters<typeof testSite>[1], choice: Partial<StagingChoice> = {}) {
  const staged = stage(changes, choice);
  return staged.ok ? [] : staged.error.map(({ key, problem }) => `${key} ${problem}`);
}

describe('the staging data of a site', () => {
  test('has what the site says', () => {
    const read: string[] = [];
    const certificatesOf = (path: string) => {
      read.push(path);
      return [testCertificate];
    };
    const staged = stage(
      { staging, tags: { brand: 'test' } },
      { certificatesOf, hostId: 'edge-1', hostName: 'till-1' },
    );
    expect(staged).toMatchObject({
      ok: true,
      value: {
        data: {
          hostId: 'edge-1',
          hostName: 'till-1',
          proxy: staging.proxy,
          nameservers: ['10.1.2.2'],
          caCerts: [testCertificate],
          users: staging.users,
          tags: { brand: 'test' },
          nic: null,
        },
        notes: [],
      },
    });
    expect(read).toEqual(['staging/root.pem']);
  });

  test('is of the project of the site, else of the environment', () => {
    const own = '66aa00000000000000000002';
    expect(stage({ projectUid: own })).toMatchObject({ value: { data: { projectUid: own } } });
    expect(stage()).toMatchObject({ value: { data: { projectUid: '66aa00000000000000000001' } } });
    expect(stage({}, { projectUid: null })).toMatchObject({ value: { data: { projectUid: null } } });
  });

  test('without DHCP the address is one of the site, or to be filled in with a note which', () => {
    const given = stage({ addressing }, { address: '10.1.2.22' });
    expect(given).toMatchObject({ value: { data: { nic: { name: 'eth0', address: '10.1.2.22' } } } });
    const open = stage({ addressing });
    expect(open).toMatchObject({ value: { data: { nic: { address: null } } } });
    expect(open.ok && open.value.notes).toEqual([
      'ipAddress is one of 10.1.2.21, 10.1.2.22, another for every host.',
      'When the site is set up the app hands out 10.1.2.21, 10.1.2.22 in this order; stage hosts in the same order.',
      'The installer takes one name server for each place; only the first is given.',
    ]);
  });

  test('a thousand addresses do not drown the note', () => {
    const addresses = Array.from({ length: 100 }, (_, at) => `10.1.2.${at + 20}`);
    const staged = stage({ addressing: { ...addressing, addresses } });
    expect(staged.ok && staged.value.notes[0]).toContain('10.1.2.27 and 92 more');
  });

  test.each([
    [{ addressing }, { address: '10.1.2.23' }, 'stylus.site.network would have an address that is not one of the site'],
    [{}, { address: '10.1.2.23' }, 'stylus.site.network can hold no address of its own: the site has DHCP'],
    [{ status: { state: 'closed' } }, {}, 'the site is closed and takes no hosts'],
    [{ status: { state: 'moved', to: siteId('boulder') } }, {}, 'the site has moved to boulder'],
    [{ access: onlyLink }, {}, 'stylus.site.registrationURL would let nobody in: the site takes staging links only'],
    [
      {},
      { link: { ...link, scope: { by: 'ids', ids: [siteId('boulder')] } } },
      'stylus.site.registrationURL would let nobody in: the staging link spring is not for this site',
    ],
    [
      {},
      { link, nowMs: link.expiresAtMs },
      'stylus.site.registrationURL would let nobody in: the staging link spring has expired',
    ],
    [{}, { hostId: 'edge 1' }, 'stylus.site.name is not an ID that a host can have'],
  ] as const)('%j with %j is refused: %s', (changes, choice, problem) => {
    expect(problemsOf(changes, choice)).toEqual([problem]);
  });

  test('the site and the rules of the installer are told together', () => {
    expect(problemsOf({ status: { state: 'closed' } }, { hostId: '', paletteEndpoint: 'https://x' })).toHaveLength(3);
  });

  test('a staging link lets into a site that takes nothing else, and the note says for how long', () => {
    const staged = stage({ access: onlyLink }, { link, registrationUrl: 'https://register.example.com/j/spring.x' });
    expect(staged.ok && staged.value.notes).toEqual([
      'The address is of the staging link spring: until 2026-12-31 (UTC), at most 5 hosts; whoever has the code may register.',
    ]);
    const guarded = stage({}, { link: { ...link, maxHosts: 1, pinHash: 'scrypt$x' } });
    expect(guarded.ok && guarded.value.notes[0]).toContain('at most 1 host; whoever has the code types a PIN besides.');
  });

  test('a site without a way in is staged, with a note who registers there', () => {
    const staged = stage({ access: { ...onlyLink, modes: [] } });
    expect(staged.ok && staged.value.notes).toEqual([expect.stringContaining('IT registers the host')]);
  });
});
