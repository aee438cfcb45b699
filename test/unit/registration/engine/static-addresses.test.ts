import { expect, test } from 'vitest';
import type { Site } from '../../../../lib/sites/site';
import { clustersNamed, edgeHost, edgeHosts } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const addresses = ['10.1.2.21', '10.1.2.22', '10.1.2.23'];
const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2'],
  addresses,
};

function nicsOf(world: TestWorld): unknown[] {
  const hosts = clustersNamed(world.simulator, 'denver').flatMap(({ pools }) => pools.flatMap((pool) => pool.hosts));
  return hosts.map(({ entry }) => entry.nic);
}

function nic(ip: string | undefined) {
  return { nicName: 'eth0', ip, subnet: '255.255.255.0', gateway: '10.1.2.1', dns: ['10.1.2.2'] };
}

test('each host gets the next address that Palette shows as free, no address twice', async () => {
  const world = createTestWorld([testSite('denver', { addressing })]);
  for (const host of edgeHosts(3)) await world.submit(host, 'denver');
  expect(nicsOf(world)).toEqual(addresses.map(nic));
});

test('hosts that arrive at once get different addresses', async () => {
  const world = createTestWorld([testSite('denver', { addressing })]);
  await Promise.all(edgeHosts(3).map((host) => world.submit(host, 'denver')));
  expect(nicsOf(world)).toHaveLength(3);
  expect(nicsOf(world)).toEqual(expect.arrayContaining(addresses.map(nic)));
});

test('when all addresses are taken the next host is told and not registered, and joins once one is free', async () => {
  const world = createTestWorld([testSite('denver', { addressing })]);
  for (const host of edgeHosts(3)) await world.submit(host, 'denver');
  const fourth = await world.submit(edgeHost(4), 'denver');
  expect(fourth).toMatchObject({ outcome: 'refused', problem: { code: 'addresses_exhausted' } });
  expect(world.simulator.snapshot().state.hosts[edgeHost(4)]).toBeUndefined();
  world.simulator.stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(2));
  expect(await world.submit(edgeHost(4), 'denver')).toMatchObject({ problem: null });
  expect(nicsOf(world)).toEqual([addresses[0], addresses[2], addresses[1]].map(nic));
});
