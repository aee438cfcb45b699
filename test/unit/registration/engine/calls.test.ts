import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseHostId } from '../../../../lib/hosts/edge-host-id';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

type Row = readonly [what: string, calls: number, scarce: number, writes: number];

async function count(world: TestWorld, what: string, act: () => Promise<unknown>): Promise<Row> {
  world.simulator.clearLog();
  await act();
  const scarce = world.simulator.log.filter(({ path }) => /^\/v1\/(edgehosts|dashboard)/.test(path));
  return [what, world.simulator.log.length, scarce.length, world.writes().length];
}

async function measure(): Promise<Row[]> {
  const gathering = testSite('boulder', { topology: { controlPlane: 3 } });
  const sites = [testSite('denver'), testSite('aspen'), gathering];
  const world = createTestWorld(sites, { autoDevices: true });
  const submit = (host: string, site: string) => () => world.submit(host, site);
  const view = () => {
    const hostId = parseHostId('edge-1');
    return hostId.ok ? world.registrations.view(hostId.value) : Promise.reject(new Error('no host ID'));
  };
  const rows = [
    await count(world, 'first host of a site, profiles not known yet', submit('edge-1', 'denver')),
    await count(world, 'first host of a site, profiles known', submit('edge-2', 'aspen')),
    await count(world, 'second host: a worker pool is made', submit('edge-3', 'denver')),
    await count(world, 'third host: it joins the worker pool', submit('edge-4', 'denver')),
    await count(world, 'first of three hosts that wait for each other', submit('edge-5', 'boulder')),
  ];
  await world.submit('edge-6', 'boulder');
  rows.push(await count(world, 'last of three hosts: the cluster is made', submit('edge-7', 'boulder')));
  rows.push(await count(world, 're-scan, warm', submit('edge-1', 'denver')));
  rows.push(await countColdRescan(sites));
  world.clock.advance(6_000);
  rows.push(await count(world, 'a watcher’s look while the host is being set up', view));
  world.clock.advance(3_600_000);
  await view();
  world.clock.advance(10_000);
  rows.push(await count(world, 'a watcher’s look once it is ready', view));
  rows.push(await count(world, 'another watcher within five seconds', view));
  await world.submit('edge-1', 'denver');
  rows.push(await count(world, 'the page that opens after the submit', view));
  return rows;
}

/** The same Palette, an instance that has never seen anything: the second store begins empty. */
async function countColdRescan(sites: Parameters<typeof createTestWorld>[0]): Promise<Row> {
  const warm = createTestWorld(sites);
  await warm.submit('edge-1', 'denver');
  const cold = createTestWorld(sites, {
    snapshot: warm.simulator.snapshot(),
    store: (clock) => createMemoryStore({ now: clock.now }),
  });
  return count(cold, 're-scan, cold (another instance, empty store)', () => cold.submit('edge-1', 'denver'));
}

it('docs/calls.md says how many calls each case takes', async () => {
  const documented = readFileSync('docs/calls.md', 'utf8')
    .replaceAll("'", '’')
    .split('\n')
    .filter((line) => /\| \d+ \| \d+ \| \d+ \|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, what = '', calls, scarce, writes]): Row => [what, Number(calls), Number(scarce), Number(writes)]);
  expect(await measure()).toEqual(documented);
});
