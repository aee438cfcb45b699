import { describe, expect, test } from 'vitest';
import type { NewCluster } from '../../../lib/palette/wire/cluster-create';
import type { Site } from '../../../lib/sites/site';
import { createFakePalette, failureOf, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

function dhcp(...ids: readonly string[]) {
  return ids.map((id) => ({ hostId: hostId(id), address: null }));
}

/** The body of the create for this site. */
async function bodyFor(site: Site, changes: Partial<NewCluster> = {}) {
  const { palette, sent } = createFakePalette([json({ uid: 'c1' }, 201)]);
  const cluster = { site, labels: {}, profiles: [], controlPlane: dhcp('h1'), workers: [], ...changes };
  await palette.createCluster(cluster);
  return sent[0]?.body;
}

function pool(name: string, isControlPlane: boolean, changes: Record<string, unknown>, edgeHosts: readonly unknown[]) {
  const poolConfig = {
    name,
    size: edgeHosts.length,
    isControlPlane,
    useControlPlaneAsWorker: isControlPlane,
    labels: [isControlPlane ? 'control-plane' : 'worker'],
    additionalLabels: {},
    taints: [],
    updateStrategy: { type: 'RollingUpdateScaleOut' },
    machinePoolProperties: { archType: 'amd64' },
    ...changes,
  };
  return { poolConfig, cloudConfig: { edgeHosts } };
}

describe('the body of a create (API.md §4.1)', () => {
  test('a site with everything that a create can carry', async () => {
    const site = testSite('denver', {
      name: 'Denver store',
      clusterName: 'store-12',
      location: { latitude: 39.74, longitude: -104.99 },
      timeZone: 'America/Denver',
      sshKeys: ['ssh-ed25519 AAAA operator'],
      ntpServers: ['pool.ntp.org'],
      overlayCidr: '100.64.192.0/24',
    });
    const profiles = [
      { uid: 'p1', variables: { priority: '5', zone: 'a' } },
      { uid: 'p2', variables: {} },
    ];
    const labels = { site: 'denver', 'managed-by': 'edge-registration' };
    expect(await bodyFor(site, { labels, profiles, workers: dhcp('h2', 'h3') })).toEqual({
      metadata: { name: 'store-12', labels, annotations: { description: 'Denver store' } },
      spec: {
        cloudConfig: {
          controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP', ddnsSearchDomain: '' },
          sshKeys: ['ssh-ed25519 AAAA operator'],
          ntpServers: ['pool.ntp.org'],
          overlayNetworkConfiguration: { enable: true, cidr: '100.64.192.0/24' },
          staticIp: false,
          isTwoNodeCluster: false,
        },
        machinepoolconfig: [
          pool('control-plane-pool', true, {}, [{ hostUid: 'h1', hostName: '', nic: {} }]),
          pool('worker-pool', false, {}, [
            { hostUid: 'h2', hostName: '', nic: {} },
            { hostUid: 'h3', hostName: '', nic: {} },
          ]),
        ],
        profiles: [
          {
            uid: 'p1',
            variables: [
              { name: 'priority', value: '5' },
              { name: 'zone', value: 'a' },
            ],
          },
          { uid: 'p2', variables: [] },
        ],
        policies: {},
        clusterConfig: {
          location: { geoLoc: { latitude: 39.74, longitude: -104.99 } },
          timezone: 'America/Denver',
        },
      },
    });
  });

  test('what the site does not say is left out or off', async () => {
    const body = await bodyFor(testSite());
    expect(body).toHaveProperty('spec.clusterConfig', {});
    expect(body).toHaveProperty('spec.cloudConfig.overlayNetworkConfiguration', { enable: false, cidr: '' });
    expect(body).toHaveProperty('spec.machinepoolconfig.length', 1);
  });

  test('DDNS takes the place of the VIP', async () => {
    const endpoint = { type: 'ddns', host: 'denver', searchDomain: 'edge.example.com' } as const;
    expect(await bodyFor(testSite('denver', { endpoint }))).toHaveProperty('spec.cloudConfig.controlPlaneEndpoint', {
      host: 'denver',
      type: 'DDNS',
      ddnsSearchDomain: 'edge.example.com',
    });
  });

  test('static addresses come with the whole network of the site', async () => {
    const network = { nic: 'eth0', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: ['10.1.2.2'] };
    const site = testSite('denver', { addressing: { type: 'static', ...network, addresses: ['10.1.2.21'] } });
    const body = await bodyFor(site, { controlPlane: [{ hostId: hostId('h1'), address: '10.1.2.21' }] });
    const nic = { nicName: 'eth0', ip: '10.1.2.21', subnet: '255.255.255.0', gateway: '10.1.2.1', dns: ['10.1.2.2'] };
    expect(body).toHaveProperty('spec.cloudConfig.staticIp', true);
    expect(body).toHaveProperty('spec.machinepoolconfig.0.cloudConfig.edgeHosts', [
      { hostUid: 'h1', hostName: '', nic },
    ]);
  });

  test('a control plane that runs no work says so; the architecture is the site’s', async () => {
    const site = testSite('denver', {
      architecture: 'arm64',
      topology: { controlPlane: 3, controlPlaneRunsWork: false },
    });
    const body = await bodyFor(site, { controlPlane: dhcp('h1', 'h2', 'h3'), workers: dhcp('h4') });
    const arm = { machinePoolProperties: { archType: 'arm64' } };
    const hosts = (...ids: readonly string[]) => ids.map((id) => ({ hostUid: id, hostName: '', nic: {} }));
    expect(body).toHaveProperty('spec.machinepoolconfig', [
      pool('control-plane-pool', true, { ...arm, useControlPlaneAsWorker: false }, hosts('h1', 'h2', 'h3')),
      pool('worker-pool', false, arm, hosts('h4')),
    ]);
  });

  test('an answer without a UID is unreadable: the cluster may be there, but nobody knows which', async () => {
    const { palette } = createFakePalette([json({ UID: 'c1' }, 201)]);
    const cluster = { site: testSite(), labels: {}, profiles: [], controlPlane: dhcp('h1'), workers: [] };
    expect(await failureOf(palette.createCluster(cluster))).toMatchObject({ kind: 'schema' });
  });
});

test('a worker pool made later has the same shape as in a create', async () => {
  const { palette, sent } = createFakePalette([json({ uid: 'x' }, 201)]);
  await palette.createWorkerPool(testSite(), 'k1', dhcp('h2'));
  expect(sent[0]?.body).toEqual(pool('worker-pool', false, {}, [{ hostUid: 'h2', hostName: '', nic: {} }]));
});
