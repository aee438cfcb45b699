import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { LifePlan, LifeStep } from '../../../lib/lifecycle/life-plan';
import { planTask } from '../../../lib/lifecycle/plan/plan-task';
import { explainRefusal } from '../../../lib/lifecycle/refusals';
import type { Scene, StaffedPool } from '../../../lib/lifecycle/scene';
import type { Task } from '../../../lib/lifecycle/task';
import type { ClusterState } from '../../../lib/palette/model';
import type { HostFacts } from '../../../lib/registration/plan/world';
import { type Intent, openIntent } from '../../../lib/store/records';
import { hostId, testCluster, testRecord } from '../../support/plan-world';
import { testRequest } from '../../support/test-intent';
import { staffedPool, testScene } from '../../support/test-scene';
import { siteId, testSite } from '../../support/test-site';
import { virtualSite } from '../../support/virtual-site';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const letter = fc.constantFrom(...letters);
const someHosts = fc.uniqueArray(letter, { maxLength: 4 }).map((names) => names.map(hostId));
const denver = siteId('denver');

const growing = fc.record({
  kind: fc.constant('grow' as const),
  siteId: fc.constant(denver),
  controlPlane: fc.constantFrom(3 as const, 5 as const),
  hostIds: fc.oneof(fc.constantFrom([], ['g', 'h'].map(hostId)), someHosts),
});

const task: fc.Arbitrary<Task> = fc
  .oneof(
    growing,
    fc.record({ kind: fc.constant('form' as const), controlPlane: fc.constantFrom(1 as const, 3 as const) }),
    fc.record({
      kind: fc.constant('scale' as const),
      pool: fc.constantFrom('control_plane' as const, 'workers' as const),
      count: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({
      kind: fc.constant('delete_cluster' as const),
      clusterUid: fc.constantFrom('cluster-1', 'cluster-0', null),
      isForced: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('remove_host' as const), hostId: letter.map(hostId) }),
    fc.record({ kind: fc.constant('undo_host' as const), hostId: letter.map(hostId) }),
    fc.record({ kind: fc.constant('forget_host' as const), hostId: letter.map(hostId) }),
    fc.record({ kind: fc.constant('reset_host' as const), hostId: letter.map(hostId) }),
    fc.record({
      kind: fc.constant('replace_host' as const),
      hostId: letter.map(hostId),
      newHostId: letter.map(hostId),
    }),
  )
  .map((one) => ({ ...one, siteId: denver }));

/** Some hosts lead, some work, the others are free, absent, or somebody else's. */
const scene: fc.Arbitrary<Scene> = fc
  .record({
    leading: fc.constantFrom(0, 1, 1, 1, 2, 3, 3, 3, 4, 5, 6),
    working: fc.constantFrom(0, 0, 1, 2, 3),
    down: fc.oneof({ weight: 3, arbitrary: fc.constant<(typeof letters)[number][]>([]) }, fc.subarray([...letters])),
    state: fc.constantFrom<ClusterState>('Running', 'Running', 'Running', 'Provisioning', 'Deleting', 'Error'),
    clusters: fc.constantFrom(0, 1, 1, 1, 1, 1, 2),
    isVirtual: fc.constantFrom(false, false, false, true),
    planned: fc.constantFrom(1 as const, 2 as const, 3 as const, 5 as const),
    presence: fc.array(fc.constantFrom('free', 'unpaired', 'absent', 'elsewhere', 'in-use'), {
      minLength: 8,
      maxLength: 8,
    }),
    phases: fc.array(
      fc.constantFrom<Intent['phase'] | null>(null, 'queued', 'joining', 'settled', 'waiting_for_hosts', 'stopped'),
      { minLength: 8, maxLength: 8 },
    ),
    ageMs: fc.constantFrom(0, 10 * 60_000),
    labelled: fc.subarray([...letters]),
    gathered: fc.integer({ min: 0, max: 5 }),
    deletingForMs: fc.constantFrom(null, 0, 60 * 60_000),
  })
  .map((drawn) => {
    const mark = (name: string) => (drawn.down.includes(name as (typeof letters)[number]) ? `!${name}` : name);
    const names = [...letters];
    const leading = names.splice(0, drawn.leading);
    const working = names.splice(0, Math.min(drawn.working, names.length));
    const isThere = drawn.clusters === 1 && drawn.state !== 'Deleting';
    const sized = (pool: StaffedPool): StaffedPool => (drawn.isVirtual ? { ...pool, size: pool.hosts.length } : pool);
    const pools = [
      ...(leading.length === 0 ? [] : [sized(staffedPool('control-plane', leading.map(mark)))]),
      ...(working.length === 0 ? [] : [sized(staffedPool('worker', working.map(mark)))]),
    ];
    const nowMs = 100 * 60_000;
    const topology = { controlPlane: drawn.planned };
    const facts = letters.map((name, at): [HostId, HostFacts] => [
      hostId(name),
      factsOf(name, drawn.presence[at] ?? 'free'),
    ]);
    const intents = letters.flatMap((name, at): [HostId, Intent][] => {
      const phase = drawn.phases[at] ?? null;
      const intent = openIntent(testRequest({ hostId: hostId(name), requestedAtMs: nowMs - drawn.ageMs }));
      return phase === null ? [] : [[hostId(name), { ...intent, phase, isRegistered: true }]];
    });
    const cluster = testCluster({
      state: drawn.state,
      cloudType: drawn.isVirtual ? 'libvirt' : 'edge-native',
      deletingSinceMs: drawn.deletingForMs === null ? null : nowMs - drawn.deletingForMs,
    });
    const gathered = letters.slice(0, drawn.gathered).map(hostId);
    return testScene({
      site: { ...(drawn.isVirtual ? virtualSite('denver') : testSite('denver', { topology })) },
      clusters: Array.from({ length: drawn.clusters }, (_, at) => ({ ...cluster, uid: `cluster-${at + 1}` })),
      pools: isThere ? pools : [],
      hosts: new Map(facts),
      labelled: drawn.labelled.map((name) => testRecord(name)),
      intents: new Map(intents),
      gathering: drawn.clusters === 0 ? { controlPlane: gathered.slice(0, 1), workers: gathered.slice(1) } : null,
      nowMs,
    });
  });

function factsOf(name: string, presence: string): HostFacts {
  if (presence === 'absent' || presence === 'elsewhere') return { presence };
  const state = presence === 'unpaired' || presence === 'in-use' ? presence : 'ready';
  return { presence: 'present', record: testRecord(name, { state }), refusesLabels: false };
}

function stepsOf(plan: LifePlan): readonly LifeStep[] {
  return plan.kind === 'steps' ? plan.steps : [];
}

/** How many hosts lead after each of the writes. */
function sizesOf({ pools }: Scene, steps: readonly LifeStep[]): number[] {
  const leading = pools.find(({ isControlPlane }) => isControlPlane);
  const members = new Set<string>(leading?.hosts.map(({ hostId: id }) => id) ?? []);
  const sizes = [members.size];
  for (const step of steps) {
    if (step.do === 'add_to_pool' && step.pool === leading?.name) for (const id of step.hostIds) members.add(id);
    if (step.do === 'take_out_of_pool' && step.pool === leading?.name) members.delete(step.hostId);
    if (step.do === 'delete_pool' && step.pool === leading?.name) members.clear();
    sizes.push(members.size);
  }
  return sizes;
}

const runs = { numRuns: 3_000 };

describe('whatever stands there and whatever is asked for', () => {
  test('no running site is left without its control plane, unless it is the deletion that was asked for', () => {
    fc.assert(
      fc.property(task, scene, (asked, seen) => {
        const steps = stepsOf(planTask(asked, seen));
        const sizes = sizesOf(seen, steps);
        if (asked.kind === 'delete_cluster') return;
        expect(steps.map((step) => step.do)).not.toContain('delete_cluster');
        if ((sizes[0] ?? 0) > 0) expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('no control plane goes from an odd number to an even one, but for the one more of a replacement', () => {
    fc.assert(
      fc.property(task, scene, (asked, seen) => {
        const sizes = sizesOf(seen, stepsOf(planTask(asked, seen)));
        const last = sizes.at(-1) ?? 0;
        if ((sizes[0] ?? 0) % 2 === 1) expect(last % 2, JSON.stringify(sizes)).toBe(1);
        const isReplacing = asked.kind === 'replace_host';
        for (const size of isReplacing ? [] : sizes.slice(1)) expect(size % 2 === 1 || size === sizes[0]).toBe(true);
      }),
      runs,
    );
  });

  test('growing ends with what was asked for, in one pool write', () => {
    let grown = 0;
    fc.assert(
      fc.property(growing, scene, (asked, seen) => {
        const steps = stepsOf(planTask(asked, seen));
        const writes = steps.filter((step) => step.do === 'add_to_pool');
        expect(writes.length).toBeLessThanOrEqual(1);
        if (writes.length === 1) expect(sizesOf(seen, steps).at(-1)).toBe(asked.controlPlane);
        grown += writes.length;
      }),
      runs,
    );
    expect(grown, 'plans that write').toBeGreaterThan(10);
  });

  test('a deletion takes the cluster that was named, and no other, and releases its hosts first', () => {
    fc.assert(
      fc.property(task, scene, (asked, seen) => {
        if (asked.kind !== 'delete_cluster') return;
        const steps = stepsOf(planTask(asked, seen));
        const at = steps.findIndex((step) => step.do === 'delete_cluster');
        const deletion = steps[at];
        if (deletion?.do !== 'delete_cluster') return;
        expect(deletion.uid).toBe(asked.clusterUid);
        const released = new Set(
          steps.slice(0, at).flatMap((step) => (step.do === 'release_hosts' ? step.hostIds : [])),
        );
        const members = seen.pools.flatMap(({ hosts }) => hosts.map((host) => host.hostId));
        const held = [...seen.intents.values()].filter((intent) => members.includes(intent.hostId));
        for (const intent of held) expect(released).toContain(intent.hostId);
      }),
      runs,
    );
  });

  test('a refusal fills all of its braces, and the same scene gives the same plan', () => {
    fc.assert(
      fc.property(task, scene, (asked, seen) => {
        const plan = planTask(asked, seen);
        expect(planTask(asked, seen)).toEqual(plan);
        if (plan.kind !== 'refused') return;
        const { sentence, remedy } = explainRefusal(plan.refusal);
        expect(`${sentence} ${remedy}`).not.toMatch(/[{}]|undefined|\s{2}/);
      }),
      runs,
    );
  });
});
