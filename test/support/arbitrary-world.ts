import fc from 'fast-check';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../../lib/palette/model';
import type { Desired, HostFacts, World } from '../../lib/registration/plan/world';
import type { Site } from '../../lib/sites/site';
import { hostId, testCluster, testPool, testRecord, testWish } from './plan-world';
import { siteId, testSite, testWorkerPool } from './test-site';

const hostIds = Array.from({ length: 12 }, (_, index) => hostId(`h${index}`));

const topology = fc
  .record({ controlPlane: fc.constantFrom(1, 3, 5), workerPool: fc.boolean(), spare: fc.nat(4) } as const)
  .map(({ controlPlane, workerPool, spare }) => ({
    controlPlane,
    workerPool,
    maxHosts: workerPool ? controlPlane + spare : controlPlane,
  }));

const addresses = Array.from({ length: 9 }, (_, index) => `10.1.2.${20 + index}`);
const network = { type: 'static', nic: 'eth0', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: [] } as const;
const addressing: fc.Arbitrary<Site['addressing']> = fc.constantFrom(
  { type: 'dhcp' },
  { ...network, addresses },
  { ...network, addresses: addresses.slice(0, 3) },
);

/** What a site may say of its worker pools; half of them say nothing. */
const pools: fc.Arbitrary<Pick<Site, 'pools'>> = fc.constantFrom<Pick<Site, 'pools'>[]>(
  {},
  {},
  {},
  {},
  { pools: [testWorkerPool('cameras', { architecture: 'arm64' })] },
  { pools: [testWorkerPool('tills'), testWorkerPool('cameras', { maxHosts: 1 })] },
  { pools: [testWorkerPool('tills'), testWorkerPool('cameras', { architecture: 'arm64', label: null })] },
  { pools: [testWorkerPool('tills', { maxHosts: 2, label: null }), testWorkerPool('cameras', { label: null })] },
);

const site = fc
  .record({ topology, addressing, adoptExistingCluster: fc.boolean(), projectUid: fc.constantFrom(null, 'p1'), pools })
  .map(({ pools: named, ...changes }) =>
    testSite('denver', { ...changes, ...(changes.topology.workerPool ? named : {}) }),
  );

/** What somebody has named for a host; nobody can name what the site has not, but the config may have changed since. */
const namedPool = fc.constantFrom(undefined, undefined, 'tills', 'cameras', 'gone');

const record = (id: HostId): fc.Arbitrary<HostRecord> =>
  fc
    .record({
      state: fc.constantFrom('ready', 'ready', 'unpaired', 'unpaired', 'in-use', 'other'),
      clusters: fc.constantFrom(
        [],
        [],
        [{ uid: 'cluster-1', name: 'denver' }],
        [{ uid: 'cluster-9', name: 'boulder' }],
      ),
      labels: fc.constantFrom({}, { site: 'denver' }, { site: 'boulder' }, testRecord(id).labels),
      projectUid: fc.constantFrom(null, 'p1', 'p2'),
      reports: fc.constantFrom({}, {}, { architecture: 'amd64' }, { architecture: 'arm64' }),
    } as const)
    .map(({ reports, ...changes }) => testRecord(id, { ...changes, ...(changes.state === 'unpaired' ? {} : reports) }));

const facts = (id: HostId): fc.Arbitrary<HostFacts> =>
  fc.oneof(
    fc.constantFrom<HostFacts>({ presence: 'unread' }, { presence: 'absent' }, { presence: 'elsewhere' }),
    fc.record({ presence: fc.constant('present' as const), record: record(id), refusesLabels: fc.boolean() }),
  );

const clusters = fc.constantFrom<readonly ClusterRecord[]>(
  [],
  [],
  [testCluster()],
  [testCluster({ state: 'Provisioning' })],
  [testCluster({ state: 'Error' })],
  [testCluster({ state: 'Deleting' })],
  [testCluster({ labels: {} })],
  [testCluster(), testCluster({ uid: 'cluster-2' })],
);

/** A site, wishes for some hosts and whatever Palette may say of them; wishes and pools overlap. */
export const desiredAndWorld: fc.Arbitrary<{ readonly desired: Desired; readonly world: World }> = fc
  .record({
    site,
    clusters,
    order: fc.shuffledSubarray(hostIds, { minLength: 12 }),
    counts: fc.record({ wished: fc.nat(8), members: fc.nat(6), labelled: fc.nat(3), seen: fc.nat(2) }),
    hasWorkers: fc.boolean(),
    isMemberWished: fc.boolean(),
    foreignClaim: fc.constantFrom(false, false, false, true),
    named: fc.array(namedPool, { minLength: 8, maxLength: 8 }),
    split: fc.nat(3),
  })
  .chain((shape) =>
    fc
      .record({ facts: fc.tuple(...shape.order.map(facts)), labelled: fc.tuple(...shape.order.map(record)) })
      .map(({ facts: known, labelled }) => assemble(shape, known, labelled)),
  );

interface Shape {
  readonly site: Site;
  readonly clusters: readonly ClusterRecord[];
  readonly order: readonly HostId[];
  readonly counts: Readonly<Record<'wished' | 'members' | 'labelled' | 'seen', number>>;
  readonly hasWorkers: boolean;
  readonly isMemberWished: boolean;
  readonly foreignClaim: boolean;
  /** The pool that was named for each wish. */
  readonly named: readonly (string | undefined)[];
  /** So many of the workers are in the first pool. */
  readonly split: number;
}

function assemble(shape: Shape, known: readonly HostFacts[], labelled: readonly HostRecord[]) {
  const { order, counts, clusters: found } = shape;
  const wished = order.slice(0, counts.wished);
  const others = order.slice(counts.wished);
  const members =
    found.length === 0 ? [] : [...(shape.isMemberWished ? wished.slice(0, 2) : []), ...others].slice(0, counts.members);
  const pools = found.length === 0 ? [] : toPools(shape, members);
  const lost = others.filter((id) => !members.includes(id)).slice(0, counts.seen);
  const seen = new Map([[workerPoolName(shape.site), new Map(lost.map((id) => [id, null]))]]);
  const hosts = new Map(order.map((id, index): [HostId, HostFacts] => [id, known[index] ?? { presence: 'unread' }]));
  const stranded = labelled.filter((one) => others.includes(one.hostId)).slice(0, counts.labelled);
  const wishes = wished.map((id, index) =>
    testWish(id, {
      claimedBy: siteId(shape.foreignClaim && index === 1 ? 'boulder' : 'denver'),
      ...poolNamed(shape, index),
    }),
  );
  const desired: Desired = {
    site: shape.site,
    wishes,
    takesAlong: () => true,
    expectedPool: () => null,
    nameOfSite: (id) => (id === 'denver' || id === 'boulder' ? `Site ${id}` : null),
  };
  const world: World = { clusters: found, pools, hosts, labelled: found.length === 0 ? stranded : [], seen };
  return { desired, world };
}

function toPools(shape: Shape, members: readonly HostId[]): Pool[] {
  const { controlPlane } = shape.site.topology;
  const controlPlanePool = testPool('control-plane', members.slice(0, controlPlane));
  const workers = members.slice(controlPlane);
  if (!shape.hasWorkers && workers.length === 0) return [controlPlanePool];
  const first = testPool('worker', workers.slice(0, shape.split), workerPoolName(shape.site));
  const rest = workers.slice(shape.split);
  if (shape.site.pools === undefined) return [controlPlanePool, { ...first, hosts: testPool('worker', workers).hosts }];
  return [controlPlanePool, first, ...(rest.length === 0 ? [] : [testPool('worker', rest, 'by-hand')])];
}

function workerPoolName({ pools: named }: Site): string {
  return named?.[0]?.name ?? 'worker-pool';
}

function poolNamed({ site: { pools: named }, named: said }: Shape, index: number): { pool?: string } {
  const pool = said[index];
  return named === undefined || pool === undefined ? {} : { pool };
}
