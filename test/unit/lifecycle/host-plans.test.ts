import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifeStep } from '../../../lib/lifecycle/life-plan';
import { planTask } from '../../../lib/lifecycle/plan/plan-task';
import type { Scene } from '../../../lib/lifecycle/scene';
import { controlPlaneOf } from '../../../lib/lifecycle/scene';
import { hostsOf, type Task } from '../../../lib/lifecycle/task';
import { afterStep, host, intentOf, sceneOf } from '../../support/life-scene';
import { testCluster } from '../../support/plan-world';
import { siteId, testSite } from '../../support/test-site';

const at = { siteId: siteId('denver') };
const tasks = (number: number, other: number): readonly Task[] => [
  { kind: 'remove_host', ...at, hostId: host(number) },
  { kind: 'replace_host', ...at, hostId: host(number), newHostId: host(other) },
  { kind: 'undo_host', ...at, hostId: host(number) },
  { kind: 'forget_host', ...at, hostId: host(number) },
  { kind: 'reset_host', ...at, hostId: host(number) },
  { kind: 'move_host', ...at, hostId: host(number), toSiteId: siteId('boston') },
];

const scenes = fc.record({
  leading: fc.constantFrom(0, 1, 2, 3, 4, 5, 6),
  workers: fc.integer({ min: 0, max: 3 }),
  free: fc.integer({ min: 0, max: 2 }),
  sick: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]),
  unasked: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]),
  state: fc.constantFrom('Running', 'Provisioning', 'Error', 'Deleting' as const),
});
const cases = fc
  .record({ scene: scenes, number: fc.integer({ min: 1, max: 12 }), other: fc.integer({ min: 1, max: 12 }) })
  .chain(({ scene, number, other }) =>
    fc.constantFrom(...tasks(number, other)).map((task) => ({ scene: sceneOf(scene), task })),
  );

function stepsOf(task: Task, scene: Scene): readonly LifeStep[] {
  const plan = planTask(task, scene);
  return plan.kind === 'steps' ? plan.steps : [];
}

const writesIn = (steps: readonly LifeStep[]) => steps.filter((step) => !step.do.startsWith('wait_'));

function play(task: Task, scene: Scene, see: (step: LifeStep, before: Scene, after: Scene) => void): void {
  let now = scene;
  for (const step of stepsOf(task, scene)) {
    const after = afterStep(now, step);
    see(step, now, after);
    now = after;
  }
}

describe('whatever stands at the site, and whatever is asked', () => {
  test('no step leaves a control plane without a host, or an even one behind when all are done', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        const before = controlPlaneOf(scene)?.hosts.length ?? 0;
        let size = before;
        play(task, scene, (_step, _before, after) => {
          size = controlPlaneOf(after)?.hosts.length ?? 0;
          expect(size).toBeGreaterThanOrEqual(Math.min(before, 3));
        });
        if (size !== before) expect([3, 5]).toContain(size);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a control plane is only ever made smaller while a majority of those who stay runs', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        play(task, scene, (step, before, after) => {
          const pool = controlPlaneOf(after);
          const isSmaller = pool !== null && pool.hosts.length < (controlPlaneOf(before)?.hosts.length ?? 0);
          if (!isSmaller) return;
          const running = pool.machines.filter(({ isRunning }) => isRunning).length;
          expect(running, step.do).toBeGreaterThan(pool.hosts.length / 2);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is planned after each step is the rest of what was planned', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        if (task.kind === 'reset_host') return;
        const planned = writesIn(stepsOf(task, scene));
        let done = 0;
        play(task, scene, (step, _before, after) => {
          done += writesIn([step]).length;
          const plan = planTask(task, after);
          expect(plan.kind, `after ${step.do}`).toBe('steps');
          expect(writesIn(stepsOf(task, after))).toEqual(planned.slice(done));
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('only hosts that were named are touched, and a pool is only deleted with its last one', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        play(task, scene, (step, before) => {
          const named = hostsOf(task);
          if ('hostId' in step) expect(named).toContain(step.hostId);
          if ('hostIds' in step) for (const hostId of step.hostIds) expect(named).toContain(hostId);
          if (step.do !== 'delete_pool') return;
          const pool = before.pools.find(({ name }) => name === step.pool);
          expect(pool?.isControlPlane).toBe(false);
          expect(named).toEqual(expect.arrayContaining(pool?.hosts.map(({ hostId }) => hostId) ?? []));
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('the engine is told to leave a host alone before anything of it is taken away', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        play(task, scene, (step, before) => {
          const takesAway = ['delete_machine', 'take_out_of_pool', 'unlabel_host', 'delete_host'].includes(step.do);
          if (!takesAway || !('hostId' in step)) return;
          const phase = before.intents.get(step.hostId)?.phase;
          expect([undefined, 'stopped']).toContain(phase);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('no host that is in a pool is deleted or reset', () => {
    fc.assert(
      fc.property(cases, ({ scene, task }) => {
        play(task, scene, (step, before) => {
          if (step.do !== 'delete_host' && step.do !== 'reset_host') return;
          expect(before.pools.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId))).not.toContain(step.hostId);
        });
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Somebody has taken its node away, and not it out of the list. */
function withoutNode(scene: Scene, number: number): Scene {
  const pools = scene.pools.map((pool) => ({
    ...pool,
    machines: pool.machines.filter(({ hostId }) => hostId !== host(number)),
  }));
  return { ...scene, pools };
}

/** In a cluster of this name, which is not the one that the site has now. */
function inCluster(scene: Scene, number: number, name: string): Scene {
  const facts = scene.hosts.get(host(number));
  if (facts?.presence !== 'present') return scene;
  const record = { ...facts.record, state: 'in-use', clusters: [{ uid: 'cluster-9', name }] } as const;
  return { ...scene, hosts: new Map([...scene.hosts, [host(number), { ...facts, record }]]) };
}

const ambiguous: Scene = {
  ...sceneOf({ leading: 1, free: 1 }),
  clusters: [testCluster(), testCluster({ uid: 'cluster-2' })],
  pools: [],
};

describe('what is refused', () => {
  const remove = (number: number): Task => ({ kind: 'remove_host', ...at, hostId: host(number) });
  const replace = (old: number, next: number): Task => ({
    kind: 'replace_host',
    ...at,
    hostId: host(old),
    newHostId: host(next),
  });
  const twoNode = { site: { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } } } as const;
  const virtualized = { site: { kind: 'virtualized' } } as const;
  const needsKey = { ...testSite('boston').access, pairingKey: 'required' } as const;

  test.each([
    ['the last of the control plane', remove(1), sceneOf({ leading: 1 }), 'last_control_plane'],
    ['one of two', remove(1), sceneOf({ leading: 2, ...twoNode }), 'two_node'],
    ['one of three', remove(1), sceneOf({ leading: 3 }), 'even_control_plane'],
    ['one of five', remove(5), sceneOf({ leading: 5 }), 'even_control_plane'],
    ['one of four, of whom too few run', remove(1), sceneOf({ leading: 4, sick: [2, 3] }), 'node_not_running'],
    [
      'one of four, while it is set up',
      remove(1),
      sceneOf({ leading: 4, state: 'Provisioning' }),
      'cluster_not_running',
    ],
    [
      'a member while the cluster goes',
      remove(2),
      sceneOf({ leading: 1, workers: 1, state: 'Deleting' }),
      'cluster_deleting',
    ],
    ['an appliance', remove(2), sceneOf({ leading: 1, workers: 1, ...virtualized }), 'needs_native'],
    ['a stranger', remove(9), sceneOf({ leading: 1 }), 'host_not_here'],
    ['by itself', replace(1, 1), sceneOf({ leading: 3 }), 'replace_itself'],
    ['the only one', replace(1, 9), sceneOf({ leading: 1 }), 'replace_single'],
    ['one of two nodes', replace(1, 9), sceneOf({ leading: 2, ...twoNode }), 'two_node'],
    ['one of four', replace(1, 9), sceneOf({ leading: 4 }), 'control_plane_changing'],
    ['an appliance by another', replace(2, 9), sceneOf({ leading: 1, workers: 1, ...virtualized }), 'needs_native'],
    ['a free one', replace(2, 9), sceneOf({ leading: 1, free: 1 }), 'replace_no_member'],
    [
      'one of four, by the guest of whom too few others run',
      replace(1, 4),
      sceneOf({ leading: 4, sick: [2, 3] }),
      'node_not_running',
    ],
    [
      'the next of four, before the one before it is out',
      remove(2),
      withoutNode(sceneOf({ leading: 4 }), 1),
      'removal_unfinished',
    ],
    ['a worker by one that was there all along', replace(2, 3), sceneOf({ leading: 1, workers: 2 }), 'host_is_worker'],
    ['a host that nobody knows by a member', replace(9, 2), sceneOf({ leading: 1, workers: 1 }), 'replace_no_member'],
    [
      'one that waits here, by a worker that was there all along',
      replace(3, 2),
      sceneOf({ leading: 1, workers: 1, free: 1 }),
      'replace_no_member',
    ],
    [
      'a free one that nobody has asked for, by a worker that was there all along',
      replace(3, 2),
      sceneOf({ leading: 1, workers: 1, free: 1, unasked: [3] }),
      'replace_no_member',
    ],
    [
      'one of three, before another of them has its node',
      replace(1, 9),
      withoutNode(sceneOf({ leading: 3 }), 3),
      'node_missing',
    ],
    [
      'one of three without a node, of whom another has none either',
      replace(2, 9),
      withoutNode(withoutNode(sceneOf({ leading: 3 }), 2), 3),
      'node_not_running',
    ],
    [
      'undoing what somebody has put into another cluster',
      { kind: 'undo_host', ...at, hostId: host(2) },
      inCluster(sceneOf({ leading: 1, free: 1 }), 2, 'warehouse'),
      'host_in_other_cluster',
    ],
    [
      'forgetting what somebody has put into another cluster',
      { kind: 'forget_host', ...at, hostId: host(2) },
      inCluster(sceneOf({ leading: 1, free: 1 }), 2, 'warehouse'),
      'host_in_other_cluster',
    ],
    [
      'forgetting where two clusters bear the name',
      { kind: 'forget_host', ...at, hostId: host(2) },
      ambiguous,
      'cluster_ambiguous',
    ],
    [
      'resetting where two clusters bear the name',
      { kind: 'reset_host', ...at, hostId: host(2) },
      ambiguous,
      'cluster_ambiguous',
    ],
    [
      'undoing what no pool could be asked for',
      { kind: 'undo_host', ...at, hostId: host(9) },
      ambiguous,
      'cluster_ambiguous',
    ],
    [
      'forgetting while the cluster goes',
      { kind: 'forget_host', ...at, hostId: host(2) },
      sceneOf({ leading: 1, free: 1, state: 'Deleting' }),
      'cluster_deleting',
    ],
    ['a leader by a worker', replace(1, 4), sceneOf({ leading: 3, workers: 1 }), 'host_is_worker'],
    ['a worker by a leader', replace(4, 1), sceneOf({ leading: 3, workers: 1 }), 'host_leads_already'],
    ['a leader by a leader', replace(1, 2), sceneOf({ leading: 3 }), 'host_leads_already'],
    [
      'by a blocked one',
      replace(2, 9),
      { ...sceneOf({ leading: 1, workers: 1 }), barred: new Map([[host(9), { code: 'host_blocked' }]]) } as Scene,
      'host_barred',
    ],
    [
      'by one of another site',
      replace(2, 9),
      { ...sceneOf({ leading: 1, workers: 1 }), elsewhere: new Map([[host(9), siteId('boston')]]) } as Scene,
      'host_at_other_site',
    ],
    [
      'to a closed site',
      { kind: 'move_host', ...at, hostId: host(2), toSiteId: siteId('boston') },
      {
        ...sceneOf({ leading: 1, workers: 1 }),
        target: { site: testSite('boston'), refusal: { code: 'site_closed' } },
      } as Scene,
      'move_refused',
    ],
    [
      'to one that wants a key',
      { kind: 'move_host', ...at, hostId: host(2), toSiteId: siteId('boston') },
      {
        ...sceneOf({ leading: 1, workers: 1 }),
        target: { site: testSite('boston', { access: needsKey }), refusal: null },
      } as Scene,
      'move_needs_key',
    ],
    [
      'the member of another site',
      { kind: 'move_host', ...at, hostId: host(9), toSiteId: siteId('boston') },
      { ...sceneOf({ leading: 1, free: 8 }), elsewhere: new Map([[host(9), siteId('austin')]]) } as Scene,
      'host_at_other_site',
    ],
  ] as [string, Task, Scene, string][])('%s', (_, task, scene, code) => {
    expect(planTask(task, scene)).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

test('the only worker is replaced without its pool being deleted', () => {
  const task: Task = { kind: 'replace_host', ...at, hostId: host(2), newHostId: host(9) };
  const names = stepsOf(task, sceneOf({ leading: 1, workers: 1 })).map((step) => step.do);
  expect(names).toContain('take_out_of_pool');
  expect(names).not.toContain('delete_pool');
});

test('a pool that somebody keeps empty by hand is not deleted with a host that leaves another one', () => {
  const task: Task = { kind: 'remove_host', ...at, hostId: host(2) };
  const scene = sceneOf({ leading: 1, workers: 2 });
  const cameras = { name: 'cameras', isControlPlane: false, hosts: [], wire: {}, machines: [] };
  const kept: Scene = { ...scene, pools: [...scene.pools, cameras], seenIn: new Map([[host(2), 'worker-pool']]) };
  play(task, kept, (step, _before, after) => {
    expect(step.do).not.toBe('delete_pool');
    expect(stepsOf(task, after).map((next) => next.do)).not.toContain('delete_pool');
  });
});

describe('hosts of a control plane that have no node', () => {
  const names = (task: Task, scene: Scene) => stepsOf(task, scene).map((step) => step.do);
  const replace = (old: number): Task => ({ kind: 'replace_host', ...at, hostId: host(old), newHostId: host(9) });
  const remove = (number: number): Task => ({ kind: 'remove_host', ...at, hostId: host(number) });

  test('are replaced in three, and in five each of two', () => {
    expect(names(replace(3), withoutNode(sceneOf({ leading: 3 }), 3))).toContain('add_to_pool');
    const two = withoutNode(withoutNode(sceneOf({ leading: 5 }), 4), 5);
    for (const number of [4, 5]) expect(names(replace(number), two)).toContain('add_to_pool');
  });

  test('are taken out of four, either of two', () => {
    const two = withoutNode(withoutNode(sceneOf({ leading: 4 }), 3), 4);
    for (const number of [3, 4]) expect(names(remove(number), two)).toContain('take_out_of_pool');
  });

  test('no remedy of a refusal is refused for the host that it names', () => {
    for (const [leading, lacking] of [
      [3, [3]],
      [4, [1]],
      [5, [5]],
      [5, [4, 5]],
      [6, [5, 6]],
    ] as const) {
      const scene = lacking.reduce<Scene>(withoutNode, sceneOf({ leading }));
      const refused = planTask(leading % 2 === 0 ? remove(2) : replace(2), scene);
      const code = leading % 2 === 0 ? 'removal_unfinished' : 'node_missing';
      expect(refused).toMatchObject({ kind: 'refused', refusal: { code, facts: { host: host(lacking[0]) } } });
      expect(stepsOf(leading % 2 === 0 ? remove(lacking[0]) : replace(lacking[0]), scene)).not.toEqual([]);
    }
  });
});

test('one whose cluster is gone is waited for until Palette lets go of it, and then taken back', () => {
  const scene = inCluster(sceneOf({ leading: 0, free: 1 }), 1, 'denver');
  const names = stepsOf({ kind: 'undo_host', ...at, hostId: host(1) }, scene).map((step) => step.do);
  expect(names).toEqual(['release_hosts', 'wait_until_free', 'delete_host', 'note_taken_back']);
});

describe('what is left', () => {
  const replace: Task = { kind: 'replace_host', ...at, hostId: host(1), newHostId: host(9) };

  test('of a control plane of four is brought back to three from either side', () => {
    const scene = sceneOf({ leading: 4, sick: [1] });
    const remove: Task = { kind: 'remove_host', ...at, hostId: host(1) };
    expect(stepsOf(remove, scene).map((step) => step.do)).toContain('take_out_of_pool');
    const back: Task = { kind: 'remove_host', ...at, hostId: host(4) };
    expect(stepsOf(back, scene).map((step) => step.do)).toContain('take_out_of_pool');
  });

  test('of a replacement waits for a new one whose node has failed no longer', () => {
    const scene = sceneOf({ leading: 3 });
    const [register, add] = stepsOf(replace, scene);
    if (register === undefined || add === undefined) throw new Error('Nothing was planned');
    const four = afterStep(afterStep(scene, register), add);
    const failed = four.pools.map((pool) => ({
      ...pool,
      machines: [...pool.machines, { uid: 'm', hostId: host(9), isRunning: false, hasFailed: true, isLeaving: false }],
    }));
    expect(planTask(replace, { ...four, pools: failed })).toMatchObject({ refusal: { code: 'new_node_failed' } });
  });

  test('of a registration whose answer never came is waited for before a host is forgotten', () => {
    const scene = sceneOf({ leading: 1, free: 1 });
    const forget: Task = { kind: 'forget_host', ...at, hostId: host(2) };
    const doubtful = { ...intentOf(2, 'stopped'), doubtUntilMs: scene.nowMs + 5_000 };
    const unsure = { ...scene, intents: new Map([[host(2), doubtful]]) };
    expect(stepsOf(forget, unsure).map((step) => step.do)).toEqual([
      'release_hosts',
      'delete_host',
      'wait_until_sure',
      'note_taken_back',
    ]);
  });
});
