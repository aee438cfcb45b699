import { describe, expect, test } from 'vitest';
import { edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

/** Phones come one after the other while every call of Palette takes its time; ends when all work has ended. */
async function arrive(world: TestWorld, hosts: number, everyMs: number): Promise<(string | null)[]> {
  const answers = [];
  for (const edgeHostId of edgeHosts(hosts)) {
    answers.push(world.newInstance().submit({ edgeHostId, siteId: 'denver', hostName: '' }));
    await world.clock.sleep(everyMs);
  }
  const submissions = await Promise.all(answers);
  await world.rest();
  return submissions.map(({ problem }) => problem?.code ?? null);
}

/** Goes on with what is due until nothing is, as pages do. */
async function goOn(world: TestWorld, hosts: number): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    const views = await Promise.all(edgeHosts(hosts).map((hostId) => world.registrations.view(hostId)));
    const due = views.find((view) => view.ok && view.value.isDue);
    if (due?.ok) await world.registrations.proceed(due.value.hostId);
    await world.clock.sleep(5_000);
    await world.rest();
  }
}

describe.each([
  [300, 900],
  [400, 1_500],
  [500, 1_000],
  [100, 250],
])('sixty hosts that keep coming, with calls of %i ms and a host every %i ms', (latencyMs, everyMs) => {
  test('are all registered and joined, and nobody is told of a problem that there is not', async () => {
    const world = createTestWorld([testSite('denver', { topology: { maxHosts: 100 } })]);
    world.simulator.faults.add({ kind: 'delay', ms: latencyMs, match: {}, times: 'always' });
    const problems = await arrive(world, 60, everyMs);
    expect(problems).toEqual(Array(60).fill(null));
    await goOn(world, 60);
    const told = world.events.filter(({ event }) => event === 'registration_problem' || event === 'problem_seen');
    expect(told).toEqual([]);
    expectOneCluster(world.simulator, 'denver', edgeHosts(60));
  });
});

test('who came first is in the cluster long before the last one comes', async () => {
  const world = createTestWorld([testSite('denver', { topology: { maxHosts: 100 } })]);
  world.simulator.faults.add({ kind: 'delay', ms: 300, match: {}, times: 'always' });
  const arriving = arrive(world, 40, 400);
  await world.clock.sleep(8_000);
  expect(await world.store.readIntent(edgeHost(1))).toMatchObject({ phase: 'settled' });
  expect((await arriving).filter((code) => code !== null)).toEqual([]);
});
