import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/sites/reading/read-config';
import { isGroup } from '../../../lib/sites/reading/read-value';
import { configSchema } from '../../../lib/sites/schema/config';
import { type Changes, configWith, faultsOf, indexOf, smallConfig } from '../../fixtures/sites/small-config';

const site = (changes: Changes, place = 0) => indexOf(changes).sites[place];

describe('the compiled index', () => {
  it('holds every site with its defaults filled in', () => {
    expect(site({})).toEqual({
      id: 'alpha',
      name: 'Alpha',
      number: null,
      address: 'First Street 1',
      location: null,
      timeZone: null,
      status: { state: 'open' },
      clusterName: 'alpha',
      adoptExistingCluster: false,
      profiles: [
        { kind: 'infra', by: { name: 'edge-infra', version: '1.3.0' }, variables: {} },
        { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { priority: '5' } },
      ],
      endpoint: { type: 'vip', host: '10.1.1.10' },
      topology: { controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 8 },
      architecture: 'amd64',
      addressing: { type: 'dhcp' },
      sshKeys: [],
      ntpServers: [],
      overlayCidr: null,
      tags: {},
      projectUid: null,
      access: { modes: ['open'], pinHash: null, needsApproval: false, pairingKey: 'none', onlyExpectedHosts: false },
      region: null,
      renamedFrom: null,
      network: null,
      language: null,
      staging: null,
    });
  });

  it('spells static addresses out in their order, and allows as many hosts', () => {
    expect(site({}, 1)).toMatchObject({
      addressing: {
        type: 'static',
        nic: 'eth0',
        subnetMask: '255.255.255.0',
        gateway: '10.1.2.1',
        dns: ['10.1.2.2'],
        addresses: ['10.1.2.20', '10.1.2.21', '10.1.2.22', '10.1.2.30'],
      },
      topology: { maxHosts: 4 },
    });
  });

  it('holds every option that a site states', () => {
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k';
    const stated = {
      location: { latitude: 1.5, longitude: -2.5 },
      timeZone: 'Asia/Kolkata',
      clusterName: 'other',
      adoptExistingCluster: true,
      architecture: 'arm64',
      sshKeys: [key],
      ntpServers: ['time.example.com', '10.0.0.1'],
      tags: { a: 'b' },
      projectUid: '65f0c1a27c90b5915b37a9e1',
    };
    const changes = Object.fromEntries(Object.entries(stated).map(([name, value]) => [`sites[0].${name}`, value]));
    expect(site(changes)).toMatchObject(stated);
    expect(site({ 'sites[0].overlay': { cidr: '100.64.0.0/24' } })?.overlayCidr).toBe('100.64.0.0/24');
    expect(site({ 'sites[0].addressing': 'dhcp' })?.addressing).toEqual({ type: 'dhcp' });
  });

  it.each([
    [{ closed: true }, { state: 'closed' }],
    [{ closed: false }, { state: 'open' }],
    [{ movedTo: 'beta' }, { state: 'moved', to: 'beta' }],
    [
      { movedTo: 'beta', closed: false },
      { state: 'moved', to: 'beta' },
    ],
  ])('says whether a site is open: %j', (options, status) => {
    const changes = Object.fromEntries(Object.entries(options).map(([name, value]) => [`sites[0].${name}`, value]));
    expect(site(changes)?.status).toEqual(status);
  });

  it.each([
    [
      { ddns: 'edge-1', searchDomain: 'a.example' },
      { type: 'ddns', host: 'edge-1', searchDomain: 'a.example' },
    ],
    [{ ddns: 'edge-1.a.example' }, { type: 'ddns', host: 'edge-1.a.example', searchDomain: '' }],
  ])('knows a DDNS endpoint: %j', (endpoint, compiled) => {
    expect(site({ 'sites[0].endpoint': endpoint })?.endpoint).toEqual(compiled);
  });

  it.each([
    [{}, 8],
    [{ workerPool: false }, 1],
    [{ controlPlane: 5, workerPool: false }, 5],
    [{ controlPlane: 5 }, 8],
    [{ maxHosts: 3 }, 3],
  ])('gives a site with topology %j room for %i hosts', (topology, maxHosts) => {
    expect(site({ 'sites[0].topology': topology })?.topology.maxHosts).toBe(maxHosts);
  });

  it('lays topology and tags of a site over the defaults, and replaces everything else', () => {
    const changes = {
      'defaults.topology': { controlPlane: 3, maxHosts: 9 },
      'defaults.tags': { a: '1', b: '2' },
      'defaults.ntpServers': ['a.example', 'b.example'],
      'sites[0].topology': { maxHosts: 5 },
      'sites[0].tags': { b: '3' },
      'sites[0].ntpServers': ['c.example'],
      'sites[1]': { id: 'c', name: 'C', address: 'C 1', endpoint: { vip: '10.1.9.9' } },
    };
    expect(site(changes)).toMatchObject({
      topology: { controlPlane: 3, maxHosts: 5 },
      tags: { a: '1', b: '3' },
      ntpServers: ['c.example'],
    });
    expect(site(changes, 1)).toMatchObject({
      topology: { controlPlane: 3, maxHosts: 9 },
      tags: { a: '1', b: '2' },
    });
  });

  it('takes variables from set, defaults and site, the last one winning one by one, and writes them as text', () => {
    const changes = {
      'profileSets.store.variables': { 'store-base': { priority: 5, region: 'eu', open: true } },
      'defaults.variables': { 'store-base': { region: 'us' } },
      'sites[0].variables': { 'store-base': { store_number: '007' } },
    };
    const variables = { priority: '5', region: 'us', open: 'true', store_number: '007' };
    expect(site(changes)?.profiles[1]?.variables).toEqual(variables);
  });

  it('lets profiles of a site replace the set of the defaults, and the other way round', () => {
    const uid = '628ce30a7c90b5915b37a802';
    const inline = { full: { uid }, variables: { [uid]: { a: 1 } } };
    const compiled = [{ kind: 'full', by: { uid }, variables: { a: '1' } }];
    expect(site({ 'sites[0].profiles': inline })?.profiles).toEqual(compiled);
    const turned = { 'defaults.profileSet': undefined, 'defaults.profiles': inline, 'sites[1].profileSet': 'store' };
    expect(site(turned)?.profiles).toEqual(compiled);
    expect(site(turned, 1)?.profiles[0]?.by).toEqual({ name: 'edge-infra', version: '1.3.0' });
  });

  it('splits a profile at its last @', () => {
    expect(faultsOf({ 'profileSets.store.infra': 'a@b@1.0.0' })).toHaveLength(1);
    expect(site({ 'profileSets.store.infra': 'edge infra.v2@1.0.0-rc.1' })?.profiles[0]?.by).toEqual({
      name: 'edge infra.v2',
      version: '1.0.0-rc.1',
    });
  });

  it('holds the company, with a title when none is given', () => {
    const support = { name: 'Help Desk', phone: '+1 303 555 0100', email: null, hours: 'Mon-Fri 8-17' };
    expect(indexOf().company).toEqual({
      name: 'Acme',
      productName: 'Host registration',
      logo: '/brand/logo.svg',
      logoDark: null,
      icon: null,
      colors: { primary: '#123456', accent: '#b05a1a' },
      corners: 'round',
      footer: null,
      links: [],
      texts: {},
      support,
    });
    const plain = indexOf({ 'company.logo': undefined, 'company.productName': 'Scan' });
    expect(plain.company).toMatchObject({ productName: 'Scan', logo: null });
    expect(
      indexOf({ 'company.support': { name: 'IT', email: 'a@b.example', hours: 'now' } }).company.support,
    ).toMatchObject({
      phone: null,
      email: 'a@b.example',
    });
  });

  it('says who may register, or that nobody has decided', () => {
    expect(indexOf().access).toEqual({ links: [], signOn: null });
    expect(indexOf({ access: undefined }).access).toBeNull();
  });

  it('has a version that changes with the content, and only then', () => {
    expect(indexOf().version).toMatch(/^[0-9a-f]{16}$/);
    expect(indexOf().version).toBe(indexOf().version);
    expect(indexOf({ 'sites[0].name': 'Alfa' }).version).not.toBe(indexOf().version);
    expect(indexOf({}, 'edge_host_id,site\nedge-1,alpha').version).not.toBe(indexOf().version);
    const withValues = (values: string) => {
      return indexOf({ 'sites[0].packs': { 'edge-infra': { 'edge-k3s': { values } } } }).version;
    };
    expect(new Set([withValues('a: 1'), withValues('a: 2'), indexOf().version]).size).toBe(3);
  });
});

describe('reading value by value', () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', 'x', 0, -1, true, [], {}, [{}], { uid: 'x' }, 'a@1.0.0', '10.1.1.7'),
    fc.string(),
    fc.double(),
  );
  const path = fc.constantFrom(...listPaths(smallConfig()));

  it('agrees with the schema about what is faulty', () => {
    fc.assert(
      fc.property(fc.dictionary(path, junk, { maxKeys: 3 }), (changes) => {
        const config = configWithSafely(changes);
        fc.pre(config !== null);
        let faults = 0;
        readConfig(config, [], () => {
          faults += 1;
        });
        const sites: readonly unknown[] = Array.isArray(config.sites) ? config.sites : [];
        // Sites of one kind have no endpoint, so the schema alone cannot ask for it.
        const isWhole = sites.length > 0 && sites.every((site) => isGroup(site) && site.endpoint !== undefined);
        expect(faults === 0).toBe(configSchema.safeParse(config).success && isWhole);
      }),
      { numRuns: 500 },
    );
  });
});

function configWithSafely(changes: Changes): Record<string, unknown> | null {
  try {
    return configWith(changes) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function listPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) => listPaths(child, path === '' ? key : `${path}.${key}`));
  return path === '' ? below : [path, ...below];
}
