import { describe, expect, test } from 'vitest';
import { isToTakeOver } from '../../../lib/lifecycle/take-over-requests';
import { type Intent, openIntent } from '../../../lib/store/records';
import { carryOut, namesOf, pageOf } from '../../support/life-world';
import { edgeHost, expectOneCluster } from '../../support/palette-truth';
import { testRequest } from '../../support/test-intent';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [one, two, three] = [edgeHost(1), edgeHost(2), edgeHost(3)];
const renamed = testSite('denver', { renamedFrom: siteId('denver-old') });
const reference = 'R-1';

describe('what was asked for under the id that a site had', () => {
  const asked = openIntent(testRequest({ siteId: siteId('denver-old') }));
  const undo = { state: 'wanted', by: 'anybody', atMs: 0, reference } as const;

  test.each<readonly [string, Partial<Intent>, boolean]>([
    ['is settled', { phase: 'settled' }, true],
    ['waits for others', { phase: 'waiting_for_hosts' }, true],
    ['waits for IT', { phase: 'waiting_for_approval' }, true],
    ['has ended', { phase: 'stopped' }, false],
    ['is just taken back', { undo }, false],
    ['was asked for here', { siteId: siteId('denver') }, false],
    ['was asked for elsewhere', { siteId: siteId('boston') }, false],
  ])('and %s: does it go on under the new one?', (_case, changes, expected) => {
    expect(isToTakeOver(renamed, { ...asked, ...changes })).toBe(expected);
  });
});

/** Two hosts that were registered before the site got its name, with the store of then. */
async function renamedWorld(): Promise<TestWorld> {
  const before = createTestWorld([testSite('denver-old', { clusterName: 'denver' })]);
  for (const id of [one, two]) {
    before.simulator.devices.create({ id });
    await before.submit(id, 'denver-old');
  }
  before.clock.advance(30 * minutes);
  const world = createTestWorld([renamed], { snapshot: before.simulator.snapshot(), store: () => before.store });
  world.clock.advance(31 * minutes);
  return world;
}

test('a worker that was registered before is taken out, and stays out', async () => {
  const world = await renamedWorld();
  const ended = await carryOut(world, { kind: 'remove_host', siteId: siteId('denver'), hostId: two });
  expect(namesOf(ended)).toEqual(['release_hosts', 'delete_machine', 'delete_pool', 'unlabel_host', 'note_removed']);
  expect(await pageOf(world, two)).toBe('host_removed');
  world.clock.advance(60 * minutes);
  await world.registrations.sweep(10 * minutes);
  expectOneCluster(world.simulator, 'denver', [one]);
});

test('whose claim another has got meanwhile does not keep the command busy', async () => {
  const world = await renamedWorld();
  world.store.moveClaim = async () => siteId('boston');
  world.simulator.clearLog();
  const grow = { kind: 'grow', siteId: siteId('denver'), controlPlane: 3, hostIds: [three] } as const;
  await carryOut(world, grow);
  expect(world.simulator.log.length).toBeLessThan(60);
});
