import { describe, expect, it } from 'vitest';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

const site = (changes: Changes, place = 0) => indexOf(changes).sites[place];

/** Alpha is in the north, beta in no region. */
const layers: Changes = {
  defaults: {
    profileSet: 'store',
    timeZone: 'America/Denver',
    language: 'es',
    ntpServers: ['a.example', 'b.example'],
    topology: { controlPlane: 3, maxHosts: 9 },
    tags: { brand: 'acme', country: 'us' },
    access: { approval: true },
    staging: { nameservers: ['10.0.0.53'] },
    variables: { 'store-base': { region: 'us', till: '1' } },
  },
  'sites[1].topology': { maxHosts: 4 },
  'regions.north': {
    timeZone: 'Europe/Oslo',
    ntpServers: ['c.example'],
    topology: { maxHosts: 5 },
    tags: { country: 'no' },
    access: { pairingKey: 'optional' },
    staging: { proxy: { https: 'http://proxy.example.com:3128' } },
    variables: { 'store-base': { region: 'no' } },
  },
  'sites[0].region': 'north',
};

describe('a region', () => {
  it('lies over the defaults: groups entry by entry, everything else as a whole', () => {
    expect(site(layers)).toMatchObject({
      region: 'north',
      timeZone: 'Europe/Oslo',
      language: 'es',
      ntpServers: ['c.example'],
      topology: { controlPlane: 3, maxHosts: 5 },
      tags: { brand: 'acme', country: 'no' },
      access: { needsApproval: true, pairingKey: 'optional' },
      staging: { nameservers: ['10.0.0.53'], proxy: { https: 'http://proxy.example.com:3128' } },
    });
    expect(site(layers)?.profiles[1]?.variables).toEqual({ priority: '5', region: 'no', till: '1' });
  });

  it('lies under the site', () => {
    const stated = { timeZone: 'Europe/Paris', tags: { country: 'fr' }, topology: { maxHosts: 3 } };
    const changes = Object.fromEntries(Object.entries(stated).map(([key, value]) => [`sites[0].${key}`, value]));
    expect(site({ ...layers, ...changes })).toMatchObject({
      timeZone: 'Europe/Paris',
      tags: { brand: 'acme', country: 'fr' },
      topology: { controlPlane: 3, maxHosts: 3 },
    });
  });

  it('is nothing to sites that are not in it', () => {
    expect(site(layers, 1)).toMatchObject({ region: null, timeZone: 'America/Denver', tags: { country: 'us' } });
  });

  it('may replace the set of the defaults by profiles, and the other way round', () => {
    const changes: Changes = {
      'regions.north': { profiles: { full: 'edge-full@2.0.0' } },
      'sites[0].region': 'north',
    };
    expect(site(changes)?.profiles[0]).toMatchObject({ kind: 'full' });
    expect(site({ ...changes, 'sites[0].profileSet': 'store' })?.profiles[0]).toMatchObject({ kind: 'infra' });
  });

  it('may have no site in it yet, and say nothing', () => {
    expect(faultsOf({ regions: { north: {}, south: { timeZone: 'Europe/Rome' } } })).toEqual([]);
  });
});

describe('a fault of what many sites share', () => {
  const both = { 'sites[0].region': 'north', 'sites[1].region': 'north' };
  it.each<[string, Changes, string]>([
    ['a value of a region', { ...both, 'regions.north': { language: 'xx' } }, 'regions.north.language'],
    ['a value of the defaults', { 'defaults.language': 'xx' }, 'defaults.language'],
    ['a set of a region', { ...both, 'regions.north': { profileSet: 'shop' } }, 'regions.north.profileSet'],
    ['a set of the defaults', { 'defaults.profileSet': 'shop' }, 'defaults.profileSet'],
    [
      'profiles of the defaults',
      { 'defaults.profiles': { addOns: [] }, 'defaults.profileSet': undefined },
      'defaults.profiles',
    ],
    [
      'a topology of the defaults that a region keeps',
      {
        ...both,
        'regions.north': { timeZone: 'Europe/Oslo' },
        'sites[1].addressing': 'dhcp',
        'defaults.topology': { controlPlane: 5, maxHosts: 3 },
      },
      'defaults.topology.maxHosts',
    ],
    ['ways in of the defaults', { 'defaults.access': { modes: [] } }, 'defaults.access.modes'],
  ])('is told once, where it stands: %s', (_, changes, path) => {
    expect(faultsOf(changes)).toMatchObject([{ path, site: null }]);
  });

  it('is told at the site where the site has its part in it', () => {
    const changes = { 'defaults.topology': { maxHosts: 2 }, 'sites[1].topology': { controlPlane: 3 } };
    expect(faultsOf(changes)).toMatchObject([{ path: 'sites[1].topology.maxHosts', site: 'beta' }]);
  });

  it('is a PIN of a region for which nobody is asked', () => {
    const pin = `scrypt$15$${'s'.repeat(22)}$${'h'.repeat(43)}`;
    const changes = { ...both, 'regions.north': { access: { pin } } };
    expect(faultsOf(changes)).toMatchObject([{ path: 'regions.north.access.pin', site: null }]);
    expect(faultsOf({ ...changes, 'sites[0].access': { modes: ['pin'] } })).toEqual([]);
  });
});

describe('a region that is not known', () => {
  it('is the only fault of its sites: what they miss may well stand there', () => {
    const changes = { 'defaults.profileSet': undefined, 'sites[1].profileSet': 'store', 'sites[0].region': 'north' };
    expect(faultsOf(changes).map(({ path }) => path)).toEqual(['sites[0].region']);
    expect(faultsOf({ ...changes, regions: { north: 7 } }).map(({ path }) => path)).toEqual(['regions.north']);
    expect(faultsOf({ ...changes, 'sites[0].region': 7 }).map(({ path }) => path)).toEqual(['sites[0].region']);
    expect(faultsOf({ ...changes, regions: [] }).map(({ path }) => path)).toContain('regions');
  });

  it('excuses nothing that no region could say', () => {
    const faults = faultsOf({ 'sites[0].region': 'north', 'sites[0].endpoint': {} });
    expect(faults.map(({ path }) => path)).toEqual(['sites[0].region', 'sites[0].endpoint']);
  });
});
