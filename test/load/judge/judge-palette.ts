import { z } from 'zod';
import type { LogPage } from '../../../lib/palette/simulator/log';
import type { Cluster, State } from '../../../lib/palette/simulator/state';
import type { Finding } from './finding';

type Entries = LogPage['entries'];
type Entry = Entries[number];

/** Site by host, as far as Palette's side shows it. */
export type Memberships = ReadonlyMap<string, readonly { readonly siteId: string; readonly pool: string }[]>;

/** Live clusters by pool and host: what the phones' stories are compared with. A cluster is named after its site. */
export function readMemberships(state: State): Memberships {
  const memberships = new Map<string, { siteId: string; pool: string }[]>();
  for (const cluster of liveClusters(state)) {
    for (const pool of cluster.pools) {
      for (const { hostUid } of pool.hosts) {
        const known = memberships.get(hostUid) ?? [];
        memberships.set(hostUid, [...known, { siteId: cluster.name, pool: pool.name }]);
      }
    }
  }
  return memberships;
}

/** Everything that the state and the log of a Palette can prove about a run over these sites and hosts. */
export function judgePalette(
  { state, entries }: { readonly state: State; readonly entries: Entries },
  siteIds: readonly string[],
  hostIds: readonly string[],
): Finding[] {
  return [
    judgeClusters(state, entries, siteIds),
    judgeRegistrations(state, entries, hostIds),
    judgeMemberships(state, hostIds),
    judgeControlPlanes(state, entries),
    judgeDropped(state, entries),
  ];
}

function liveClusters(state: State): Cluster[] {
  return Object.values(state.clusters).filter(({ deletingAt }) => deletingAt === null);
}

function judgeClusters(state: State, entries: Entries, siteIds: readonly string[]): Finding {
  const counts = countBy(liveClusters(state).map(({ name }) => name));
  const created = entries.filter(isCreate).length;
  const wrong = siteIds.filter((siteId) => counts.get(siteId) !== 1);
  const strange = [...counts.keys()].filter((name) => !siteIds.includes(name));
  return {
    rule: 'exactly one cluster per site',
    found: `${counts.size} clusters for ${siteIds.length} sites, ${created} creates`,
    breaches: [
      ...wrong.map((siteId) => `${siteId} has ${counts.get(siteId) ?? 0} clusters`),
      ...strange.map((name) => `${name} is nobody's cluster`),
    ],
  };
}

function judgeRegistrations(state: State, entries: Entries, hostIds: readonly string[]): Finding {
  const posts = countBy(entries.filter(isRegistration).map(({ requestBody }) => registrationShape.parse(requestBody)));
  const wrong = hostIds.filter((hostId) => posts.get(hostId) !== 1 || state.hosts[hostId] === undefined);
  const strange = Object.keys(state.hosts).filter((hostId) => !hostIds.includes(hostId));
  return {
    rule: 'every host is registered once',
    found: `${Object.keys(state.hosts).length} of ${hostIds.length} hosts`,
    breaches: [
      ...wrong.map((hostId) => `${hostId} was registered ${posts.get(hostId) ?? 0} times`),
      ...strange.map((hostId) => `${hostId} was never submitted`),
    ],
  };
}

function judgeMemberships(state: State, hostIds: readonly string[]): Finding {
  const memberships = readMemberships(state);
  const wrong = hostIds.filter((hostId) => memberships.get(hostId)?.length !== 1);
  return {
    rule: 'every host is in exactly one pool',
    found: `${hostIds.length - wrong.length} of ${hostIds.length} hosts`,
    breaches: wrong.map((hostId) => `${hostId} is in ${memberships.get(hostId)?.length ?? 0} pools`),
  };
}

/** In the end and in every write on the way. */
function judgeControlPlanes(state: State, entries: Entries): Finding {
  const written = entries.flatMap((entry) => poolsOf(entry).map((pool) => ({ path: entry.path, ...pool })));
  const pools = [
    ...written.filter(({ isControlPlane }) => isControlPlane).map(({ path, hosts }) => ({ path, count: hosts.length })),
    ...liveClusters(state).flatMap(({ name, pools }) =>
      pools
        .filter(({ config }) => config.isControlPlane === true)
        .map(({ hosts }) => ({ path: name, count: hosts.length })),
    ),
  ];
  return {
    rule: 'a control plane is never even',
    found: `${pools.length} control planes looked at`,
    breaches: pools.filter(({ count }) => count % 2 === 0).map(({ path, count }) => `${path}: ${count} hosts`),
  };
}

/** Every write of a pool holds what the pool held before it. */
function judgeDropped(state: State, entries: Entries): Finding {
  const pools = new Map<string, readonly string[]>();
  const placed = new Set<string>();
  const dropped: string[] = [];
  let writes = 0;
  const siteOf = new Map(Object.values(state.clusters).map(({ configUid, name }) => [configUid, name]));
  for (const entry of entries) {
    for (const { name, hosts } of poolsOf(entry)) {
      const key = `${clusterOf(entry, siteOf)} ${name}`;
      const missing = (pools.get(key) ?? []).filter((host) => !hosts.includes(host));
      dropped.push(...missing.map((host) => `${host} was dropped from ${key} by ${entry.method}`));
      pools.set(key, hosts);
      for (const host of hosts) placed.add(host);
      writes += 1;
    }
  }
  const members = readMemberships(state);
  const gone = [...placed].filter((host) => !members.has(host));
  return {
    rule: 'no host is dropped by a later write',
    found: `${writes} writes of pools`,
    breaches: [...dropped, ...gone.map((host) => `${host} was in a pool once and is in none`)],
  };
}

const registrationShape = z
  .object({ metadata: z.object({ uid: z.string() }) })
  .transform(({ metadata }) => metadata.uid);
const poolShape = z
  .object({
    poolConfig: z.object({ name: z.string(), isControlPlane: z.boolean().optional() }),
    cloudConfig: z.object({ edgeHosts: z.array(z.object({ hostUid: z.string() })) }),
  })
  .transform(({ poolConfig, cloudConfig }) => ({
    name: poolConfig.name,
    isControlPlane: poolConfig.isControlPlane === true,
    hosts: cloudConfig.edgeHosts.map(({ hostUid }) => hostUid),
  }));
const createShape = z
  .object({ metadata: z.object({ name: z.string() }), spec: z.object({ machinepoolconfig: z.array(poolShape) }) })
  .transform(({ metadata, spec }) => ({ name: metadata.name, pools: spec.machinepoolconfig }));

function isCreate({ effect, method, template }: Entry): boolean {
  return effect === 'write' && method === 'POST' && template === '/v1/spectroclusters/edge-native';
}

function isRegistration({ effect, method, template }: Entry): boolean {
  return effect === 'write' && method === 'POST' && template === '/v1/edgehosts';
}

/** The pools that a call wrote; none for any other call. */
function poolsOf(entry: Entry): z.infer<typeof poolShape>[] {
  if (isCreate(entry)) return createShape.parse(entry.requestBody).pools;
  if (entry.effect !== 'write' || !entry.template?.includes('/machinePools')) return [];
  return [poolShape.parse(entry.requestBody)];
}

/** The name of the cluster that a write of a pool belongs to. */
function clusterOf(entry: Entry, nameByConfig: ReadonlyMap<string, string>): string {
  if (isCreate(entry)) return createShape.parse(entry.requestBody).name;
  const configUid = entry.path.split('/')[4] ?? '';
  return nameByConfig.get(configUid) ?? configUid;
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
