import { describe, expect, it } from 'vitest';
import { type Changes, faultsOf, plainLogo } from '../../fixtures/sites/small-config';

const vip = 'sites[0].endpoint.vip';
const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k';

/** What is changed in a sound config, where the one fault must be reported, and what it must say. */
const table: readonly (readonly [changes: Changes, path: string, problem: string, fix: string])[] = [
  // Company
  [{ company: undefined }, 'company', 'is missing', 'Write company: { name, colors, support }.'],
  [{ company: 'Acme' }, 'company', 'must be a group, not a text', 'Write company: { name, colors, support }.'],
  [
    { 'company.name': undefined },
    'company.name',
    'is missing',
    "Write the name of the company, such as 'Juniper & Rye'.",
  ],
  [{ 'company.name': 7 }, 'company.name', 'must be a text, not a number', 'Write the name of the company'],
  [{ 'company.name': ' ' }, 'company.name', 'is empty', 'Write the name'],
  [{ 'company.name': 'A ' }, 'company.name', 'has blanks at its ends', 'Write the name'],
  [{ 'company.name': 'A\nB' }, 'company.name', 'has a line break or control character in it', 'Write the name'],
  [{ 'company.name': 'A'.repeat(61) }, 'company.name', 'is longer than 60 characters', 'Write the name'],
  [
    { 'company.logo': 'logo.svg' },
    'company.logo',
    'is not the path of an SVG, PNG or WebP file below public/',
    "such as '/brand/logo.svg'",
  ],
  [{ 'company.logo': '//evil.example/x.svg' }, 'company.logo', 'is not the path', 'Write the path'],
  [{ 'company.logo': '/brand/logo.gif' }, 'company.logo', 'is not the path', 'Write the path'],
  [
    { 'company.colors.primary': 'green' },
    'company.colors.primary',
    'is not a colour as # and six hex digits',
    "Write '#008000', which is the same colour.",
  ],
  [
    { 'company.colors.accent': '#12345' },
    'company.colors.accent',
    'is not a colour',
    'Write the second colour as # and six hex digits',
  ],
  [{ 'company.support.phone': 'call me' }, 'company.support.phone', 'is not a telephone number', 'such as'],
  [{ 'company.support.email': 'help@desk' }, 'company.support.email', 'is not an e-mail address', 'such as'],
  [{ 'company.support.hours': undefined }, 'company.support.hours', 'is missing', 'Write when somebody answers'],

  // Unknown keys
  [
    { 'sites[0].vpi': '10.1.1.1' },
    'sites[0].vpi',
    '"vpi" is not an option here',
    'Remove it, or use one of: id, name, address',
  ],
  [
    { 'sites[0].clustername': 'a' },
    'sites[0].clustername',
    '"clustername" is not an option here',
    'Did you mean clusterName?',
  ],
  [{ 'sites[0].endpoint.vipp': '1' }, 'sites[0].endpoint.vipp', '"vipp" is not an option here', 'Did you mean vip?'],
  [{ 'defaults.endpoint': { vip: '10.1.1.1' } }, 'defaults.endpoint', '"endpoint" is not an option here', 'Remove it'],
  [{ acces: {} }, 'acces', '"acces" is not an option here', 'Did you mean access?'],
  [
    { 'profileSets.store.addons': [] },
    'profileSets.store.addons',
    '"addons" is not an option here',
    'Did you mean addOns?',
  ],
  [{ 'sites[0].odd key': 1 }, 'sites[0]["odd key"]', '"odd key" is not an option here', 'Remove it'],

  // Sites
  [{ sites: undefined }, 'sites', 'is missing', 'Write sites: ['],
  [{ sites: [] }, 'sites', 'must be a list with at least one site', 'Write sites: ['],
  [{ sites: {} }, 'sites', 'must be a list with at least one site', 'Write sites: ['],
  [{ 'sites[0]': null }, 'sites[0]', 'must be a group, not null', 'Write { id, name, address, endpoint'],
  [
    { 'sites[0].id': 'Alpha' },
    'sites[0].id',
    'is not a site id (lower-case letters, digits, dashes, a letter first, at most 32)',
    "such as 'denver-snow-st'",
  ],
  [{ 'sites[0].id': 'a'.repeat(33) }, 'sites[0].id', 'is not a site id', 'Write a site id'],
  [{ 'sites[0].id': 'alpha-' }, 'sites[0].id', 'is not a site id', 'Write a site id'],
  [{ 'sites[0].name': undefined }, 'sites[0].name', 'is missing', 'Write the name people know the site by'],
  [{ 'sites[0].address': [] }, 'sites[0].address', 'must be a text, not a list', 'Write the street address'],
  [
    { 'sites[0].location': { latitude: 91, longitude: 0 } },
    'sites[0].location.latitude',
    'is not a number from -90 to 90',
    'Write degrees north: a number from -90 to 90.',
  ],
  [
    { 'sites[0].location': { latitude: 0, longitude: -180.5 } },
    'sites[0].location.longitude',
    'is not a number from -180 to 180',
    'Write degrees east',
  ],
  [
    { 'sites[0].location': { latitude: '39', longitude: 1 } },
    'sites[0].location.latitude',
    'must be a number, not a text',
    'Write degrees north',
  ],
  [
    { 'sites[0].location': { latitude: Number.NaN, longitude: 1 } },
    'sites[0].location.latitude',
    'must be a number, not NaN',
    'Write degrees north',
  ],
  [{ 'sites[0].location': { latitude: 1 } }, 'sites[0].location.longitude', 'is missing', 'Write degrees east'],
  [
    { 'sites[0].closed': 'yes' },
    'sites[0].closed',
    'is neither true nor false',
    'Write true or false, without quotes.',
  ],
  [{ 'sites[0].clusterName': 'A_b' }, 'sites[0].clusterName', 'is not a cluster name', 'Write a cluster name'],
  [
    { 'sites[0].projectUid': 'stores' },
    'sites[0].projectUid',
    'is not the UID of a Palette project, 24 lower-case hex digits',
    'such as',
  ],
  [{ 'sites[0].architecture': 'x86' }, 'sites[0].architecture', 'is not an architecture', "Write 'amd64' or 'arm64'."],
  [{ 'sites[0].endpoint': undefined }, 'sites[0].endpoint', 'is missing', "Write { vip: '10.1.2.10' }"],

  // Groups and lists of the wrong kind
  [{ access: 'open' }, 'access', 'must be a group, not a text', "Write { modes: ['link', 'pin']"],
  [
    {
      profileSets: [],
      defaults: {},
      'sites[0].profiles': { full: 'a@1.0.0' },
      'sites[1].profiles': { full: 'a@1.0.0' },
    },
    'profileSets',
    'must be a group, not a list',
    'Write sets by name',
  ],
  [{ 'profileSets.store': 'edge-infra@1.3.0' }, 'profileSets.store', 'must be a group, not a text', 'Write { infra'],
  [
    { 'profileSets.store.variables': 5 },
    'profileSets.store.variables',
    'must be a group, not a number',
    'Write variables by profile',
  ],
  [
    { defaults: true, 'sites[0].profileSet': 'store', 'sites[1].profileSet': 'store' },
    'defaults',
    'must be a group, not true or false',
    'Write options',
  ],
  [{ 'sites[0].topology': 3 }, 'sites[0].topology', 'must be a group, not a number', 'Write { controlPlane'],
  [{ 'sites[0].location': [39, -104] }, 'sites[0].location', 'must be a group, not a list', 'Write { latitude'],
  [{ 'sites[0].ntpServers': 'a.example' }, 'sites[0].ntpServers', 'must be a list, not a text', 'Write a list'],
  [{ 'sites[0].sshKeys': 'ssh-ed25519 A' }, 'sites[0].sshKeys', 'must be a list, not a text', 'Write a list'],
  [{ 'sites[0].tags': ['a'] }, 'sites[0].tags', 'must be a group, not a list', "Write tags as { region: 'mountain' }."],
  [
    {
      'sites[0].addressing': { nic: 'eth0' },
      'sites[0].endpoint.vip': '10.1.1.10',
      'sites[0].addressing.subnetMask': '255.0.0.0',
      'sites[0].addressing.gateway': '10.0.0.1',
      'sites[0].addressing.dns': ['10.0.0.2'],
    },
    'sites[0].addressing.addresses',
    'is missing',
    'Write a list',
  ],

  // Time zones
  [
    { 'sites[0].timeZone': 'America/Denvr' },
    'sites[0].timeZone',
    'is not an IANA time zone (did you mean America/Denver?)',
    "such as 'America/Denver'",
  ],
  [
    { 'sites[0].timeZone': 'europe/berlin' },
    'sites[0].timeZone',
    'is not an IANA time zone (did you mean Europe/Berlin?)',
    'Write',
  ],
  [{ 'sites[0].timeZone': 'MST' }, 'sites[0].timeZone', 'is not an IANA time zone', 'Write'],
  [{ 'sites[0].timeZone': 'Mountain Time' }, 'sites[0].timeZone', 'is not an IANA time zone', 'Write'],
  [{ 'defaults.timeZone': '+01:00' }, 'defaults.timeZone', 'is not an IANA time zone', 'Write'],

  // Profiles
  [
    { 'profileSets.store.infra': 'edge-infra' },
    'profileSets.store.infra',
    'is not one profile as name@version',
    "such as 'edge-infra@1.3.0'",
  ],
  [
    { 'profileSets.store.infra': 'edge-infra@latest' },
    'profileSets.store.infra',
    'is not one profile as name@version',
    'Write',
  ],
  [
    { 'profileSets.store.infra': ['a@1.0.0', 'b@1.0.0'] },
    'profileSets.store.infra',
    'must be a text, not a list',
    'Write one profile as name@version',
  ],
  [
    { 'profileSets.store.infra': { uid: '628CE30A7C90B5915B37A802' } },
    'profileSets.store.infra.uid',
    'is not the UID of a cluster profile',
    '24 lower-case hex digits',
  ],
  [
    { 'profileSets.store.addOns': 'store-base@3.1.0' },
    'profileSets.store.addOns',
    'must be a list, not a text',
    "['store-base@3.1.0']",
  ],
  [
    { 'profileSets.store.variables.store-base.priority': null },
    'profileSets.store.variables["store-base"].priority',
    'must be a text, a number or true/false, not null',
    "Write the variable's value",
  ],
  [
    { 'sites[0].variables': { 'store-base': { 'a b': '1' } } },
    'sites[0].variables["store-base"]["a b"]',
    'is not the name of a variable',
    'Write',
  ],
  [
    { 'sites[0].variables': { 'store-base': '1' } },
    'sites[0].variables["store-base"]',
    'must be a group, not a text',
    'Write { variable: value }',
  ],

  // Topology
  [
    { 'sites[0].topology': { controlPlane: 2 } },
    'sites[0].topology.controlPlane',
    'is not a size a control plane can have',
    'Write 1, 3 or 5.',
  ],
  [
    { 'sites[0].topology': { controlPlane: '3' } },
    'sites[0].topology.controlPlane',
    'is not a size a control plane can have',
    'Write 1, 3 or 5.',
  ],
  [
    { 'sites[0].topology': { maxHosts: 0 } },
    'sites[0].topology.maxHosts',
    'is not a whole number from 1 to 200',
    'how many hosts',
  ],
  [
    { 'sites[0].topology': { maxHosts: 2.5 } },
    'sites[0].topology.maxHosts',
    'is not a whole number from 1 to 200',
    'a whole number',
  ],
  [
    { 'sites[0].topology': { maxHosts: 201 } },
    'sites[0].topology.maxHosts',
    'is not a whole number from 1 to 200',
    'a whole number',
  ],

  // Endpoint
  [{ [vip]: '10.1.1' }, vip, 'is not an IPv4 address', "such as '10.1.2.10'"],
  [{ [vip]: '10.1.1.010' }, vip, 'is not an IPv4 address', 'Write'],
  [{ [vip]: '10.1.1.256' }, vip, 'is not an IPv4 address', 'Write'],
  [{ [vip]: 'fd00::1' }, vip, 'is not an IPv4 address', 'Write'],
  [{ [vip]: '0.0.0.0' }, vip, 'is an unspecified address (0.x.x.x)', 'Write a free IPv4 address'],
  [{ [vip]: '127.0.0.1' }, vip, 'is a loopback address', 'Write'],
  [{ [vip]: '224.0.0.7' }, vip, 'is a multicast address', 'Write'],
  [{ [vip]: '169.254.9.9' }, vip, 'is a link-local address, which a host gives itself', 'Write'],
  [{ [vip]: '255.255.255.255' }, vip, 'is the broadcast address', 'Write'],
  [{ [vip]: '241.0.0.1' }, vip, 'is reserved, no network uses it', 'Write'],
  [
    { 'sites[0].endpoint': { ddns: 'edge_1', searchDomain: 'a.example' } },
    'sites[0].endpoint.ddns',
    'is not a DNS name',
    "such as 'edge-012'",
  ],
  [{ 'sites[0].endpoint': { ddns: '10.1.1.1' } }, 'sites[0].endpoint.ddns', 'is not a DNS name', 'Write'],
  [
    { 'sites[0].endpoint': { ddns: 'edge-1', searchDomain: 'local' } },
    'sites[0].endpoint.searchDomain',
    'is not a DNS domain',
    'such as',
  ],

  // Addressing
  [{ 'sites[0].addressing': 'DHCP' }, 'sites[0].addressing', "is not 'dhcp'", "Write 'dhcp', or { nic"],
  [{ 'sites[0].addressing': [] }, 'sites[0].addressing', "is not 'dhcp'", "Write 'dhcp', or { nic"],
  [
    { 'sites[1].addressing.nic': '0eth' },
    'sites[1].addressing.nic',
    'is not the name of a network card',
    "such as 'eth0'",
  ],
  [
    { 'sites[1].addressing.subnetMask': '255.0.255.0' },
    'sites[1].addressing.subnetMask',
    'is not a subnet mask',
    "such as '255.255.255.0'",
  ],
  [{ 'sites[1].addressing.subnetMask': '24' }, 'sites[1].addressing.subnetMask', 'is not a subnet mask', 'Write'],
  [{ 'sites[1].addressing.gateway': 'router' }, 'sites[1].addressing.gateway', 'is not an IPv4 address', 'Write'],
  [{ 'sites[1].addressing.dns[0]': '8.8' }, 'sites[1].addressing.dns[0]', 'is not an IPv4 address', 'Write'],
  [
    { 'sites[1].addressing.dns': undefined },
    'sites[1].addressing.dns',
    'is missing',
    "Write a list, such as ['10.1.2.2'].",
  ],
  [
    { 'sites[1].addressing.addresses[0]': '10.1.2.22-10.1.2.20' },
    'sites[1].addressing.addresses[0]',
    'is neither an IPv4 address nor a range from low to high',
    'at most 1024',
  ],
  [
    { 'sites[1].addressing.addresses[1]': '10.1.2.20-22' },
    'sites[1].addressing.addresses[1]',
    'is neither',
    "'10.1.2.20-10.1.2.29'",
  ],
  [
    { 'sites[1].addressing.addresses[1]': '127.0.0.5' },
    'sites[1].addressing.addresses[1]',
    'is a loopback address',
    'Write',
  ],

  // The rest
  [
    { 'sites[0].overlay': { cidr: '100.64.0.0' } },
    'sites[0].overlay.cidr',
    'is not a network as CIDR',
    "such as '100.64.192.0/23'",
  ],
  [
    { 'sites[0].overlay': { cidr: '100.64.0.7/24' } },
    'sites[0].overlay.cidr',
    'no bits may be set behind the prefix',
    'Write',
  ],
  [{ 'sites[0].overlay': { cidr: '224.0.0.0/24' } }, 'sites[0].overlay.cidr', 'is a multicast address', 'Write'],
  [
    { 'sites[0].overlay': '100.64.0.0/24' },
    'sites[0].overlay',
    'must be a group, not a text',
    "Write { cidr: '100.64.192.0/23' }.",
  ],
  [
    { 'sites[0].ntpServers': ['time server'] },
    'sites[0].ntpServers[0]',
    'is neither a DNS name nor an IPv4 address',
    'such as',
  ],
  [{ 'sites[0].ntpServers': ['a.example', '10.1.1'] }, 'sites[0].ntpServers[1]', 'is not an IPv4 address', 'such as'],
  [
    { 'sites[0].sshKeys': ['AAAA'] },
    'sites[0].sshKeys[0]',
    'is not a public SSH key',
    'Write a public SSH key on one line',
  ],
  [{ 'sites[0].sshKeys': ['ssh-ed25519 AAAA operator'] }, 'sites[0].sshKeys[0]', 'is cut off or damaged', 'Write'],
  [{ 'sites[0].sshKeys': [`ssh-rsa ${key}`] }, 'sites[0].sshKeys[0]', 'is cut off or damaged', 'Write'],
  [
    { 'sites[0].sshKeys': [`ssh-ed25519 ${key.slice(0, -8)}`] },
    'sites[0].sshKeys[0]',
    'is cut off or damaged',
    'Write',
  ],
  [
    { 'sites[0].tags': { site: 'x' } },
    'sites[0].tags.site',
    'is the name of a label that this app sets itself',
    'Write the name of a tag',
  ],
  [
    { 'sites[0].tags': { link: 'x' } },
    'sites[0].tags.link',
    'is the name of a label that this app sets itself',
    'Write the name of a tag',
  ],
  [
    { 'sites[0].tags': { 'managed-by': 'x' } },
    'sites[0].tags["managed-by"]',
    'is the name of a label that this app sets itself',
    'Write',
  ],
  [
    { 'defaults.tags': { name: 'x' } },
    'defaults.tags.name',
    'is the name of a label that this app sets itself',
    'Write',
  ],
  [{ 'sites[0].tags': { 'a:b': 'x' } }, 'sites[0].tags["a:b"]', 'is not a tag name', 'Write'],
  [{ 'sites[0].tags': { a: 'x y' } }, 'sites[0].tags.a', 'is not a tag value', 'at most 63'],
  [{ 'sites[0].tags': { a: 'x'.repeat(64) } }, 'sites[0].tags.a', 'is not a tag value', 'at most 63'],
  [{ 'sites[0].tags': { a: '' } }, 'sites[0].tags.a', 'is not a tag value', 'Write'],
];

describe('a value that is faulty by itself', () => {
  it.each(table)('%j is reported at %s', (changes, path, problem, fix) => {
    const [fault, ...others] = faultsOf(changes);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, problem: expect.stringContaining(problem), fix: expect.stringContaining(fix) });
  });

  it('comes with the site it belongs to, and with the value as it was written', () => {
    expect(faultsOf({ [vip]: '10.1.1' })).toMatchObject([{ site: 'alpha', value: '"10.1.1"' }]);
    expect(faultsOf({ 'sites[1].topology': { maxHosts: 0.5 } })).toMatchObject([{ site: 'beta', value: '0.5' }]);
    expect(faultsOf({ 'company.name': undefined })).toMatchObject([{ site: null, value: '' }]);
  });

  it('is not repeated when it is a private key', () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA';
    const [fault] = faultsOf({ 'sites[0].sshKeys': [secret] });
    expect(fault).toMatchObject({
      problem: expect.stringContaining('PRIVATE key'),
      value: '"(a private key, not repeated here)"',
    });
    expect(JSON.stringify(fault)).not.toContain('b3Blbn');
  });

  it('in the defaults is reported once, not once for every site', () => {
    expect(faultsOf({ 'defaults.topology': { controlPlane: 4, maxHosts: 2, workerPool: false } })).toHaveLength(1);
    expect(faultsOf({ 'defaults.profileSet': 5 })).toHaveLength(1);
  });

  it('does not hide behind a default', () => {
    const faults = faultsOf({ 'defaults.profileSet': 'unheard-of', 'sites[0].profileSet': 5 });
    expect(faults.map((fault) => fault.path)).toEqual(['sites[0].profileSet', 'defaults.profileSet']);
  });

  it.each([null, undefined, 7, 'x', []])('a config that is no group at all (%j) is told what is missing', (config) => {
    const paths = faultsOf({}).length === 0 ? faultsOfRaw(config).map((fault) => fault.path) : [];
    expect(paths).toEqual(['company', 'sites']);
  });
});

import { compileSites } from '../../../lib/sites/compile-sites';

function faultsOfRaw(config: unknown) {
  const result = compileSites({ config, manifest: null, findPublicFile: () => plainLogo, nowMs: 0 });
  return result.ok ? [] : result.error;
}
