import type { HostId } from '../../lib/hosts/edge-host-id';
import type { LifePlan, LifeStep } from '../../lib/lifecycle/life-plan';
import { planTask } from '../../lib/lifecycle/plan/plan-task';
import type { Scene, StaffedPool } from '../../lib/lifecycle/scene';
import type { Task } from '../../lib/lifecycle/task';
import { hostId, testCluster, testPool } from './plan-world';
import { testSite } from './test-site';

/** A pool of these hosts, on each of which a node runs; `!id`: it does not. */
export function staffedPool(kind: 'control-plane' | 'worker', hosts: readonly string[], name?: string): StaffedPool {
  const ids = hosts.map((text) => text.replace('!', ''));
  const machines = hosts.map((text, index) => ({
    uid: `machine-${ids[index]}`,
    hostId: ids[index] ?? '',
    isRunning: !text.startsWith('!'),
    hasFailed: false,
    isLeaving: false,
  }));
  return { ...testPool(kind, ids, name), machines };
}

/** `denver` with a running cluster of these pools, changed as asked; nothing else is known. */
export function testScene(changes: Partial<Scene> = {}): Scene {
  return {
    site: testSite(),
    clusters: [testCluster()],
    pools: [staffedPool('control-plane', ['a'])],
    hosts: new Map(),
    labelled: [],
    intents: new Map(),
    former: [],
    elsewhere: new Map(),
    barred: new Map(),
    target: null,
    replacement: null,
    seenIn: new Map(),
    gathering: null,
    deletion: null,
    deletedBefore: null,
    settings: null,
    nowMs: 0,
    ...changes,
  };
}

/** The names of the steps, or the code of the refusal. */
export function planned(task: Task, scene: Scene): string[] | string {
  const plan: LifePlan = planTask(task, scene);
  return plan.kind === 'refused' ? plan.refusal.code : plan.steps.map((step: LifeStep) => step.do);
}

/** Edge host IDs of these letters. */
export function ids(...letters: readonly string[]): HostId[] {
  return letters.map(hostId);
}
