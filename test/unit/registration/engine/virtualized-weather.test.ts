import { expect, test } from 'vitest';
import { createSeededRandom } from '../../../../lib/palette/simulator/weather';
import { edgeHosts } from '../../../support/palette-truth';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { virtualSite, vmPool, withOlderKinds } from '../../../support/virtual-site';

const site = virtualSite('plant', { virtualization: { workers: vmPool(2) } });
const ids = edgeHosts(4);

/** Scans, and scans again until Palette has the appliance in its control plane: what an operator or the sweep would do. */
async function scanUntilIn(world: TestWorld, hostId: (typeof ids)[number]): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    const { view } = await world.submit(hostId, 'plant');
    if (view?.state === 'setting_up' || view?.state === 'ready') return;
    await world.clock.sleep(30_000);
  }
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

test.each(seeds)(
  'in bad weather %i four appliances make one cluster, are in every pool, and move no count',
  async (seed) => {
    const random = createSeededRandom(seed);
    const world = createTestWorld([site], {
      index: withOlderKinds,
      weather: { seed, droppedAnswers: 0.06, serverErrors: 0.06, crowding: 0.04 },
      switches: { searchLagMs: Math.floor(random() * 3_000) },
    });
    await Promise.all(
      ids.map(async (hostId) => {
        await world.clock.sleep(Math.floor(random() * 60_000));
        await scanUntilIn(world, hostId);
      }),
    );
    await world.rest();
    const clusters = Object.values(world.simulator.snapshot().state.clusters);
    const told = clusters.map(({ cloudType, pools }) => ({
      cloudType,
      pools: pools.map(({ name, hosts, machines = [] }) => ({
        name,
        hosts: hosts.map(({ hostUid }) => hostUid).sort(),
        machines: machines.length,
      })),
    }));
    const hosts = ids.toSorted();
    expect(told).toEqual([
      {
        cloudType: 'libvirt',
        pools: [
          { name: 'control-plane-pool', hosts, machines: 3 },
          { name: 'worker-pool', hosts, machines: 2 },
        ],
      },
    ]);
  },
);
