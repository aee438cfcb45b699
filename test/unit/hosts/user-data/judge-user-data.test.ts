import { describe, expect, test } from 'vitest';
import { judgeUserData, prefixOf } from '../../../../lib/hosts/user-data/judge-user-data';
import type { StaticNic, UserData } from '../../../../lib/hosts/user-data/user-data';
import { testCertificate } from '../../../support/test-certificate';
import { testKey, testUserData } from '../../../support/test-user-data';

const nic: StaticNic = {
  name: 'eth0',
  address: '10.1.2.20',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2'],
};
const proxy = { http: null, https: null, no: [] };
const user = { name: 'help-desk', sshKeys: [testKey] };

const fine: readonly Partial<UserData>[] = [
  {},
  { paletteEndpoint: 'palette.example.com:8443' },
  { paletteEndpoint: '10.1.2.3' },
  { projectUid: '66aa00000000000000000002' },
  { registrationUrl: 'https://register.example.com/j/spring.AAAAAAAAAAAAAAAA' },
  { registrationUrl: 'http://localhost:3000' },
  { hostId: 'edge-5c913342d76bb86e7ccd998b19d030a5', hostName: 'till-1' },
  { tags: { brand: 'juniper-rye', on: '0131' } },
  {
    proxy: { http: 'http://proxy.example.com:3128', https: 'http://10.1.2.3:3128', no: ['10.0.0.0/8', '.example.com'] },
  },
  { nameservers: ['10.1.2.2', '10.1.2.3'] },
  { nic },
  { nic: { ...nic, address: null } },
  { caCerts: [testCertificate] },
  { users: [user] },
];

const broken: readonly (readonly [key: string, problem: string, changes: Partial<UserData>])[] = [
  ...[
    'https://api.spectrocloud.com',
    'api.spectrocloud.com/v1',
    'api spectrocloud',
    '',
    '-x.example.com',
    'a:b',
    'é.com',
  ].map((paletteEndpoint) => ['paletteEndpoint', 'is no host name', { paletteEndpoint }] as const),
  ['projectUid', 'is not the UID of a project', { projectUid: 'stores' }],
  ...['', 'register.example.com', 'https://register.example.com/a b', 'https://régister.example.com'].map(
    (registrationUrl) => ['registrationURL', 'is not an address', { registrationUrl }] as const,
  ),
  ...['http://register.example.com', 'javascript:alert(1)', 'http://localhost.example.com'].map(
    (registrationUrl) => ['registrationURL', 'does not begin with https://', { registrationUrl }] as const,
  ),
  ['registrationURL', 'holds a name or password', { registrationUrl: 'https://a:planted@register.example.com' }],
  ['registrationURL', 'has a ? or # in it', { registrationUrl: 'https://register.example.com/?site=denver' }],
  ['registrationURL', 'has a ? or # in it', { registrationUrl: 'https://register.example.com/#denver' }],
  ...['', 'edge.1', 'edge 1', 'edge/1', 'edge-a1b2c3'.repeat(12), 'tokens', '$random'].map(
    (hostId) => ['name', 'is not an ID that a host can have', { hostId }] as const,
  ),
  ['name', 'is what firmware says where its maker wrote nothing', { hostId: 'To be filled by O.E.M.' }],
  ...['', 'Till-1', 'till_1', '-till', 'till-', 'till.1', 't'.repeat(64)].map(
    (hostName) => ['hostName', 'cannot be the name of a node', { hostName }] as const,
  ),
  ['tags.a b', 'cannot be a label in Palette', { tags: { 'a b': 'x' } }],
  ['tags.brand', 'cannot be a label in Palette', { tags: { brand: 'a:b' } }],
  ['tags.brand', 'cannot be a label in Palette', { tags: { brand: '' } }],
  ...[
    'proxy.example.com:3128',
    'http://a:planted@proxy.example.com',
    'http://proxy.example.com/path',
    'ftp://p',
    'http://p x',
  ].map((http) => ['network.httpProxy', 'is not scheme, host and port', { proxy: { ...proxy, http } }] as const),
  ['network.httpsProxy', 'is not scheme, host and port', { proxy: { ...proxy, https: 'socks5://p:1' } }],
  ...['10.0.0.0/8,10.1.0.0/16', 'a b', '', 'a\u2028b'].map(
    (entry) =>
      ['network.noProxy', 'has an entry with a blank or comma in it', { proxy: { ...proxy, no: [entry] } }] as const,
  ),
  ...['dns.example.com', '10.1.2', '10.1.2.256', '010.1.2.3', '::1'].map(
    (server) => ['network.nameserver', 'is not an IPv4 address', { nameservers: [server] }] as const,
  ),
  ['network.interfaces.0eth', 'is not the name of a network card', { nic: { ...nic, name: '0eth' } }],
  ['network.interfaces.eth0', 'has a mask that is none', { nic: { ...nic, subnetMask: '255.0.255.0' } }],
  ['network.interfaces.eth0', 'has a gateway that is not an IPv4 address', { nic: { ...nic, gateway: 'router' } }],
  ['network.interfaces.eth0', 'has an address that is not IPv4', { nic: { ...nic, address: 'fe80::1' } }],
  [
    'network.interfaces.eth0',
    'has an address that cannot reach its gateway',
    { nic: { ...nic, address: '10.1.3.20' } },
  ],
  [
    'network.interfaces.eth0',
    'has an address that cannot reach its gateway',
    { nic: { ...nic, address: nic.gateway } },
  ],
  ['network.interfaces.eth0', 'has a name server that is not an IPv4 address', { nic: { ...nic, dns: ['dns'] } }],
  ['caCerts', 'is not one certificate as PEM', { caCerts: ['/etc/ssl/certs/company.pem'] }],
  ['caCerts', 'is not one certificate as PEM', { caCerts: [`${testCertificate}\n${testCertificate}`] }],
];

describe('rules of the staging data', () => {
  test.each(fine)('%j keeps them', (changes) => {
    expect(judgeUserData(testUserData(changes))).toEqual([]);
  });

  test.each(broken)('stylus.site.%s %s: %j', (key, problem, changes) => {
    const faults = judgeUserData(testUserData(changes));
    expect(faults).toEqual([{ key: `stylus.site.${key}`, problem, fix: expect.stringMatching(/^[A-Z].*\.$/) }]);
  });

  test.each([
    ['is not a Linux user', { ...user, name: 'Help Desk' }],
    ['has no key', { ...user, sshKeys: [] }],
    ['has a key that is not a public SSH key on one line', { ...user, sshKeys: ['planted'] }],
    ['has a key that is not a public SSH key on one line', { ...user, sshKeys: [`${testKey}\u2028x`] }],
  ])('a user %s', (problem, one) => {
    const faults = judgeUserData(testUserData({ users: [one] }));
    expect(faults).toMatchObject([{ key: `stages.initramfs.users.${one.name}`, problem }]);
  });

  test('all that is wrong is told at once, in the order of the keys', () => {
    const faults = judgeUserData(testUserData({ hostId: '', paletteEndpoint: '', users: [{ ...user, sshKeys: [] }] }));
    expect(faults.map(({ key }) => key)).toEqual([
      'stylus.site.paletteEndpoint',
      'stylus.site.name',
      'stages.initramfs.users.help-desk',
    ]);
  });

  test('a secret that was written by mistake is never repeated', () => {
    const http = 'http://a:planted@proxy.example.com';
    const planted = testUserData({
      proxy: { ...proxy, http },
      registrationUrl: 'https://a:planted@e.example.com',
      caCerts: ['-----BEGIN PRIVATE KEY----- planted'],
      users: [{ ...user, sshKeys: ['planted'] }],
    });
    const faults = judgeUserData(planted);
    expect(faults).toHaveLength(4);
    expect(JSON.stringify(faults)).not.toContain('planted');
  });

  test.each([
    ['255.255.255.0', 24],
    ['255.255.255.255', 32],
    ['0.0.0.0', 0],
    ['255.0.255.0', null],
    ['24', null],
  ])('%s has %j bits', (mask, bits) => {
    expect(prefixOf(mask)).toBe(bits);
  });
});
