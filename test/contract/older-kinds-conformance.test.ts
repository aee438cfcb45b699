import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LogEntry } from '../../lib/palette/simulator/log';
import { libvirtRoutes } from '../../lib/palette/simulator/routes-older';
import { profileUid } from '../../lib/palette/simulator/seed';
import type { Seed } from '../../lib/palette/simulator/seed-shape';
import type { Site } from '../../lib/sites/site';
import { driftedWorld } from '../support/drifted-world';
import { carryOut } from '../support/life-world';
import { edgeHost } from '../support/palette-truth';
import { siteId } from '../support/test-site';
import { createTestWorld } from '../support/test-world';
import { virtualSite, vmPool, withOlderKinds } from '../support/virtual-site';
import { at, createBench, hostBody } from '../unit/palette/simulator/bench';
import { type Checker, describeContract } from './openapi';

const file = new URL('../../../shared/palette/openapi-libvirt.json', import.meta.url);
const native = new URL('../../../shared/palette/openapi-edge-native.json', import.meta.url);
type Bench = ReturnType<typeof createBench>;

const marks = {
  labels: { 'example.com/use': 'stock', empty: '' },
  taints: [
    { key: 'only', value: 'stock', effect: 'NoSchedule' },
    { key: 'only', value: '', effect: 'NoExecute' },
  ],
} as const;

const seed: Seed = {
  projects: [{ uid: '66aa00000000000000000001', name: 'Sites' }],
  profiles: [{ name: 'vm-infra', version: '1.0.0', type: 'infra', cloudType: 'libvirt' }],
  hasOlderKinds: true,
};

describeContract(
  'virtualized clusters against the description of API.md §10',
  (checker) => {
    test('every operation served is exercised, and every request and answer conforms', async () => {
      const bench = createBench({ seed });
      await wholeLife(bench);
      expectConformance(checker, virtualized(bench.simulator.log));
      const exercised = new Set(bench.simulator.log.map(({ method, template }) => `${method} ${template}`));
      const served = libvirtRoutes.map(({ method, template }) => `${method} ${template}`);
      expect(served.filter((name) => !exercised.has(name))).toEqual([]);
    });

    const sites: [string, Site][] = [
      ['a plain one', virtualSite()],
      [
        'one with workers, disks, labels, taints, storage of its own, a time zone and policies',
        virtualSite('plant', {
          timeZone: 'America/Boise',
          location: { latitude: 43.6, longitude: -116.2 },
          sshKeys: ['ssh-ed25519 AAAA it'],
          ntpServers: ['10.0.0.1'],
          policies: {
            scans: { security: '0 3 * * 0', penetration: null, conformance: null },
            backup: {
              ...{ location: 'plant-backups', schedule: '0 2 * * *', prefix: 'edge', keepHours: 72 },
              ...{ namespaces: ['shop'], includeDisks: true, clusterResources: 'always' },
            },
            osPatch: { schedule: '0 4 * * 0', onBoot: true, rebootIfRequired: true },
          },
          virtualization: {
            controlPlane: vmPool(3, {
              cpuSet: '1-3',
              disks: [{ sizeGb: 10, isManaged: true }],
              taints: [{ key: 'use', value: 'control', effect: 'PreferNoSchedule' }],
            }),
            workers: vmPool(2, { update: { type: 'contract_first' }, ...marks }),
            placement: {
              networkType: 'default',
              networks: ['lan'],
              imagePool: 'images',
              targetPool: 'fast',
              dataPool: 'data',
            },
            placements: {
              [edgeHost(2)]: { networks: ['lan', 'cameras'], dataPool: 'fast' },
              [edgeHost(3)]: { networkType: 'bridge', networks: ['br0'], targetPool: 'images' },
            },
          },
        }),
      ],
    ];
    test.each(sites)('what the app itself sends conforms, from scan to later appliance: %s', async (_, site) => {
      const world = createTestWorld([site], { index: withOlderKinds });
      for (const number of [1, 2, 3]) await world.submit(edgeHost(number), site.id);
      await world.registrations.view(edgeHost(1));
      await world.rest();
      const sent = virtualized(world.simulator.log);
      expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'PUT']));
      expectConformance(checker, sent);
    });

    test('what a sync of labels, taints and updates reads and writes conforms', async () => {
      const workers = vmPool(2, marks);
      const before = virtualSite('plant', { virtualization: { controlPlane: vmPool(3, marks), workers: vmPool(2) } });
      const after = virtualSite('plant', {
        virtualization: {
          controlPlane: vmPool(3, { labels: {}, taints: [] }),
          workers: { ...workers, update: { type: 'contract_first' } },
        },
      });
      const world = await driftedWorld(before, after, { index: withOlderKinds });
      expect(await carryOut(world, { kind: 'sync', siteId: siteId('plant'), withVersions: false })).toMatchObject({
        kind: 'done',
      });
      const sent = virtualized(world.simulator.log);
      expect(sent.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual(['PUT', 'PUT']);
      expectConformance(checker, sent);
    });
  },
  file,
);

describeContract('what surrounds virtualized clusters, against the description of native ones', (checker) => {
  test('every other request and answer conforms', async () => {
    const bench = createBench({ seed });
    await wholeLife(bench);
    const others = bench.simulator.log.filter((entry) => !virtualized([entry]).includes(entry));
    expect(others).toHaveLength(5);
    expectConformance(checker, others);
  });

  test('every refusal carries an error body as described', async () => {
    const bench = createBench({ seed });
    const config = await prepare(bench);
    const made = await bench.call('PUT', `${config}/machinePools/masters`, pool('masters', 4, ['app-1']));
    const unknown = await bench.call('PUT', `${config}/machinePools/nobody`, pool('nobody', 3, ['app-1']));
    bench.simulator.switches.olderKinds = 'absent';
    const gone = await bench.call('GET', config);
    expect([made.status, unknown.status, gone.status]).toEqual([400, 404, 404]);
    const refused = bench.simulator.log.filter(({ status }) => (status ?? 0) >= 400);
    expect(refused.flatMap((entry) => checker.checkResponse(entry))).toEqual([]);
  });
});

test('both descriptions are there, or this says nothing', () => {
  if (process.env.CI) expect([existsSync(file), existsSync(native)]).toEqual([true, true]);
});

function expectConformance(checker: Checker, entries: readonly LogEntry[]): void {
  const faults = entries.flatMap((entry) => [...checker.checkRequest(entry), ...checker.checkResponse(entry)]);
  expect(faults).toEqual([]);
}

function virtualized(entries: readonly LogEntry[]): LogEntry[] {
  return entries.filter(({ path }) => path.includes('/libvirt'));
}

function pool(name: string, size: number, hostUids: readonly string[], isControlPlane = true) {
  return {
    poolConfig: { name, size, isControlPlane, labels: [isControlPlane ? 'control-plane' : 'worker'] },
    cloudConfig: {
      instanceType: { numCPUs: 2, memoryInMB: 4_096 },
      rootDiskInGB: 40,
      placements: hostUids.map((hostUid) => ({
        hostUid,
        networks: [{ networkName: 'br0', networkType: 'bridge' }],
        sourceStoragePool: 'ehl_images',
      })),
    },
  };
}

function clusterBody(hostUids: readonly string[]) {
  return {
    metadata: { name: 'plant', labels: { site: 'plant' } },
    spec: {
      cloudConfig: { controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP' }, sshKeys: [], staticIp: false },
      machinepoolconfig: [pool('masters', 3, hostUids)],
      profiles: [{ uid: profileUid('vm-infra', '1.0.0') }],
    },
  };
}

/** Two appliances and a cluster of them; gives the path of its cloud config. */
async function prepare(bench: Bench): Promise<string> {
  for (const id of ['app-1', 'app-2']) {
    bench.simulator.devices.create({ id, machine: 'appliance' });
    await bench.call('POST', '/v1/edgehosts', hostBody(id));
  }
  bench.pass(60);
  await bench.call('GET', '/v1/edgehosts/app-1');
  const body = clusterBody(['app-1', 'app-2']);
  await bench.call('POST', '/v1/spectroclusters/libvirt/validate', body);
  const made = await bench.call('POST', '/v1/spectroclusters/libvirt', body);
  const uid = String(at(made.body, 'uid'));
  await bench.call('GET', `/v1/spectroclusters/${uid}/libvirt/edgeHosts`);
  const cluster = await bench.call('GET', `/v1/spectroclusters/${uid}`);
  return `/v1/cloudconfigs/libvirt/${String(at(cluster.body, 'spec.cloudConfigRef.uid'))}`;
}

async function wholeLife(bench: Bench): Promise<void> {
  const config = await prepare(bench);
  for (const seconds of [0, 60, 600]) {
    bench.pass(seconds);
    await bench.call('GET', config);
    await bench.call('GET', `${config}/machinePools/masters/machines`);
  }
  await bench.call('PUT', `${config}/clusterConfig`, { clusterConfig: { sshKeys: ['ssh-ed25519 AAAA'] } });
  await bench.call('POST', `${config}/machinePools`, pool('workers', 2, ['app-1'], false));
  await bench.call('PUT', `${config}/machinePools/workers`, pool('workers', 1, ['app-1', 'app-2'], false));
  const listed = await bench.call('GET', `${config}/machinePools/workers/machines`);
  const machine = `${config}/machinePools/workers/machines/${String(at(listed.body, 'items.0.metadata.uid'))}`;
  await bench.call('GET', machine);
  await bench.call('DELETE', machine);
  await bench.call('DELETE', `${config}/machinePools/workers`);
  await bench.call('GET', '/v1/edgehosts/app-1');
}
