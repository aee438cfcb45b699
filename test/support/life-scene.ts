import type { HostId } from '../../lib/hosts/edge-host-id';
import type { LifeStep } from '../../lib/lifecycle/life-plan';
import type { Scene, StaffedPool } from '../../lib/lifecycle/scene';
import type { HostFacts } from '../../lib/registration/plan/world';
import { leaving } from '../../lib/registration/removal-state';
import { takenBack } from '../../lib/registration/undo-state';
import { type Intent, openIntent } from '../../lib/store/records';
import { hostId, testCluster, testPool, testRecord } from './plan-world';
import { siteId, testSite } from './test-site';

/** What stands at a site of hosts `edge-1`, `edge-2` and so on, in this order: leading, working, free. */
export interface SceneOf {
  readonly leading: number;
  readonly workers?: number;
  readonly free?: number;
  /** Hosts whose node does not run. */
  readonly sick?: readonly number[];
  /** Hosts that our store knows nothing of. */
  readonly unasked?: readonly number[];
  readonly state?: Scene['clusters'][number]['state'];
  readonly site?: Parameters<typeof testSite>[1];
}

/** The host of that number. */
export function host(number: number): HostId {
  return hostId(`edge-${number}`);
}

/** A scene of the site `denver` in which everything is as it should be, but for what is said; it may go to `boston`. */
export function sceneOf({
  leading,
  workers: working = 0,
  free = 0,
  sick = [],
  unasked = [],
  state,
  site = {},
}: SceneOf): Scene {
  const workers = leading === 0 ? 0 : working;
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  const lead = numbers(1, leading);
  const work = numbers(leading + 1, workers);
  const idle = numbers(leading + workers + 1, free);
  const members = new Set([...lead, ...work]);
  const staffed = (kind: 'control-plane' | 'worker', hosts: readonly number[]): StaffedPool => ({
    ...testPool(kind, hosts.map(host)),
    machines: hosts.map((number) => machine(number, !sick.includes(number))),
  });
  const pools = [staffed('control-plane', lead), ...(workers === 0 ? [] : [staffed('worker', work)])];
  const all = [...members, ...idle];
  const cloudType = site.kind === 'virtualized' ? 'libvirt' : 'edge-native';
  return {
    site: testSite('denver', site),
    clusters: leading === 0 ? [] : [testCluster({ cloudType, ...(state === undefined ? {} : { state }) })],
    pools: leading === 0 ? [] : pools,
    hosts: new Map(all.map((number) => [host(number), entry(number, members.has(number))])),
    labelled: null,
    intents: new Map(
      all
        .filter((number) => !unasked.includes(number))
        .map((number) => [host(number), intentOf(number, members.has(number) ? 'settled' : 'waiting_for_hosts')]),
    ),
    elsewhere: new Map(),
    barred: new Map(),
    replacement: null,
    seenIn: new Map(),
    target: { site: testSite('boston'), refusal: null },
    gathering: null,
    deletion: null,
    deletedBefore: null,
    former: [],
    settings: null,
    nowMs: 1_000_000,
  };
}

function machine(number: number, isRunning: boolean) {
  return { uid: `machine-${number}`, hostId: host(number), isRunning, hasFailed: false, isLeaving: false };
}

function entry(number: number, isMember: boolean): HostFacts {
  const clusters = isMember ? [{ uid: testCluster().uid, name: 'denver' }] : [];
  const record = testRecord(`edge-${number}`, { state: isMember ? 'in-use' : 'ready', clusters, createdAtMs: 1_000 });
  return { presence: 'present', record, refusesLabels: false };
}

/** A request for the host at `denver`, whose entry it made. */
export function intentOf(number: number, phase: Intent['phase'], site = 'denver'): Intent {
  const wish = {
    hostName: null,
    linkId: null,
    needsPairingKey: false,
    requestedBy: 'anybody',
    phase: 'queued',
  } as const;
  const intent = openIntent({ ...wish, hostId: host(number), siteId: siteId(site), requestedAtMs: 1_000 });
  return { ...intent, phase, isRegistered: true, entryMadeAtMs: 1_000, changedAtMs: 2_000 };
}

/** The scene as it is after a step that went well: what Palette and the store do, told in one place. Pure. */
export function afterStep(scene: Scene, step: LifeStep): Scene {
  switch (step.do) {
    case 'release_hosts':
      return withIntents(scene, step.hostIds, (intent) => leaving(intent, 'REF', scene.nowMs));
    case 'note_removed':
      return withIntents(scene, step.hostIds, removed);
    case 'note_taken_back':
      return withIntents(scene, [step.hostId], (intent) => takenBack(intent, 'REF', 3_000));
    case 'note_members':
      return settled(scene, step.hostIds);
    case 'delete_machine':
      return withPools(scene, (pool) => without(pool, 'machines', step.hostId));
    case 'take_out_of_pool':
      return freed(
        withPools(seenIn(scene, step.pool, [step.hostId]), (pool) => without(pool, 'hosts', step.hostId)),
        [step.hostId],
      );
    case 'delete_pool': {
      const gone = scene.pools.find(({ name }) => name === step.pool)?.hosts ?? [];
      const pools = scene.pools.filter(({ name }) => name !== step.pool);
      const members = gone.map(({ hostId: id }) => hostId(id));
      return freed({ ...seenIn(scene, step.pool, members), pools }, members);
    }
    case 'unlabel_host':
      return withEntry(scene, step.hostId, { labels: {} });
    case 'delete_host':
      return { ...scene, hosts: new Map([...scene.hosts, [step.hostId, { presence: 'absent' } as const]]) };
    case 'register_host':
    case 'label_host': {
      const record = testRecord(step.hostId, { state: 'unpaired' });
      const facts: HostFacts = { presence: 'present', record, refusesLabels: false };
      return { ...scene, hosts: new Map([...scene.hosts, [step.hostId, facts]]) };
    }
    case 'add_to_pool': {
      const added = step.hostIds.map((id) => ({ hostId: id as string, address: null }));
      const noted = step.inPlaceOf === undefined ? scene : { ...scene, replacement: step.hostIds[0] ?? null };
      return withPools(noted, (pool) =>
        pool.name === step.pool ? { ...pool, hosts: [...pool.hosts, ...added] } : pool,
      );
    }
    case 'wait_until_running':
      return withPools(scene, (pool) => ({
        ...pool,
        machines: pool.hosts.map(({ hostId: id }) => ({ ...machine(0, true), hostId: hostId(id) })),
      }));
    case 'register_elsewhere': {
      const asked = { ...intentOf(1, 'settled'), hostId: step.hostId, siteId: step.siteId };
      return { ...scene, intents: new Map([...scene.intents, [step.hostId, asked]]) };
    }
    default:
      return scene;
  }
}

function removed(intent: Intent): Intent {
  return { ...takenBack(intent, 'REF', 3_000), problem: { code: 'host_removed', facts: {}, reference: 'REF' } };
}

function withIntents(scene: Scene, hostIds: readonly HostId[], change: (intent: Intent) => Intent): Scene {
  const intents = new Map(scene.intents);
  for (const id of hostIds) {
    const intent = intents.get(id);
    if (intent !== undefined) intents.set(id, change(intent));
  }
  return { ...scene, intents };
}

function settled(scene: Scene, hostIds: readonly HostId[]): Scene {
  const intents = new Map(scene.intents);
  for (const id of hostIds)
    intents.set(id, { ...(intents.get(id) ?? intentOf(1, 'settled')), hostId: id, phase: 'settled' });
  return { ...scene, intents };
}

function withPools(scene: Scene, change: (pool: StaffedPool) => StaffedPool): Scene {
  return { ...scene, pools: scene.pools.map(change) };
}

function without(pool: StaffedPool, list: 'hosts' | 'machines', id: HostId): StaffedPool {
  if (list === 'machines') return { ...pool, machines: pool.machines.filter((one) => one.hostId !== id) };
  return { ...pool, hosts: pool.hosts.filter((one) => one.hostId !== id) };
}

/** The pass goes on, and has read them there. */
function seenIn(scene: Scene, pool: string, hostIds: readonly HostId[]): Scene {
  return { ...scene, seenIn: new Map([...scene.seenIn, ...hostIds.map((id) => [id, pool] as const)]) };
}

function freed(scene: Scene, hostIds: readonly HostId[]): Scene {
  return hostIds.reduce((next, id) => withEntry(next, id, { state: 'ready', clusters: [] }), scene);
}

function withEntry(scene: Scene, id: HostId, changes: Parameters<typeof testRecord>[1]): Scene {
  const facts = scene.hosts.get(id);
  if (facts?.presence !== 'present') return scene;
  return { ...scene, hosts: new Map([...scene.hosts, [id, { ...facts, record: { ...facts.record, ...changes } }]]) };
}
