import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Pool } from '../../../lib/palette/model';
import { toLibvirtReplaceBody } from '../../../lib/palette/wire/pool-libvirt';
import { createFakePalette, failureOf, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testVirtualization } from '../../support/test-extras';
import { virtualSite, vmPool } from '../../support/virtual-site';

const site = virtualSite('plant', {
  sshKeys: ['ssh-ed25519 AAAA it'],
  ntpServers: ['10.0.0.1'],
  timeZone: 'America/Boise',
});

/** A pool as `GET` shows it, with fields that we do not know. */
const read = {
  name: 'control-plane-pool',
  size: 3,
  isControlPlane: true,
  useControlPlaneAsWorker: true,
  labels: ['control-plane'],
  taints: null,
  updateStrategy: { type: 'RollingUpdateScaleOut' },
  someday: { is: 'known' },
  instanceType: { numCPUs: 4, memoryInMB: 8_192, gpuConfig: { numGPUs: 1 } },
  rootDiskInGB: 60,
  nonRootDisksInGB: [{ sizeInGB: 10, managed: true }],
  xslTemplate: 'PHhzbD4=',
  placements: [
    {
      hostUid: 'h1',
      hostAddress: '10.1.2.21',
      hostIdentity: { mode: 'system' },
      networks: [{ networkName: 'br0', networkType: 'bridge' }],
      sourceStoragePool: 'ehl_images',
      gpuDevices: [{ vendor: 'NVIDIA' }],
    },
  ],
};

function poolsOf(...pools: readonly unknown[]): Promise<readonly Pool[]> {
  const { palette } = createFakePalette([json({ spec: { clusterConfig: {}, machinePoolConfig: pools } })]);
  return palette.getPools(site, 'k1');
}

async function readPool(changes: object = {}): Promise<Pool> {
  const [pool] = await poolsOf({ ...read, ...changes });
  if (pool === undefined) throw new Error('no pool was read');
  return pool;
}

describe('a pool of machines, as read', () => {
  test('has an appliance for each placement, and the number of its machines', async () => {
    expect(await readPool()).toMatchObject({
      name: 'control-plane-pool',
      isControlPlane: true,
      hosts: [{ hostId: 'h1', address: null }],
      size: 3,
    });
  });

  test('that is empty has no machines', async () => {
    const workers = { name: 'worker-pool', labels: ['worker'], placements: null };
    expect((await poolsOf(workers))[0]).toMatchObject({ isControlPlane: false, hosts: [], size: 0 });
  });

  test.each([undefined, null, 0])(
    'of the control plane that says its size is %j is believed by nobody',
    async (size) => {
      expect(await failureOf(poolsOf({ ...read, size }))).toMatchObject({ kind: 'schema' });
    },
  );
});

describe('a pool of machines, as written', () => {
  test('carries everything through but what is Palette’s own, and the number of its machines stays', async () => {
    expect(
      toLibvirtReplaceBody(site, await readPool(), {
        added: [{ hostId: hostId('h2'), address: null }],
      }),
    ).toEqual({
      poolConfig: {
        name: 'control-plane-pool',
        size: 3,
        isControlPlane: true,
        useControlPlaneAsWorker: true,
        labels: ['control-plane'],
        updateStrategy: { type: 'RollingUpdateScaleOut' },
        someday: { is: 'known' },
      },
      cloudConfig: {
        instanceType: { numCPUs: 4, memoryInMB: 8_192, gpuConfig: { numGPUs: 1 } },
        rootDiskInGB: 60,
        nonRootDisksInGB: [{ sizeInGB: 10, managed: true }],
        xslTemplate: 'PHhzbD4=',
        placements: [
          {
            hostUid: 'h1',
            networks: [{ networkName: 'br0', networkType: 'bridge' }],
            sourceStoragePool: 'ehl_images',
            gpuDevices: [{ vendor: 'NVIDIA' }],
          },
          {
            hostUid: 'h2',
            networks: [{ networkName: 'br0', networkType: 'bridge' }],
            sourceStoragePool: 'ehl_images',
            targetStoragePool: 'ehl_images',
          },
        ],
      },
    });
  });

  test('gets the size that is wanted, loses the appliance that is to go, and takes on options', async () => {
    const body = toLibvirtReplaceBody(site, await readPool(), {
      size: 5,
      removed: ['h1'],
      options: { taints: [], nodeRepaveInterval: 60 },
    });
    expect(body.poolConfig).toMatchObject({ size: 5, taints: [], nodeRepaveInterval: 60 });
    expect(body.cloudConfig).toMatchObject({ placements: [], rootDiskInGB: 60 });
  });

  test('puts a later appliance where the config says for it, and leaves the others where they are', async () => {
    const placements = { h1: { networks: ['br9'] }, h2: { networks: ['br1', 'br2'], imagePool: 'images' } };
    const mixed = virtualSite('plant', { virtualization: { placements } });
    const added = [hostId('h2'), hostId('h3')].map((id) => ({ hostId: id, address: null }));
    const { placements: written } = toLibvirtReplaceBody(mixed, await readPool(), { added }).cloudConfig;
    expect(written).toMatchObject([
      { hostUid: 'h1', networks: [{ networkName: 'br0' }] },
      {
        hostUid: 'h2',
        networks: [
          { networkName: 'br1', networkType: 'bridge' },
          { networkName: 'br2', networkType: 'bridge' },
        ],
        sourceStoragePool: 'images',
        targetStoragePool: 'images',
      },
      { hostUid: 'h3', networks: [{ networkName: 'br0' }], sourceStoragePool: 'ehl_images' },
    ]);
  });

  test('keeps labels and taints of its nodes when an appliance joins, whatever the config says by now', async () => {
    const marks = { additionalLabels: { use: 'old' }, taints: [{ key: 'a', value: '', effect: 'NoExecute' }] };
    const marked = virtualSite('plant', { virtualization: { controlPlane: vmPool(3, { labels: { use: 'new' } }) } });
    const added = [{ hostId: hostId('h2'), address: null }];
    expect(toLibvirtReplaceBody(marked, await readPool(marks), { added }).poolConfig).toMatchObject(marks);
  });

  test('never gives up a machine of the control plane before there is another one', async () => {
    const updateStrategy = { type: 'RollingUpdateScaleIn' };
    const masters = await readPool({ updateStrategy });
    const workers = await readPool({ updateStrategy, isControlPlane: false, labels: ['worker'] });
    expect(toLibvirtReplaceBody(site, masters, {}).poolConfig).toMatchObject({
      updateStrategy: { type: 'RollingUpdateScaleOut' },
    });
    expect(toLibvirtReplaceBody(site, workers, {}).poolConfig).toMatchObject({ updateStrategy });
  });
});

describe('a new virtualized cluster', () => {
  async function create(changes: Parameters<typeof virtualSite>[1] = {}) {
    const { palette, sent } = createFakePalette([json({ uid: 'c1' }, 201)]);
    const made = virtualSite('plant', { ...site, ...changes, virtualization: { ...changes.virtualization } });
    const hosts = [hostId('h1'), hostId('h2')].map((id) => ({ hostId: id, address: null }));
    await palette.createCluster({ site: made, labels: {}, profiles: [], controlPlane: hosts, workers: [] });
    return sent[0];
  }

  test('has its own path, machines on every appliance, and no time zone', async () => {
    const sent = await create();
    expect(sent).toMatchObject({ method: 'POST', path: '/v1/spectroclusters/libvirt' });
    expect(sent?.body).toMatchObject({
      metadata: { name: 'plant' },
      spec: {
        cloudConfig: {
          controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP' },
          sshKeys: ['ssh-ed25519 AAAA it'],
          ntpServers: ['10.0.0.1'],
          staticIp: false,
        },
        machinepoolconfig: [
          {
            poolConfig: { name: 'control-plane-pool', size: 3, isControlPlane: true, useControlPlaneAsWorker: true },
            cloudConfig: {
              instanceType: { numCPUs: 4, memoryInMB: 8_192 },
              rootDiskInGB: 60,
              nonRootDisksInGB: [],
              placements: [{ hostUid: 'h1' }, { hostUid: 'h2' }],
            },
          },
        ],
      },
    });
    expect(sent?.body).not.toHaveProperty('spec.clusterConfig.timezone');
    expect(sent?.body).not.toHaveProperty('spec.cloudConfig.overlayNetworkConfiguration');
  });

  test('has a pool of workers where the site wants one, with disks, processors and storage as IT says', async () => {
    const workers = vmPool(2, { cpuSet: '1-4,^3', disks: [{ sizeGb: 20, isManaged: true }] });
    const placement = {
      networkType: 'default',
      networks: ['lan', 'cameras'],
      imagePool: 'images',
      targetPool: 'fast',
      dataPool: 'data',
    } as const;
    const sent = await create({ topology: { controlPlaneRunsWork: false }, virtualization: { workers, placement } });
    expect(sent?.body).toMatchObject({
      spec: {
        machinepoolconfig: [
          { poolConfig: { useControlPlaneAsWorker: false } },
          {
            poolConfig: { name: 'worker-pool', size: 2, isControlPlane: false, labels: ['worker'] },
            cloudConfig: {
              instanceType: { cpuset: '1-4,^3' },
              nonRootDisksInGB: [{ sizeInGB: 20, managed: true, dataStoragePool: 'data' }],
              placements: [
                {
                  hostUid: 'h1',
                  networks: [
                    { networkName: 'lan', networkType: 'default' },
                    { networkName: 'cameras', networkType: 'default' },
                  ],
                  sourceStoragePool: 'images',
                  targetStoragePool: 'fast',
                  dataStoragePool: 'data',
                },
                { hostUid: 'h2' },
              ],
            },
          },
        ],
      },
    });
  });

  test('replaces machines as the config says, and a new one first where it says nothing', async () => {
    const workers = vmPool(2, { update: { type: 'contract_first' } });
    expect((await create({ virtualization: { workers } }))?.body).toMatchObject({
      spec: {
        machinepoolconfig: [
          { poolConfig: { updateStrategy: { type: 'RollingUpdateScaleOut' } } },
          { poolConfig: { updateStrategy: { type: 'RollingUpdateScaleIn' } } },
        ],
      },
    });
  });

  test('marks its nodes as the config says, in words that native pools have, and not at all where it says nothing', async () => {
    const taints = [{ key: 'only', value: 'stock', effect: 'NoSchedule' }] as const;
    const controlPlane = vmPool(3, { taints });
    const workers = vmPool(2, { labels: { use: 'stock' } });
    const { body } = (await create({ virtualization: { controlPlane, workers } })) ?? {};
    expect(body).toMatchObject({
      spec: {
        machinepoolconfig: [
          { poolConfig: { labels: ['control-plane'], additionalLabels: {}, taints } },
          { poolConfig: { labels: ['worker'], additionalLabels: { use: 'stock' }, taints: [] } },
        ],
      },
    });
    // Neither of the two shapes has them in the description of API.md §10.
    expect(JSON.stringify(body)).not.toMatch(/additionalAnnotations/);
  });

  test('lets the placements alone say where further disks are once an appliance has them elsewhere', async () => {
    const controlPlane = vmPool(3, { disks: [{ sizeGb: 20, isManaged: true }] });
    const { placement: shared } = testVirtualization;
    const poolOf = async (dataPool: string) => {
      const placements = { h2: { dataPool } };
      const sent = await create({ virtualization: { controlPlane, placement: shared, placements } });
      return z.object({ spec: z.object({ machinepoolconfig: z.tuple([z.unknown()]) }) }).parse(sent?.body).spec
        .machinepoolconfig[0];
    };
    expect(await poolOf('ehl_data')).toMatchObject({
      cloudConfig: { nonRootDisksInGB: [{ sizeInGB: 20, dataStoragePool: 'ehl_data' }] },
    });
    const apart = await poolOf('fast');
    expect(apart).toHaveProperty('cloudConfig.nonRootDisksInGB', [{ sizeInGB: 20, managed: true }]);
    expect(apart).toMatchObject({
      cloudConfig: {
        placements: [
          { hostUid: 'h1', dataStoragePool: 'ehl_data' },
          { hostUid: 'h2', dataStoragePool: 'fast' },
        ],
      },
    });
  });
});

test('a site that says nothing of its machines is a bug of whoever let it through', () => {
  const { virtualization: _nothing, ...bare } = site;
  const pool = { name: 'p', isControlPlane: false, hosts: [], size: 0, wire: { name: 'p', placements: [] } };
  expect(() => toLibvirtReplaceBody(bare, pool, { added: [{ hostId: hostId('h1'), address: null }] })).toThrow(/plant/);
});
