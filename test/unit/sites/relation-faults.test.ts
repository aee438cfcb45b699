import { describe, expect, it } from 'vitest';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

const alphaVip = 'sites[0].endpoint.vip';
const betaVip = 'sites[1].endpoint.vip';
const pool = 'sites[1].addressing.addresses';
const third = { name: 'Gamma', address: 'Third Street 3' };
const open = { ...third, id: 'gamma', endpoint: { vip: '10.1.3.10' } };
const gamma = (more: object) => ({ 'sites[2]': { ...open, ...more } });

/** What is changed in a sound config, where the one fault must be reported, and what it must say. */
const table: readonly (readonly [changes: Changes, path: string, problem: string, fix: string])[] = [
  // Company
  [
    { 'company.logo': '/brand/other.svg' },
    'company.logo',
    'does not exist below public/',
    'Put the file below public/',
  ],
  [{ 'company.support.phone': undefined }, 'company.support', 'has neither phone nor email', 'Add phone or email'],

  // Identity
  [gamma({ id: 'alpha' }), 'sites[2].id', 'is already the id of sites[0]', 'Give each site an id of its own.'],
  [
    gamma({ clusterName: 'alpha' }),
    'sites[2].clusterName',
    'is already the cluster of site alpha (sites[0])',
    'Give each site of a project',
  ],
  [
    { 'sites[0].clusterName': 'gamma', ...gamma({}) },
    'sites[2].clusterName',
    'is already the cluster of site alpha',
    'leave it out to use the id',
  ],

  // Status
  [gamma({ movedTo: 'delta' }), 'sites[2].movedTo', 'is not the id of a site', 'Name a site of this config.'],
  [gamma({ movedTo: 'alpah' }), 'sites[2].movedTo', 'is not the id of a site', 'Name a site of this config.'],
  [gamma({ movedTo: 'alphaa' }), 'sites[2].movedTo', 'is not the id of a site', 'Did you mean alpha?'],
  [gamma({ movedTo: 'gamma' }), 'sites[2].movedTo', 'is the site itself', 'closed: true'],
  [
    { 'sites[0].movedTo': 'beta', ...gamma({ movedTo: 'alpha' }) },
    'sites[2].movedTo',
    'has moved itself',
    'such as beta',
  ],
  [{ 'sites[0].closed': true, ...gamma({ movedTo: 'alpha' }) }, 'sites[2].movedTo', 'is closed', 'Name an open site'],
  [
    gamma({ movedTo: 'alpha', closed: true }),
    'sites[2].closed',
    'and movedTo exclude each other',
    'Keep one of the two.',
  ],

  // Location
  [
    { 'sites[0].location': { latitude: 0, longitude: 0 } },
    'sites[0].location',
    'is a place in the Atlantic Ocean',
    'leave location out',
  ],

  // Profiles
  [
    { 'profileSets.store.full': 'edge-full@2.0.0' },
    'profileSets.store',
    'has two infrastructure profiles',
    'Keep infra or full.',
  ],
  [
    { 'profileSets.store.infra': undefined },
    'profileSets.store',
    'has no infrastructure profile',
    "Add infra: 'name@version'",
  ],
  [
    { 'sites[0].profiles': { infra: 'a@1.0.0', full: 'b@1.0.0' } },
    'sites[0].profiles',
    'has two infrastructure profiles',
    'Keep infra or full.',
  ],
  [{ 'sites[0].profiles': {} }, 'sites[0].profiles', 'has no infrastructure profile', 'Add infra'],
  [
    { 'profileSets.store.addOns': ['store-base@3.1.0', 'store-base@3.0.0'] },
    'profileSets.store',
    'is named twice',
    'Keep one version',
  ],
  [
    { 'profileSets.store.addOns': ['store-base@3.1.0', 'edge-infra@1.2.0'] },
    'profileSets.store',
    'is named twice',
    'Keep one version',
  ],
  [{ 'sites[0].profileSet': 'stoer' }, 'sites[0].profileSet', 'is not a profile set', 'Use one of: store.'],
  [{ 'sites[0].profileSet': 'stores' }, 'sites[0].profileSet', 'is not a profile set', 'Did you mean store?'],
  [{ 'sites[0].profileSet': 'toString' }, 'sites[0].profileSet', 'is not a profile set', 'Use one of: store.'],
  [
    { 'defaults.profileSet': undefined, 'sites[1].profileSet': 'store' },
    'sites[0].profileSet',
    'is missing, and so is profiles',
    'Name a profile set (store)',
  ],
  [
    { 'sites[0].profileSet': 'store', 'sites[0].profiles': { infra: 'a@1.0.0' } },
    'sites[0].profileSet',
    'and profiles exclude each other',
    'Keep one of the two.',
  ],
  [
    { 'sites[0].variables': { kiosk: { a: '1' } } },
    'sites[0].variables.kiosk',
    'is not a profile of this site',
    'edge-infra, store-base',
  ],
  [
    { 'sites[0].variables': { 'store-bas': { a: '1' } } },
    'sites[0].variables["store-bas"]',
    'is not a profile of this site',
    'Did you mean store-base?',
  ],
  [
    { 'profileSets.store.variables': { kiosk: {} } },
    'profileSets.store.variables.kiosk',
    'is not a profile of this site',
    'Use the name',
  ],

  // Topology
  [
    { 'sites[0].topology': { controlPlane: 5, maxHosts: 4 } },
    'sites[0].topology.maxHosts',
    'is less than the control plane of 5',
    'Write at least 5.',
  ],
  [
    { 'defaults.topology': { maxHosts: 2 }, 'sites[0].topology': { controlPlane: 3 } },
    'sites[0].topology.maxHosts',
    'is less than the control plane of 3',
    'Write at least 3.',
  ],
  [
    { 'sites[0].topology': { workerPool: false, maxHosts: 2 } },
    'sites[0].topology.maxHosts',
    'is more than the control plane of 1, and without a worker pool',
    'Write 1, or workerPool: true.',
  ],
  [
    { 'sites[0].topology': { controlPlane: 3, workerPool: false, controlPlaneRunsWork: false } },
    'sites[0].topology.controlPlaneRunsWork',
    'leaves no host that runs work',
    'Write true',
  ],
  [
    { 'sites[0].topology': { controlPlane: 3, maxHosts: 3, controlPlaneRunsWork: false } },
    'sites[0].topology.controlPlaneRunsWork',
    'leaves no host that runs work',
    'more maxHosts',
  ],
  [
    { 'sites[1].topology': { maxHosts: 5 } },
    'sites[1].topology.maxHosts',
    'is more than the 4 static addresses',
    'Add addresses',
  ],
  [
    { 'sites[1].topology': { controlPlane: 5 } },
    'sites[1].topology.maxHosts',
    'is less than the control plane of 5',
    'Write at least 5.',
  ],

  // Endpoint
  [{ [alphaVip]: '10.1.1.0' }, alphaVip, 'ends in .0 or .255', 'Choose a free address in between.'],
  [{ [alphaVip]: '10.1.1.255' }, alphaVip, 'ends in .0 or .255', 'Choose'],
  [{ [betaVip]: '10.1.2.0' }, betaVip, 'is the network address', 'Choose'],
  [{ [betaVip]: '10.1.2.255' }, betaVip, 'is the broadcast address', 'Choose'],
  [
    { [betaVip]: '10.1.3.9' },
    betaVip,
    'is outside the network of its hosts',
    'Choose one from 10.1.2.1 to 10.1.2.254.',
  ],
  [{ [betaVip]: '10.1.2.1' }, betaVip, 'is the gateway', 'Choose an address that nobody has.'],
  [{ 'sites[0].endpoint': {} }, 'sites[0].endpoint', 'has no VIP or DDNS name', "Write { vip: '10.1.2.10' }"],
  [
    { 'sites[0].endpoint.ddns': 'edge.example.com' },
    'sites[0].endpoint',
    'has both a VIP and a DDNS name',
    'Keep vip or ddns.',
  ],
  [
    { 'sites[0].endpoint.searchDomain': 'a.example' },
    'sites[0].endpoint.searchDomain',
    'belongs to a DDNS name, not to a VIP',
    'Remove it.',
  ],
  [
    { 'sites[0].endpoint': { ddns: 'edge-1' } },
    'sites[0].endpoint.searchDomain',
    'is missing for the short name edge-1',
    'Add it',
  ],
  [
    { 'sites[0].endpoint': { ddns: 'edge-1.a.example', searchDomain: 'a.example' } },
    'sites[0].endpoint.ddns',
    'is a full name, and there is a search domain too',
    'Write the first word only',
  ],

  // One address, two uses
  [
    { [alphaVip]: '10.1.2.10' },
    betaVip,
    'is already the VIP of site alpha (sites[0])',
    'Use every address for one thing only.',
  ],
  [{ [betaVip]: '10.1.2.21' }, `${pool}[0]`, '(10.1.2.21) is already the VIP of this site', 'Use every address'],
  [{ [`${pool}[1]`]: '10.1.2.10' }, `${pool}[1]`, 'is already the VIP of this site', 'Use every address'],
  [{ [alphaVip]: '10.1.2.30' }, `${pool}[1]`, 'is already the VIP of site alpha', 'Use every address'],
  [{ [`${pool}[1]`]: '10.1.2.20' }, `${pool}[1]`, 'is already a host address of this site', 'Use every address'],
  [
    { [`${pool}[1]`]: '10.1.2.22-10.1.2.25' },
    `${pool}[1]`,
    '(10.1.2.22) is already a host address of this site',
    'Use every address',
  ],
  [
    gamma({ endpoint: { vip: '10.1.2.22' } }),
    'sites[2].endpoint.vip',
    'is already a host address of site beta (sites[1])',
    'Use every address',
  ],
  [
    { 'sites[0].endpoint': { ddns: 'e.a.example' }, ...gamma({ endpoint: { ddns: 'E', searchDomain: 'a.example' } }) },
    'sites[2].endpoint.ddns',
    'is already the DDNS name of site alpha',
    'Use every',
  ],

  // Static addresses
  [{ 'sites[1].addressing.dns': [] }, 'sites[1].addressing.dns', 'is empty', 'Name at least one server'],
  [{ [pool]: [] }, pool, 'is empty', 'Add at least one'],
  [
    { [`${pool}[1]`]: '10.1.3.30' },
    `${pool}[1]`,
    'is outside the network of the gateway',
    'Use 10.1.2.1 to 10.1.2.254',
  ],
  [{ [`${pool}[1]`]: '10.1.2.254-10.1.3.3' }, `${pool}[1]`, 'is outside the network of the gateway', 'Use 10.1.2.1'],
  [
    { [`${pool}[1]`]: '10.1.2.250-10.1.2.255' },
    `${pool}[1]`,
    'includes the network or broadcast address',
    'Use 10.1.2.1',
  ],
  [{ [`${pool}[1]`]: '10.1.2.0' }, `${pool}[1]`, 'includes the network or broadcast address', 'Use 10.1.2.1'],
  [{ [`${pool}[1]`]: '10.1.2.1-10.1.2.3' }, `${pool}[1]`, 'includes the gateway', 'without the gateway'],
  [
    { 'sites[1].addressing.gateway': '10.1.2.255' },
    'sites[1].addressing.gateway',
    'is the network or broadcast address',
    'Write the address of the router.',
  ],

  // Overlay
  [
    { 'sites[0].overlay': { cidr: '100.64.0.0/29' } },
    'sites[0].overlay.cidr',
    'has 6 addresses for 8 hosts and the cluster',
    'Choose a larger network',
  ],
  [
    { 'sites[0].overlay': { cidr: '10.1.0.0/20' } },
    'sites[0].overlay.cidr',
    'contains the VIP 10.1.1.10',
    'Choose a network that the site does not use',
  ],
  [
    { 'sites[1].overlay': { cidr: '10.1.2.16/29' } },
    'sites[1].overlay.cidr',
    'contains the host address 10.1.2.20-10.1.2.22',
    'Choose',
  ],
  [{ 'sites[1].overlay': { cidr: '10.1.2.0/29' } }, 'sites[1].overlay.cidr', 'contains the gateway 10.1.2.1', 'Choose'],
];

describe('values that contradict each other', () => {
  it.each(table)('%j are reported at %s', (changes, path, problem, fix) => {
    const [fault, ...others] = faultsOf(changes);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, problem: expect.stringContaining(problem), fix: expect.stringContaining(fix) });
  });

  it('name the site that is to be mended', () => {
    expect(faultsOf({ [alphaVip]: '10.1.2.10' })).toMatchObject([{ site: 'beta', value: '"10.1.2.10"' }]);
    expect(faultsOf({ [alphaVip]: '10.1.2.10', 'sites[1].id': 7 }).map((fault) => fault.path)).toEqual([
      'sites[1].id',
      betaVip,
    ]);
  });

  it('are no fault where a closed or moved site left its address to a successor', () => {
    const successor = gamma({ endpoint: { vip: '10.1.1.10' } });
    expect(faultsOf({ 'sites[0].closed': true, ...successor })).toEqual([]);
    expect(faultsOf({ 'sites[0].movedTo': 'gamma', ...successor })).toEqual([]);
  });

  it('are no fault when equal cluster names are in different projects', () => {
    const projectUid = '65f0c1a27c90b5915b37a9e1';
    expect(faultsOf(gamma({ clusterName: 'alpha', projectUid }))).toEqual([]);
    expect(
      faultsOf({ 'sites[0].projectUid': projectUid, ...gamma({ clusterName: 'alpha', projectUid }) }),
    ).toHaveLength(1);
  });

  it('cost one fault for a range that overlaps another, not one per address', () => {
    expect(faultsOf({ [`${pool}[1]`]: '10.1.2.20-10.1.2.22' })).toHaveLength(1);
  });

  it('are not guessed at while one of the values is faulty by itself', () => {
    const changes = { 'sites[0].topology': { controlPlane: 2, maxHosts: 2, workerPool: false } };
    expect(faultsOf(changes).map((fault) => fault.path)).toEqual(['sites[0].topology.controlPlane']);
    expect(faultsOf({ [alphaVip]: 'x' })).toHaveLength(1);
    expect(faultsOf({ 'company.support.phone': 'x' })).toHaveLength(1);
    expect(faultsOf({ 'sites[1].addressing.addresses[0]': 'x', 'sites[1].topology': { maxHosts: 4 } })).toHaveLength(1);
    expect(faultsOf({ 'profileSets.store.infra': 'x' })).toHaveLength(1);
    expect(faultsOf({ 'sites[0].profiles': { infra: 'x' } })).toHaveLength(1);
    expect(faultsOf({ 'sites[0].profiles': 'x' })).toHaveLength(1);
  });

  it('do not stop a sound neighbour: a .0 address is fine where the mask says so', () => {
    const wide = { 'sites[1].addressing.subnetMask': '255.255.0.0', [betaVip]: '10.1.7.0' };
    expect(indexOf(wide).sites[1]?.endpoint).toEqual({ type: 'vip', host: '10.1.7.0' });
  });
});

describe('a config with many faults', () => {
  const everything: Changes = Object.assign(
    {},
    ...[
      { 'company.name': '' },
      { 'company.colors.primary': 'red' },
      { acces: 1 },
      { 'profileSets.store.full': 'edge-full@2.0.0' },
      { 'defaults.timeZone': 'Mars/Olympus' },
      { 'sites[0].vpi': 1 },
      { 'sites[0].topology': { controlPlane: 4 } },
      { 'sites[0].location': { latitude: 100, longitude: 200 } },
      { 'sites[1].id': 'alpha' },
      { [betaVip]: '10.1.1.10' },
      gamma({ movedTo: 'nowhere', profileSet: 'none' }),
    ],
  );

  it('reports them all at once', () => {
    const faults = faultsOf(everything, 'edge_host_id,site\nedge-1,nowhere\n?,alpha\n');
    const paths = faults.map((fault) => fault.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'company.name',
        'company.colors.primary',
        'acces',
        'profileSets.store',
        'defaults.timeZone',
        'sites[0].vpi',
        'sites[0].topology.controlPlane',
        'sites[0].location.latitude',
        'sites[0].location.longitude',
        'sites[1].id',
        betaVip,
        'sites[2].movedTo',
        'sites[2].profileSet',
        'hosts.csv:2:site',
        'hosts.csv:3:edge_host_id',
      ]),
    );
    expect(new Set(faults.map(({ path, problem }) => path + problem)).size).toBe(faults.length);
  });

  it('says for each one how to mend it, without sending anybody to look it up', () => {
    for (const fault of faultsOf(everything)) {
      expect(fault.fix).toMatch(/^[A-Z].*[.?]$/);
      expect(fault.fix).not.toContain('docs/');
    }
  });
});
