import { expect } from 'vitest';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { CarriedOut, Following } from '../../lib/lifecycle/carry-out';
import type { LifePlan, LifeStep } from '../../lib/lifecycle/life-plan';
import type { Task, TaskOf } from '../../lib/lifecycle/task';
import { edgeHosts } from './palette-truth';
import { siteId, testSite } from './test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world';

const minutes = 60_000;

/** Waited for as long as a command does by default. */
const patient: Following = { tell: () => {}, isOver: () => false, withinMs: 30 * minutes };

/** Carries a task out as IT; throws where it is not even taken on. */
export async function carryOut(world: TestWorld, task: Task, following: Partial<Following> = {}): Promise<CarriedOut> {
  const ended = await world.life.carryOut(task, { ...patient, ...following });
  await world.rest();
  if (!ended.ok) throw new Error(`Not taken on: ${ended.error.code}`);
  return ended.value;
}

/** The names of the steps that were done. */
export function namesOf(ended: CarriedOut): LifeStep['do'][] {
  return ended.steps.map((step) => step.do);
}

/** What would be done now; throws where it is not even thought about. */
export async function rehearse(world: TestWorld, task: Task): Promise<LifePlan> {
  const plan = await world.life.rehearse(task);
  if (!plan.ok) throw new Error(`Not thought about: ${plan.error.code}`);
  return plan.value;
}

/** The steps of what would be done now; a refusal fails the test. */
export async function stepsOf(world: TestWorld, task: Task): Promise<readonly LifeStep[]> {
  const plan = await rehearse(world, task);
  expect(plan).toMatchObject({ kind: 'steps' });
  return plan.kind === 'steps' ? plan.steps : [];
}

/** Why it would be refused, or null. */
export async function refusalOf(world: TestWorld, task: Task): Promise<string | null> {
  const plan = await rehearse(world, task);
  return plan.kind === 'refused' ? plan.refusal.code : null;
}

/** Follows a task until so many steps have begun, and then lets nothing more begin. */
export function interruptAfter(count: number): Partial<Following> {
  let begun = 0;
  return {
    tell: () => {
      begun += 1;
    },
    isOver: () => begun >= count,
  };
}

/**
 * Carries a task out with an interruption after every step, each time anew, until it is done. What was planned at first is
 * what was done, and what is planned after each interruption is the rest of it; what need not be waited for (any more) is not.
 */
export async function carryOutInPieces(world: TestWorld, task: Task): Promise<LifeStep['do'][]> {
  const planned = writesIn(await stepsOf(world, task));
  const done: LifeStep['do'][] = [];
  for (let pieces = 0; pieces < 60; pieces += 1) {
    const left = await stepsOf(world, task);
    expect([...done, ...writesIn(left)]).toEqual(planned);
    if (left.length === 0) return done;
    const ended = await carryOut(world, task, interruptAfter(1));
    expect(ended.kind).not.toBe('refused');
    done.push(...namesOf(ended));
    // It waits for Palette, for which time has to go by.
    if (ended.steps.length === 0) world.clock.advance(2 * minutes);
  }
  throw new Error('It comes to no end');
}

function writesIn(steps: readonly LifeStep[]): LifeStep['do'][] {
  return steps.map((step) => step.do).filter((name) => !name.startsWith('wait_'));
}

/** Edge hosts that stand at `denver`, all of them running; `boston` is another site, with none. */
export async function runningSite(
  count: number,
  { site = {}, boston = {}, ...options }: RunningSite = {},
): Promise<TestWorld> {
  const world = createTestWorld([testSite('denver', site), testSite('boston', boston)], options);
  for (const id of edgeHosts(count)) {
    world.simulator.devices.create({ id });
    await world.submit(id, 'denver');
  }
  world.clock.advance(30 * minutes);
  for (const id of edgeHosts(count)) await pageOf(world, id);
  world.simulator.clearLog();
  return world;
}

interface RunningSite extends TestWorldOptions {
  readonly site?: Parameters<typeof testSite>[1];
  readonly boston?: Parameters<typeof testSite>[1];
}

/** What the page of a host says, looked at anew: its state, and its problem or null; `not_registered` where there is none. */
export async function pageOf(world: TestWorld, id: HostId): Promise<string> {
  // A first look shows what is known, and sees to the next.
  for (let looks = 0; looks < 3; looks += 1) {
    await world.newInstance().view(id);
    await world.rest();
    world.clock.advance(6_000);
  }
  const view = await world.newInstance().view(id);
  await world.rest();
  if (!view.ok) return view.error.code;
  return view.value.problem?.code ?? view.value.state;
}

/** The labels of a host in Palette; null: there is no such entry. */
export function labelsIn(world: TestWorld, id: HostId): Readonly<Record<string, string>> | null {
  return world.simulator.snapshot().state.hosts[id]?.labels ?? null;
}

/** The deletion of `denver` as the command asks for it now: of the cluster that stands there. */
export async function deletionOf(world: TestWorld, isForced = false): Promise<TaskOf<'delete_cluster'>> {
  const cluster = await world.life.clusterOf(siteId('denver'));
  if (!cluster.ok) throw new Error(cluster.error.code);
  return { kind: 'delete_cluster', siteId: siteId('denver'), clusterUid: cluster.value, isForced };
}

/** Deletions of clusters that Palette has carried out. */
export function deletesOf(world: TestWorld) {
  return world
    .writes()
    .filter(({ method, template }) => method === 'DELETE' && template === '/v1/spectroclusters/{uid}');
}
