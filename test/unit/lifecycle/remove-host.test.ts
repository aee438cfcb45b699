import { expect, test } from 'vitest';
import type { LifeStep } from '../../../lib/lifecycle/life-plan';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';
import { createTestWorld } from '../../support/test-world';

const following = { tell: () => {}, isOver: () => false, withinMs: 30 * 60_000 };

async function denverWithWorker() {
  const world = createTestWorld([testSite('denver')]);
  await world.submit('edge-1', 'denver');
  await world.submit('edge-2', 'denver');
  world.simulator.clearLog();
  return world;
}

test('a worker is taken out node first, then list, and its entry belongs to no site', async () => {
  const world = await denverWithWorker();
  const task = { kind: 'remove_host', siteId: testSite('denver').id, hostId: hostId('edge-2') } as const;
  const steps: LifeStep['do'][] = [];
  const ended = await world.life.carryOut(task, { ...following, tell: (step) => steps.push(step.do) });
  expect(ended).toMatchObject({ ok: true, value: { kind: 'done' } });
  expect(steps).toEqual(['release_hosts', 'delete_machine', 'delete_pool', 'unlabel_host']);
});
