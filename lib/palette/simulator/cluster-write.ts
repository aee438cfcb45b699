import type { ClusterCreate, PoolWrite } from './shapes';
import type { Cluster, Json, Pool, PoolHost, State } from './state';

/** The state with this cluster added or replaced. */
export function putCluster(state: State, cluster: Cluster): State {
  return { ...state, clusters: { ...state.clusters, [cluster.uid]: cluster } };
}

/** What a create body makes: no status yet, nothing installed (API.md 4). Takes UIDs for cluster, config and machines. */
export function newCluster(
  body: ClusterCreate,
  projectUid: string,
  at: number,
  takeUid: () => string,
  cloudType = 'edge-native',
): Cluster {
  const { metadata, spec } = body;
  const profiles = spec.profiles ?? [];
  const { scanPolicy, backupPolicy } = spec.policies ?? {};
  return {
    uid: takeUid(),
    configUid: takeUid(),
    name: metadata.name,
    projectUid,
    labels: metadata.labels ?? {},
    annotations: { ...metadata.annotations, scope: projectUid === '' ? 'tenant' : 'project' },
    cloudType,
    cloudConfig: spec.cloudConfig,
    clusterConfig: spec.clusterConfig ?? {},
    profileUids: profiles.map((profile) => profile.uid),
    profileVariables: Object.fromEntries(profiles.map((profile) => [profile.uid, profile.variables ?? []])),
    packValues: Object.fromEntries(profiles.map((profile) => [profile.uid, profile.packValues ?? []])),
    ...(spec.clusterTemplate === undefined ? {} : { templateUid: spec.clusterTemplate.uid }),
    ...(scanPolicy === undefined ? {} : { scans: scanPolicy }),
    ...(backupPolicy === undefined ? {} : { backup: backupPolicy }),
    pools: spec.machinepoolconfig.map((pool) => writtenPool(pool, undefined, at, takeUid)),
    createdAt: at,
    modifiedAt: at,
    runningAt: null,
    deletingAt: null,
    isForceDeleted: false,
    forcedState: null,
  };
}

/** A pool as it stands after a write: the list is replaced, hosts that stay keep their machine (API.md 6). */
export function writtenPool(write: PoolWrite, before: Pool | undefined, at: number, takeUid: () => string): Pool {
  const { name, ...config } = write.poolConfig;
  const hosts = write.cloudConfig.edgeHosts.map((entry) => {
    const known = before?.hosts.find((host) => host.hostUid === entry.hostUid);
    return known === undefined ? newPoolHost(entry.hostUid, entry, at, takeUid) : { ...known, entry: hostEntry(entry) };
  });
  return { name, config, hosts };
}

/** A host that joins a pool now. */
export function newPoolHost(hostUid: string, entry: Json, at: number, takeUid: () => string): PoolHost {
  return { hostUid, entry: hostEntry(entry), machineUid: takeUid(), joinedAt: at, startedAt: null };
}

/** The pool with the hosts that a write left out put back, but for those whose machine goes: the other reading of a PUT (API.md 14.4). */
export function keepOmittedHosts(pool: Pool, before: Pool): Pool {
  const omitted = before.hosts.filter(
    (host) => host.deletingAt === undefined && !pool.hosts.some((kept) => kept.hostUid === host.hostUid),
  );
  if (omitted.length === 0) return pool;
  const hosts = [...omitted, ...pool.hosts];
  return { ...pool, hosts, config: { ...pool.config, size: hosts.length } };
}

/** The cluster with this pool added, or put in the place of the one of its name. */
export function withPool(cluster: Cluster, pool: Pool, at: number): Cluster {
  const isKnown = cluster.pools.some((candidate) => candidate.name === pool.name);
  const pools = isKnown
    ? cluster.pools.map((candidate) => (candidate.name === pool.name ? pool : candidate))
    : [...cluster.pools, pool];
  return { ...cluster, pools, modifiedAt: at };
}

/** The pool without one host, its size to match. */
export function withoutHost(pool: Pool, hostUid: string): Pool {
  const hosts = pool.hosts.filter((host) => host.hostUid !== hostUid);
  const isEmptied = pool.hosts.length > 0 && hosts.length === 0;
  return { ...pool, hosts, config: { ...pool.config, size: hosts.length }, ...(isEmptied ? { isEmptied } : {}) };
}

/** The pool with the machine of one host on its way out; the host stays in the list. */
export function withoutMachine(pool: Pool, hostUid: string, at: number): Pool {
  const leaving = (host: PoolHost) => ({ ...host, deletingAt: host.deletingAt ?? at });
  return { ...pool, hosts: pool.hosts.map((host) => (host.hostUid === hostUid ? leaving(host) : host)) };
}

function hostEntry(entry: Json): Json {
  const { hostUid: _hostUid, ...rest } = entry;
  return rest;
}
