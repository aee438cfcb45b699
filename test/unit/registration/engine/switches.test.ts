import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../../lib/errors';
import { clustersNamed, countCalls, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { type Story, stories } from '../../../support/stories';
import { switchPositions } from '../../../support/switch-positions';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';

/** Where a position must end in a stop, and in which; every other one ends as the story says. */
const stops: readonly { readonly position: RegExp; readonly story: string; readonly ends: ErrorCode }[] = [
  { position: /^nameOfDeletedCluster "taken"/, story: 'the cluster deleted and made anew', ends: 'palette_refused' },
];

function endOf(position: string, { name, ends }: Story): ErrorCode | null {
  return stops.find((stop) => stop.position.test(position) && stop.story === name)?.ends ?? ends;
}

describe.each(switchPositions())('with $name', ({ name: position, switches }) => {
  test.each(stories)('$name ends right', async (story) => {
    const world = createTestWorld(story.sites, { switches });
    const last = await story.tell(world);
    const ends = endOf(position, story);
    expect(last.problem?.code ?? null).toBe(ends);
    if (ends !== null) return expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expectOneCluster(world.simulator, 'denver', story.members ?? []);
    expect(['setting_up', 'ready']).toContain(last.view?.state);
  });
});

test('a cluster that the search does not show yet is not made twice, even where Palette would take the name twice', async () => {
  const world = createTestWorld([testSite()], { switches: { searchLagMs: 3_000, duplicateClusterName: 'accept' } });
  await world.submit(edgeHost(1), 'denver');
  world.simulator.clearLog();
  expect(await world.submit(edgeHost(2), 'denver')).toMatchObject({ problem: null, view: { role: 'worker' } });
  expect(countCalls(world.simulator)).toMatchObject({ writes: 2, refused: 0 });
  expectOneCluster(world.simulator, 'denver', [edgeHost(1), edgeHost(2)]);
});

test('a pool that cannot change yet leaves the host registered, says so, and a later submit joins it', async () => {
  const refusal = { status: 409, code: 'ClusterIsProvisioning' };
  const world = createTestWorld([testSite()], { switches: { poolChangeWhileProvisioning: refusal } });
  world.simulator.devices.create({ id: edgeHost(1) });
  await world.submit(edgeHost(1), 'denver');
  const early = await world.submit(edgeHost(2), 'denver');
  expect(early).toMatchObject({
    problem: { code: 'site_being_set_up' },
    view: { state: 'joining', isRegistered: true, role: null },
  });
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  world.clock.advance(15 * 60_000);
  world.simulator.clearLog();
  expect(await world.submit(edgeHost(2), 'denver')).toMatchObject({ outcome: 'already', problem: null });
  expect(countCalls(world.simulator).writes).toBe(1);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1), edgeHost(2)]);
});
