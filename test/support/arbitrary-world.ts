import fc from 'fast-check';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../../lib/palette/model';
import type { Desired, HostFacts, World } from '../../lib/registration/plan/world';
import type { Site } from '../../lib/sites/site';
import { hostId, testCluster, testPool, testRecord, testWish } from './plan-world';
import { siteId, testSite } from './test-site';

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

const site = fc
  .record({ topology, addressing, adoptExistingCluster: fc.boolean(), projectUid: fc.constantFrom(null, 'p1') })
  .map((changes) => testSite('denver', changes));

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
    } as const)
    .map((changes) => testRecord(id, changes));

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
}

function assemble(shape: Shape, known: readonly HostFacts[], labelled: readonly HostRecord[]) {
  const { order, counts, clusters: found } = shape;
  const wished = order.slice(0, counts.wished);
  const others = order.slice(counts.wished);
  const members =
    found.length === 0 ? [] : [...(shape.isMemberWished ? wished.slice(0, 2) : []), ...others].slice(0, counts.members);
  const pools = found.length === 0 ? [] : toPools(shape, members);
  const lost = others.filter((id) => !members.includes(id)).slice(0, counts.seen);
  const seen = new Map([['worker-pool', new Map(lost.map((id) => [id, null]))]]);
  const hosts = new Map(order.map((id, index): [HostId, HostFacts] => [id, known[index] ?? { presence: 'unread' }]));
  const stranded = labelled.filter((one) => others.includes(one.hostId)).slice(0, counts.labelled);
  const wishes = wished.map((id, index) =>
    testWish(id, { claimedBy: siteId(shape.foreignClaim && index === 1 ? 'boulder' : 'denver') }),
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
  return shape.hasWorkers || workers.length > 0 ? [controlPlanePool, testPool('worker', workers)] : [controlPlanePool];
}
