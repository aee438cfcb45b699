import { expect, test } from 'vitest';
import { clustersNamed, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';
import { arrangeSituation, writeFaults, writeSituations } from '../../../support/write-situations';

const switches = { duplicateClusterName: 'accept', hostInUse: 'accept', searchLagMs: 3_000 } as const;
const create = writeSituations.filter(({ name }) => name === 'cluster POST');
const isLate = (name: string) => name.includes('after we gave up');

/** The worst Palette for a create: it takes a name and a host twice, and its search is three seconds behind. */
async function submitUnder(fault: (typeof writeFaults)[number][1]) {
  const [situation] = create;
  if (situation === undefined) throw new Error('no situation for a create');
  const world = await arrangeSituation(situation, { switches });
  world.simulator.faults.add({ ...fault, match: situation.match });
  const submission = await world.submit(situation.host, 'denver');
  return { world, situation, submission };
}

test.each(writeFaults.filter(([name]) => !isLate(name)))(
  'a create of which %s makes one cluster even where Palette takes names twice',
  async (_name, fault) => {
    const { world, situation, submission } = await submitUnder(fault);
    expect(submission.problem).toBeNull();
    expectOneCluster(world.simulator, 'denver', situation.members);
  },
);

// API.md §12, "What can not be excluded": a delayed create that lands after we looked, if Palette accepts equal names.
test.each(writeFaults.filter(([name]) => isLate(name)))(
  'a create of which %s may make a second cluster there, and then the next scan names it',
  async (_name, fault) => {
    const { world, situation } = await submitUnder(fault);
    world.clock.advance(60_000);
    await world.clock.sleep(1);
    const again = await world.submit(situation.host, 'denver');
    if (clustersNamed(world.simulator, 'denver').length === 1) return expect(again.problem).toBeNull();
    world.clock.advance(15 * 60_000);
    expect((await world.submit(situation.host, 'denver')).problem?.code).toBe('cluster_ambiguous');
  },
);

test('a cluster made anew in place of a deleted one is known to the next holder, though the search still shows the old', async () => {
  const world = createTestWorld([testSite()], { switches });
  await world.submit(edgeHost(1), 'denver');
  await world.clock.sleep(5_000);
  world.simulator.stranger.deleteCluster('denver');
  // It is gone a minute later, and a second after that the index has not noticed.
  await world.clock.sleep(61_000);
  await world.submit(edgeHost(2), 'denver');
  const again = await world.newInstance().submit({ edgeHostId: edgeHost(3), siteId: 'denver', hostName: '' });
  await world.rest();
  expect(again.problem).toBeNull();
  expectOneCluster(world.simulator, 'denver', [edgeHost(2), edgeHost(3)]);
});
