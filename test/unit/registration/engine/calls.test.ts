import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseHostId } from '../../../../lib/hosts/edge-host-id';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { edgeHost } from '../../../support/palette-truth';
import { siteId, testSite } from '../../../support/test-site';
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
  const waiting = testSite('estes', { topology: { controlPlane: 3 } });
  const sites = [testSite('denver'), testSite('aspen'), gathering, waiting, testSite('frisco')];
  const world = createTestWorld(sites, { autoDevices: true });
  const submit = (host: string, site: string) => () => world.submit(host, site);
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
  rows.push(...(await measureWatching(world, submit('edge-1', 'denver'))));
  rows.push(...(await measureForesight(world)));
  return rows;
}

/** Before a submit: at the site of four hosts, and at one where nothing is. */
async function measureForesight(world: TestWorld): Promise<Row[]> {
  const foresee = (site: string) => async () => {
    await world.registrations.foresee(edgeHost(99), siteId(site));
    await world.rest();
  };
  world.clock.advance(60_000);
  const rows = [await count(world, 'what a host would do at a site that is set up, every 60 s', foresee('denver'))];
  world.clock.advance(59_999);
  rows.push(await count(world, 'whoever asks for the same site within 60 s', foresee('denver')));
  rows.push(await count(world, 'what a host would do at a site where nobody has been', foresee('frisco')));
  return rows;
}

/** Looks at the four hosts of one site, in two pools, and at the three of another that waits. */
async function measureWatching(world: TestWorld, rescan: () => Promise<unknown>): Promise<Row[]> {
  const view = (host: string) => async () => {
    const hostId = parseHostId(host);
    if (!hostId.ok) throw new Error('no host ID');
    await world.registrations.view(hostId.value);
    await world.rest();
  };
  const rows: Row[] = [];
  const look = async (afterMs: number, what: string, host = 'edge-1') => {
    world.clock.advance(afterMs);
    rows.push(await count(world, what, view(host)));
  };
  await look(0, 'the page that opens after the submit', 'edge-4');
  await look(25_000, 'a look while hosts are being set up, the first after 20 s');
  await look(5_000, 'a look 5 s later');
  await look(5_000, 'a look 10 s later');
  await look(4_999, 'whoever watches the same site within 5 s');
  await look(3_600_000, 'a look when all of them run at last');
  await look(30_000, 'a look once all of them run, every 30 s');
  await look(29_999, 'whoever watches it within 30 s');
  await world.submit('edge-8', 'estes');
  await look(20_000, 'a look at a site that waits for hosts, every 20 s', 'edge-8');
  await look(19_999, 'whoever watches it within 20 s', 'edge-8');
  await rescan();
  await look(0, 'the page that opens after the re-scan');
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
