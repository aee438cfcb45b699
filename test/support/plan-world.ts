import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../../lib/palette/model';
import { hostLabels, managedBy } from '../../lib/registration/plan/labels';
import { plan } from '../../lib/registration/plan/plan';
import type { Desired, HostFacts, Verdict, Wish, World } from '../../lib/registration/plan/world';
import type { Site } from '../../lib/sites/site';
import { siteId, testSite } from './test-site';

/** An edge host ID for tests; throws when the text is none. */
export function hostId(text: string): HostId {
  const parsed = parseHostId(text);
  if (!parsed.ok) throw new Error(`${text} is no edge host ID`);
  return parsed.value;
}

/** A free host of the site `denver`, with all of its labels. */
export function testRecord(id: string, changes: Partial<HostRecord> = {}): HostRecord {
  return {
    hostId: hostId(id),
    state: 'ready',
    health: 'healthy',
    labels: hostLabels(testSite(), hostId(id), null),
    clusters: [],
    projectUid: null,
    createdAtMs: null,
    machine: null,
    ...changes,
  };
}

/** What a read of the host brought. */
export function present(id: string, changes: Partial<HostRecord> = {}): HostFacts {
  return { presence: 'present', record: testRecord(id, changes), refusesLabels: false };
}

/** Our running cluster of the site `denver`. */
export function testCluster(changes: Partial<ClusterRecord> = {}): ClusterRecord {
  return {
    uid: 'cluster-1',
    name: 'denver',
    cloudType: 'edge-native',
    state: 'Running',
    labels: { 'managed-by': managedBy, site: 'denver' },
    deletingSinceMs: null,
    configUid: 'config-1',
    ...changes,
  };
}

/** A pool of hosts without static addresses, or with `id@address`. */
export function testPool(kind: 'control-plane' | 'worker', hosts: readonly string[], name = `${kind}-pool`): Pool {
  const entries = hosts.map((text) => {
    const [id = '', address = null] = text.split('@');
    return { hostId: id, address };
  });
  return { name, isControlPlane: kind === 'control-plane', hosts: entries, wire: { name } };
}

/** A wish of the site `denver` that holds its claim. */
export function testWish(id: string, changes: Partial<Wish> = {}): Wish {
  return { hostId: hostId(id), hostName: null, linkId: null, claimedBy: siteId('denver'), ...changes };
}

/** Wishes for these hosts at the site; `boulder` is our only other site. */
export function desire(ids: readonly string[], site: Site = testSite()): Desired {
  return {
    site,
    wishes: ids.map((id) => testWish(id)),
    nameOfSite: (id) => ({ [site.id]: site.name, boulder: 'Boulder' })[id] ?? null,
    takesAlong: () => true,
    expectedPool: () => null,
  };
}

/** A Palette that has nothing, changed as asked; hosts by their IDs. */
export function testWorld(
  changes: Partial<Omit<World, 'hosts'>> & { hosts?: Readonly<Record<string, HostFacts>> } = {},
): World {
  const hosts = Object.entries(changes.hosts ?? {}).map(([id, facts]): [HostId, HostFacts] => [hostId(id), facts]);
  return { clusters: [], pools: [], labelled: [], seen: new Map(), ...changes, hosts: new Map(hosts) };
}

/** A world in which these hosts are free, besides what is given. */
export function withFree(ids: readonly string[], changes: Partial<Omit<World, 'hosts'>> = {}): World {
  return testWorld({ ...changes, hosts: Object.fromEntries(ids.map((id) => [id, present(id)])) });
}

/** What was seen in a pool earlier in the run. */
export function seenIn(pool: string, ids: readonly string[]): World['seen'] {
  return new Map([[pool, new Map(ids.map((id) => [hostId(id), null]))]]);
}

/** The plan in a form that reads well in an assertion: verdicts by host, the step as it is. */
export function planOf(desired: Desired, world: World) {
  const { verdicts, step, hasDrifted } = plan(desired, world);
  return { verdicts: Object.fromEntries([...verdicts].map(([id, verdict]) => [id, brief(verdict)])), step, hasDrifted };
}

/** A verdict in a word or two: `stop site_full`, `wait 1/3`, `settled worker`. */
function brief(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'stop':
      return `stop ${verdict.failure.code}`;
    case 'wait':
      return `wait ${verdict.present}/${verdict.needed}`;
    case 'settled':
      return `settled ${verdict.role}`;
    default:
      return verdict.kind;
  }
}

/** The hosts of a create or pool step, with DHCP. */
export function placed(...ids: readonly string[]) {
  return ids.map((id) => ({ hostId: id, address: null }));
}
