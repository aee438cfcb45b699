import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { toAttempt } from '../../../lib/lifecycle/act/to-attempt';
import type { LifeStep } from '../../../lib/lifecycle/life-plan';
import type { Task } from '../../../lib/lifecycle/task';
import { intentOf } from '../../support/life-scene';
import { carryOut, namesOf, runningSite } from '../../support/life-world';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';

const minutes = 60_000;
const at = { siteId: siteId('denver') };
const [two, four] = [edgeHost(2), edgeHost(4)] as [HostId, HostId];
const remove: Task = { kind: 'remove_host', ...at, hostId: two };
const undo: Task = { kind: 'undo_host', ...at, hostId: two };
const replace: Task = { kind: 'replace_host', ...at, hostId: two, newHostId: four };

/** From the first time that this step is begun, the store says once that somebody has changed the request meanwhile. */
function loseRaceAt({ store }: TestWorld, name: LifeStep['do']) {
  const { updateIntent } = store;
  let racesLeft = 1;
  let isAtIt = false;
  store.updateIntent = async (intent) => {
    if (!isAtIt || racesLeft === 0) return updateIntent.call(store, intent);
    racesLeft -= 1;
    return null;
  };
  const tell = (step: LifeStep) => {
    isAtIt = step.do === name;
  };
  return { tell, hasLost: () => racesLeft === 0 };
}

describe('somebody changes the request while a command writes to it', () => {
  test.each<readonly [LifeStep['do'], Task]>([
    ['release_hosts', remove],
    ['note_removed', remove],
    ['note_taken_back', undo],
    ['note_members', replace],
  ])('%s is planned and done anew at once, and told as done once', async (name, task) => {
    const calm = await runningSite(3);
    calm.simulator.devices.create({ id: four });
    const wanted = await carryOut(calm, task);
    const world = await runningSite(3);
    world.simulator.devices.create({ id: four });
    const race = loseRaceAt(world, name);
    const startedAtMs = world.clock.now();
    const ended = await carryOut(world, task, race);
    expect(race.hasLost()).toBe(true);
    expect([ended.kind, namesOf(ended)]).toEqual([wanted.kind, namesOf(wanted)]);
    // As long as a step of Palette's may take to show is not waited for what the store has said no to.
    if (task.kind !== 'replace_host') expect(world.clock.now() - startedAtMs).toBeLessThan(2 * minutes);
  });
});

test('a note about several hosts counts as made where one of them was written: the next look names the others', () => {
  expect(toAttempt([])).toEqual({ done: null });
  expect(toAttempt([intentOf(1, 'stopped'), null])).toEqual({ done: null });
  expect(toAttempt([null, null])).toEqual({ busy: true });
});
