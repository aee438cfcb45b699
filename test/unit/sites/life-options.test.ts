import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../lib/sites/site-kind';
import { placementOf } from '../../../lib/sites/virtualization';
import { workerPoolsOf } from '../../../lib/sites/worker-pool';
import {
  backup,
  cameras,
  containerized,
  machine,
  tills,
  virtualization,
  virtualized,
} from '../../fixtures/sites/life-faults';
import { type Changes, faultsOf, indexOf } from '../../fixtures/sites/small-config';

function alpha(changes: Changes) {
  const [site] = indexOf(changes).sites;
  if (site === undefined) throw new Error('no site');
  return site;
}

const zone = { 'defaults.timeZone': 'America/Denver' };

describe('a plain site', () => {
  it('has nothing of what few sites have: 50,000 of them stay small', () => {
    const rare = ['kind', 'clusterTemplateUid', 'pools', 'poolQuestion', 'virtualization', 'policies', 'remoteAccess'];
    expect(Object.keys(alpha({})).filter((key) => rare.includes(key))).toEqual([]);
    expect(alpha({}).profiles.some((profile) => 'packs' in profile)).toBe(false);
    expect(indexOf({})).not.toHaveProperty('olderKinds');
  });

  it('takes everything back, and keeps that remote access is closed', () => {
    const shared = {
      ...zone,
      'defaults.policies': { scans: { security: '0 3 * * 6' }, backup, osPatch: { onBoot: true } },
      'defaults.remoteAccess': true,
    };
    const back = {
      'sites[0].policies': { scans: {}, backup: false, osPatch: false },
      'sites[0].remoteAccess': false,
      'sites[0].kind': 'native',
    };
    expect(alpha(shared)).toMatchObject({ policies: { backup: { keepHours: 720 } }, remoteAccess: {} });
    expect(alpha({ ...shared, ...back })).toEqual({ ...alpha(zone), remoteAccess: false });
  });
});

describe('pools', () => {
  it('have every option, and defaults for what is not said', () => {
    const full = {
      name: 'cameras',
      label: { en: 'The camera server', de: 'Der Kamera-Server' },
      labels: { 'example.com/use': 'cameras', empty: '' },
      annotations: { note: 'any text: {"a": 1}' },
      taints: [{ key: 'use', effect: 'NoSchedule' }],
      architecture: 'arm64',
      update: { maxSurge: 0, maxUnavailable: '25%' },
      repaveSeconds: 60,
      maxHosts: 2,
    };
    expect(alpha({ 'sites[0].pools': [{ name: 'tills' }, full] }).pools).toEqual([
      {
        name: 'tills',
        label: null,
        labels: {},
        annotations: {},
        taints: [],
        architecture: 'amd64',
        update: { type: 'expand_first' },
        repaveSeconds: null,
        maxHosts: null,
      },
      {
        ...full,
        taints: [{ key: 'use', value: '', effect: 'NoSchedule' }],
        update: { type: 'override', maxSurge: '0', maxUnavailable: '25%' },
      },
    ]);
  });

  it('are of the site’s architecture, and replace those of the region as a whole', () => {
    const changes = {
      'defaults.pools': [{ name: 'shared' }],
      'sites[0].pools': [{ name: 'own', update: 'contract-first' }],
      'sites[0].architecture': 'arm64',
    };
    const [first, second] = indexOf(changes).sites;
    expect(first?.pools).toMatchObject([{ name: 'own', architecture: 'arm64', update: { type: 'contract_first' } }]);
    expect(second?.pools).toMatchObject([{ name: 'shared', architecture: 'amd64' }]);
  });

  it('bound how many hosts a site has, where nothing else does', () => {
    expect(alpha({ 'sites[0].pools': [{ ...tills, maxHosts: 2 }] }).topology.maxHosts).toBe(3);
    expect(alpha({ 'sites[0].pools': [{ ...tills, maxHosts: 20 }] }).topology.maxHosts).toBe(8);
    expect(alpha({ 'sites[0].pools': [{ ...tills, maxHosts: 2 }, cameras] }).topology.maxHosts).toBe(8);
  });

  it('need no label where hosts of another architecture go to the other one', () => {
    expect(faultsOf({ 'sites[0].pools': [{ name: 'tills' }, { name: 'cameras', architecture: 'arm64' }] })).toEqual([]);
  });

  it('need no label where hosts.csv names them, and nobody comes unexpected', () => {
    const pools = [{ name: 'tills' }, { name: 'cameras' }];
    const lines = 'edge_host_id,site,pool\nedge-1,alpha,tills\nedge-2*,alpha,cameras';
    expect(faultsOf({ 'sites[0].pools': pools, 'sites[0].access': { onlyExpectedHosts: true } }, lines)).toEqual([]);
    expect(faultsOf({ 'sites[0].pools': [tills, { name: 'cameras' }] }, lines)).toEqual([]);
  });

  it('are named by hosts.csv, and so is the plain one of a site that has none', () => {
    const lines = 'edge_host_id,site,Pool\nedge-1,alpha,cameras\nedge-2,alpha,\nedge-3,beta,worker-pool\nedge-4,beta';
    expect(indexOf({ 'sites[0].pools': [tills, cameras] }, lines).expectedHosts).toEqual([
      { match: 'exact', text: 'edge-1', siteId: 'alpha', pool: 'cameras' },
      { match: 'exact', text: 'edge-2', siteId: 'alpha' },
      { match: 'exact', text: 'edge-3', siteId: 'beta', pool: 'worker-pool' },
      { match: 'exact', text: 'edge-4', siteId: 'beta' },
    ]);
    expect(workerPoolsOf(alpha({})).map(({ name }) => name)).toEqual(['worker-pool']);
  });

  it('are not guessed at while one of them is faulty by itself', () => {
    const changes = { 'sites[0].pools': [{ name: 'Tills' }, { name: 'cameras' }] };
    expect(faultsOf(changes, 'edge_host_id,site,pool\nedge-1,alpha,tills')).toHaveLength(1);
  });

  it('of the defaults are told once for all sites', () => {
    const shared = { 'defaults.pools': [{ name: 'tills' }, { name: 'cameras' }] };
    expect(faultsOf(shared).map(({ path }) => path)).toEqual(['defaults.pools[0].label']);
  });

  it('have a question in one language or several', () => {
    const pools = { 'sites[0].pools': [tills, cameras] };
    expect(alpha({ ...pools, 'sites[0].poolQuestion': 'Which?' }).poolQuestion).toBe('Which?');
    const words = { en: 'Which?', de: 'Welcher?' };
    expect(alpha({ ...pools, 'defaults.poolQuestion': words }).poolQuestion).toEqual(words);
    expect(faultsOf({ ...pools, 'defaults.poolQuestion': words })).toEqual([]);
  });
});

describe('two nodes', () => {
  it('are all that there is', () => {
    const topology = { controlPlane: 2, controlPlaneRunsWork: true, workerPool: false, maxHosts: 2 };
    expect(alpha({ 'sites[0].topology': { controlPlane: 2 } }).topology).toEqual(topology);
    expect(alpha({ 'sites[0].topology': topology }).topology).toEqual(topology);
  });
});

describe('packs and templates', () => {
  const uid = '628ce30a7c90b5915b37a802';

  it('say what is said instead, the site before its region, the region before the set, pack by pack', () => {
    const changes = {
      'profileSets.store.packs': { 'edge-infra': { k3s: { values: 'a: 1' }, cni: { values: 'b: 1' } } },
      'defaults.packs': { 'edge-infra': { k3s: { values: 'a: 2' } }, 'store-base': { till: { values: 'c: 2' } } },
      'sites[0].packs': { 'edge-infra': { k3s: { manifests: { quota: 'd: 3', limit: 'e: 3' } } } },
    };
    const manifests = [
      { name: 'quota', content: 'd: 3' },
      { name: 'limit', content: 'e: 3' },
    ];
    expect(alpha(changes).profiles.map(({ packs }) => packs)).toEqual([
      [
        { name: 'k3s', values: null, manifests },
        { name: 'cni', values: 'b: 1', manifests: [] },
      ],
      [{ name: 'till', values: 'c: 2', manifests: [] }],
    ]);
  });

  it('may have a profile’s UID in place of its name', () => {
    const profiles = { full: { uid }, packs: { [uid]: { k3s: { values: 'a: 1' } } } };
    expect(alpha({ 'sites[0].profiles': profiles }).profiles[0]?.packs).toMatchObject([{ name: 'k3s' }]);
  });

  it('never repeat values in a fault: somebody may have written a password', () => {
    const faults = faultsOf({ 'sites[0].packs': { 'edge-infra': { k3s: { values: { password: 'hunter2' } } } } });
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  it('a template stands in for the profiles of the layers below, and they for it', () => {
    const template = { ...zone, 'sites[0].clusterTemplate': { uid } };
    expect(alpha(template)).toMatchObject({ clusterTemplateUid: uid, profiles: [] });
    const shared = { ...zone, 'defaults.profileSet': undefined, 'defaults.clusterTemplate': { uid } };
    expect(alpha({ ...shared, 'sites[0].profileSet': 'store' }).profiles).toHaveLength(2);
    expect(alpha({ ...shared, 'sites[0].profileSet': 'store' })).not.toHaveProperty('clusterTemplateUid');
  });
});

describe('policies', () => {
  it('have every option, and defaults for what is not said', () => {
    const policies = { scans: { security: '0 3 * * 6' }, backup, osPatch: { schedule: '0 3 * * sun' } };
    expect(alpha({ ...zone, 'sites[0].policies': policies }).policies).toEqual({
      scans: { security: '0 3 * * 6', penetration: null, conformance: null },
      backup: {
        location: 'branch-backups',
        schedule: '0 2 * * *',
        prefix: 'edge',
        keepHours: 720,
        namespaces: [],
        includeDisks: true,
        clusterResources: 'auto',
      },
      osPatch: { schedule: '0 3 * * sun', onBoot: false, rebootIfRequired: false },
    });
  });

  it.each([
    ['12 hours', 12],
    ['1 hour', 1],
    ['1 day', 24],
    ['3650 days', 87_600],
  ])('keep backups for %s', (keep, keepHours) => {
    expect(alpha({ ...zone, 'sites[0].policies': { backup: { ...backup, keep } } }).policies?.backup).toMatchObject({
      keepHours,
    });
  });

  it.each(['0 30 days', '-1 days', '1.5 days', '30', '30 weeks', '30days'])('keep no backup for %s', (keep) => {
    expect(faultsOf({ ...zone, 'sites[0].policies': { backup: { ...backup, keep } } })).toHaveLength(1);
  });

  it('of a site are laid over those of the defaults group by group', () => {
    const shared = { ...zone, 'defaults.policies': { scans: { security: '0 3 * * 6' }, backup } };
    const own = { 'sites[0].policies': { scans: { conformance: '0 5 1 * *' } } };
    expect(alpha({ ...shared, ...own }).policies).toMatchObject({
      scans: { security: null, conformance: '0 5 1 * *' },
      backup: { location: 'branch-backups' },
    });
  });

  it.each(['0 3 * * 6', '*/15 0-6,22 1,15 jan-mar mon', '0 0 29 2 *', '0 0 31 2 0', '59 23 31 12 *', '0 3 */7 * *'])(
    'run at %s',
    (security) => {
      expect(faultsOf({ ...zone, 'sites[0].policies': { scans: { security } } })).toEqual([]);
    },
  );

  it.each([
    '',
    '0 3 * *',
    '60 3 * * *',
    '0 3 0 * *',
    '0 3 * 13 *',
    '0 3 * * 8',
    '0 3 * * 0-7',
    '5-1 * * * *',
    '0 0 30 2 *',
  ])('do not run at %j', (security) => {
    expect(faultsOf({ ...zone, 'sites[0].policies': { scans: { security } } })).toHaveLength(1);
  });

  it('that close remote access are told from those that say nothing of it', () => {
    expect(alpha({ 'sites[0].remoteAccess': false }).remoteAccess).toBe(false);
    expect(alpha({})).not.toHaveProperty('remoteAccess');
  });

  it('let IT in with or without a user made for it', () => {
    expect(alpha({ 'sites[0].remoteAccess': true }).remoteAccess).toEqual({ hasTemporaryUser: false });
    expect(alpha({ 'sites[0].remoteAccess': { temporaryUser: true } }).remoteAccess).toEqual({
      hasTemporaryUser: true,
    });
  });
});

describe('a virtualized site', () => {
  it('says of machines what it must, and gets the rest', () => {
    const site = alpha(virtualized({ 'sites[0].virtualization.placement': { networks: ['a', 'b'], imagePool: 'i' } }));
    expect(kindOf(site)).toBe('virtualized');
    expect(site.virtualization).toEqual({
      appliances: 2,
      controlPlane: { count: 3, ...machine, disks: [], cpuSet: null },
      workers: null,
      placement: { networkType: 'bridge', networks: ['a', 'b'], imagePool: 'i', targetPool: null, dataPool: null },
    });
    expect(site.topology).toEqual({ controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 8 });
  });

  it('has one of anything that is not counted', () => {
    const changes = virtualized({
      'sites[0].virtualization.appliances': undefined,
      'sites[0].virtualization.controlPlane': { ...machine, disks: [{ sizeGb: 10 }] },
      'sites[0].virtualization.placement.dataPool': 'ehl_data',
    });
    expect(alpha(changes).virtualization).toMatchObject({
      appliances: 1,
      controlPlane: { count: 1, disks: [{ sizeGb: 10, isManaged: false }] },
    });
  });

  it('may have its machines from the defaults, which mean nothing to native sites', () => {
    const changes = {
      'palette.virtualizedEdge': true,
      'defaults.virtualization': virtualization,
      'sites[0].kind': 'virtualized',
      'sites[0].virtualization': { appliances: 3 },
    };
    expect(alpha(changes).virtualization).toMatchObject({ appliances: 3, controlPlane: { count: 3 } });
    expect(indexOf(changes).sites[1]).not.toHaveProperty('virtualization');
    expect(indexOf(changes).olderKinds).toEqual(['virtualized']);
  });

  it('may say by its ID what one appliance has otherwise, and no more than that', () => {
    const placements = { 'edge-1': { networks: ['br1'], networkType: undefined }, constructor: { dataPool: 'd' } };
    const site = alpha(virtualized({ 'sites[0].virtualization.placements': placements }));
    if (site.virtualization === undefined) throw new Error('no machines');
    expect(site.virtualization.placements?.['edge-1']).toStrictEqual({ networks: ['br1'] });
    const { placement } = site.virtualization;
    expect(placementOf(site.virtualization, 'edge-1')).toEqual({ ...placement, networks: ['br1'] });
    expect(placementOf(site.virtualization, 'constructor')).toEqual({ ...placement, dataPool: 'd' });
    expect(placementOf(site.virtualization, 'edge-2')).toBe(placement);
    expect(alpha(virtualized()).virtualization).not.toHaveProperty('placements');
  });

  it('says nothing of an appliance that is called like what every object has', () => {
    const placements = { 'edge-1': { networks: ['br1'] } };
    const { virtualization: said } = alpha(virtualized({ 'sites[0].virtualization.placements': placements }));
    if (said === undefined) throw new Error('no machines');
    expect(placementOf(said, 'constructor')).toBe(said.placement);
  });

  it('may replace workers before others come, and the control plane the other way round only', () => {
    const { virtualization: said } = alpha(
      virtualized({
        'sites[0].virtualization.controlPlane': { ...machine, update: 'expand-first' },
        'sites[0].virtualization.workers': { count: 2, ...machine, update: 'contract-first' },
      }),
    );
    expect(said?.controlPlane.update).toEqual({ type: 'expand_first' });
    expect(said?.workers?.update).toEqual({ type: 'contract_first' });
    expect(alpha(virtualized()).virtualization?.controlPlane).not.toHaveProperty('update');
  });

  it('says of the nodes what pools of hosts say, and nothing where nothing is said', () => {
    const taints = [{ key: 'use', effect: 'NoSchedule' }];
    const { virtualization: said } = alpha(
      virtualized({
        'sites[0].virtualization.controlPlane': { ...machine, labels: {}, taints: [] },
        'sites[0].virtualization.workers': { count: 2, ...machine, labels: { 'example.com/use': 'stock' }, taints },
      }),
    );
    expect(said?.workers).toMatchObject({
      labels: { 'example.com/use': 'stock' },
      taints: [{ key: 'use', value: '', effect: 'NoSchedule' }],
    });
    // Empty ones take back what Palette has, and are not the same as none.
    expect(said?.controlPlane).toMatchObject({ labels: {}, taints: [] });
    const silent = alpha(virtualized()).virtualization?.controlPlane;
    expect(silent).not.toHaveProperty('labels');
    expect(silent).not.toHaveProperty('taints');
  });

  it('may have the same taint at both kinds of machines, and one of another effect', () => {
    const taints = [
      { key: 'use', effect: 'NoSchedule' },
      { key: 'use', effect: 'NoExecute' },
    ];
    const changes = virtualized({
      'sites[0].virtualization.controlPlane': { ...machine, taints },
      'sites[0].virtualization.workers': { count: 2, ...machine, taints },
    });
    expect(faultsOf(changes)).toEqual([]);
  });

  it('leaves behind what its region says for native sites', () => {
    const changes = virtualized({
      regions: { north: { pools: [{ name: 'tills' }], overlay: { cidr: '100.64.0.0/20' }, topology: { maxHosts: 4 } } },
      'sites[0].region': 'north',
    });
    const site = alpha(changes);
    expect(site).toMatchObject({ overlayCidr: null, topology: { maxHosts: 4 } });
    expect(site).not.toHaveProperty('pools');
  });
});

describe('a containerized site', () => {
  it('has hosts and SSH keys, and no address', () => {
    const site = alpha(
      containerized({ 'defaults.ntpServers': ['time.example.com'], 'sites[0].topology': { controlPlane: 3 } }),
    );
    expect(site).toMatchObject({ kind: 'containerized', endpoint: { type: 'none', host: '' }, ntpServers: [] });
    expect(site.topology).toMatchObject({ controlPlane: 3, workerPool: true });
  });

  it('may be a row of sites.csv, whose region says the kind', () => {
    const sites = 'id,name,address,vip,region\ngamma,Gamma,Third Street 3,,kiosks';
    const changes = { 'palette.containerizedEdge': true, regions: { kiosks: { kind: 'containerized' } } };
    expect(indexOf(changes, { sites }).sites[2]).toMatchObject({ id: 'gamma', endpoint: { type: 'none' } });
  });
});
