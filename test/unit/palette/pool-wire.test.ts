import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../lib/palette/model';
import { createFakePalette, failureOf, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

/** A worker pool in the read shape of API.md §6, with fields of a newer server. */
const recorded = {
  name: 'worker-pool',
  size: 2,
  isControlPlane: false,
  useControlPlaneAsWorker: false,
  labels: ['worker'],
  additionalLabels: { rack: '4' },
  additionalAnnotations: null,
  taints: null,
  updateStrategy: { type: 'RollingUpdateScaleOut', maxSurge: '' },
  nodeRepaveInterval: 0,
  minSize: 0,
  machinePoolProperties: { archType: 'amd64' },
  osType: 'Linux',
  overrideHealthCheckConfiguration: { timeout: '5m' },
  hosts: [
    {
      hostUid: 'w1',
      hostName: 'till-1',
      hostAddress: '10.1.2.31',
      caCert: 'cert',
      IsCandidateCaption: true,
      twoNodeCandidatePriority: 'primary',
      nic: { nicName: 'eth0', ip: '10.1.2.31', subnet: '255.255.255.0', dns: ['10.1.2.2'], macAddr: 'aa:bb' },
      futureField: { kept: true },
    },
    { hostUid: 'w2', hostAddress: '10.1.2.32', staticIP: '10.1.2.32', nicName: 'eth1', nic: null },
  ],
};

async function readPools(pools: unknown): Promise<readonly Pool[]> {
  const { palette } = createFakePalette([json({ spec: { machinePoolConfig: pools } })]);
  return palette.getPools(testSite(), 'k1');
}

/** The body of the PUT that adds `h1` to the first of these pools. */
async function put(pool: Record<string, unknown>, site = testSite(), address: string | null = null) {
  const noContent = new Response(null, { status: 204 });
  const { palette, sent } = createFakePalette([json({ spec: { machinePoolConfig: [pool] } }), noContent]);
  const [read] = await palette.getPools(testSite(), 'k1');
  if (read === undefined) throw new Error('no pool');
  await palette.addToPool(site, 'k1', read, [{ hostId: hostId('h1'), address }]);
  return sent[1]?.body;
}

describe('pools as Palette sends them', () => {
  test('are mapped to our words', async () => {
    const [pool] = await readPools([recorded]);
    expect(pool).toMatchObject({
      name: 'worker-pool',
      isControlPlane: false,
      hosts: [
        { hostId: 'w1', address: '10.1.2.31' },
        { hostId: 'w2', address: '10.1.2.32' },
      ],
    });
  });

  test.each([null, undefined, []])('%j means none', async (pools) => {
    expect(await readPools(pools)).toEqual([]);
  });

  test('null hosts are none, a null flag is false', async () => {
    const [pool] = await readPools([{ name: 'p', hosts: null, isControlPlane: null }]);
    expect(pool).toMatchObject({ name: 'p', hosts: [], isControlPlane: false });
  });

  test('the control plane is told from the flag', async () => {
    expect(await readPools([{ name: 'p', isControlPlane: true }])).toMatchObject([{ isControlPlane: true }]);
  });

  test.each(['control-plane', 'master'])(
    'a pool without the flag is the control plane by its label %s',
    async (label) => {
      expect(await readPools([{ name: 'p', labels: [label] }])).toMatchObject([{ isControlPlane: true }]);
      expect(await readPools([{ name: 'p', labels: ['worker'] }])).toMatchObject([{ isControlPlane: false }]);
    },
  );

  test.each([
    ['DHCP with an empty nic', { nic: {} }, null],
    ['a blank address', { nic: { ip: '' } }, null],
    ['the deprecated field', { staticIP: '10.1.2.9' }, '10.1.2.9'],
    ['the deprecated field beside an empty nic', { nic: { ip: '' }, staticIP: '10.1.2.9' }, '10.1.2.9'],
    ['nic wins', { nic: { ip: '10.1.2.8' }, staticIP: '10.1.2.9' }, '10.1.2.8'],
  ])('the address of a host: %s', async (_, host, address) => {
    const [pool] = await readPools([{ name: 'p', hosts: [{ hostUid: 'w1', ...host }] }]);
    expect(pool?.hosts).toEqual([{ hostId: 'w1', address }]);
  });

  test('a pool host without an ID makes the answer unreadable: who is in the pool must be known', async () => {
    const { palette } = createFakePalette([json({ spec: { machinePoolConfig: [{ name: 'p', hosts: [{}] }] } })]);
    expect(await failureOf(palette.getPools(testSite(), 'k1'))).toMatchObject({ kind: 'schema' });
  });
});

describe('the pool that is written back', () => {
  test('carries everything that was read, known or not, and every host', async () => {
    expect(await put(recorded)).toEqual({
      poolConfig: {
        name: 'worker-pool',
        size: 3,
        isControlPlane: false,
        useControlPlaneAsWorker: false,
        labels: ['worker'],
        additionalLabels: { rack: '4' },
        updateStrategy: { type: 'RollingUpdateScaleOut', maxSurge: '' },
        nodeRepaveInterval: 0,
        minSize: 0,
        machinePoolProperties: { archType: 'amd64' },
        overrideHealthCheckConfiguration: { timeout: '5m' },
      },
      cloudConfig: {
        edgeHosts: [
          {
            hostUid: 'w1',
            hostName: 'till-1',
            twoNodeCandidatePriority: 'primary',
            nic: { nicName: 'eth0', ip: '10.1.2.31', subnet: '255.255.255.0', dns: ['10.1.2.2'], macAddr: 'aa:bb' },
            futureField: { kept: true },
          },
          { hostUid: 'w2', nic: { ip: '10.1.2.32', nicName: 'eth1' } },
          { hostUid: 'h1', hostName: '', nic: {} },
        ],
      },
    });
  });

  test.each([
    ['no nic at all', {}, {}],
    ['only the deprecated address', { staticIP: '10.1.2.9' }, { ip: '10.1.2.9' }],
    ['only the deprecated NIC name', { nicName: 'eth1' }, { nicName: 'eth1' }],
    ['blank deprecated fields', { staticIP: '', nicName: '' }, {}],
    [
      'a nic that says nothing',
      { nic: {}, staticIP: '10.1.2.9', nicName: 'eth1' },
      { ip: '10.1.2.9', nicName: 'eth1' },
    ],
    ['a nic with a gateway only', { nic: { gateway: 'g' }, staticIP: '10.1.2.9' }, { gateway: 'g', ip: '10.1.2.9' }],
    ['a nic that differs wins', { nic: { ip: '10.1.2.8' }, staticIP: '10.1.2.9' }, { ip: '10.1.2.8' }],
    ['nulls in a nic are left out', { nic: { ip: '10.1.2.8', dns: null } }, { ip: '10.1.2.8' }],
  ])('a host with %s', async (_, host, nic) => {
    const body = await put({ name: 'p', hosts: [{ hostUid: 'w1', ...host }] });
    expect(body).toMatchObject({ cloudConfig: { edgeHosts: [{ hostUid: 'w1', nic }, { hostUid: 'h1' }] } });
    expect(body).toHaveProperty('cloudConfig.edgeHosts.0', { hostUid: 'w1', nic });
  });

  test('labels are always sent, because they are required', async () => {
    expect(await put({ name: 'p', hosts: null, labels: null })).toMatchObject({ poolConfig: { labels: [], size: 1 } });
  });

  test('a new host with a static address gets the site’s network', async () => {
    const network = { nic: 'eth0', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: ['10.1.2.2'] };
    const site = testSite('denver', { addressing: { type: 'static', ...network, addresses: ['10.1.2.40'] } });
    const nic = { nicName: 'eth0', ip: '10.1.2.40', subnet: '255.255.255.0', gateway: '10.1.2.1', dns: ['10.1.2.2'] };
    expect(await put({ name: 'p' }, site, '10.1.2.40')).toMatchObject({
      cloudConfig: { edgeHosts: [{ hostUid: 'h1', hostName: '', nic }] },
    });
  });

  test('an address at a site that has gone over to DHCP is sent alone', async () => {
    const body = await put({ name: 'p' }, testSite(), '10.1.2.40');
    expect(body).toHaveProperty('cloudConfig.edgeHosts.0.nic', { ip: '10.1.2.40' });
  });
});

describe('machines of a pool', () => {
  test.each([
    ['Running', true, false],
    ['Failed', false, true],
    ['Provisioning', false, false],
    [null, false, false],
  ])('instance state %s', async (instanceState, isRunning, hasFailed) => {
    const items = [{ spec: { edgeHostUid: 'w1', nics: null }, status: { instanceState } }];
    const { palette } = createFakePalette([json({ items })]);
    expect(await palette.listMachines(testSite(), 'k1', 'p')).toMatchObject([{ hostId: 'w1', isRunning, hasFailed }]);
  });

  test.each([[{}], [{ spec: null, status: null }]])('a machine that says nothing is nobody’s: %j', async (machine) => {
    const { palette } = createFakePalette([json({ items: [machine] })]);
    expect(await palette.listMachines(testSite(), 'k1', 'p')).toMatchObject([
      { hostId: '', isRunning: false, hasFailed: false },
    ]);
  });
});
