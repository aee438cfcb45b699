import { newPoolHost } from '../cluster-write';
import type { Cluster, Json, Pool } from '../state';
import { spreadMachines } from '../virtual-machines';
import type { LibvirtCreate, LibvirtPoolWrite } from './shapes';

/** What a create body makes: nothing installed yet. Takes UIDs for cluster, config and machines. */
export function newLibvirtCluster(
  { metadata, spec }: LibvirtCreate,
  projectUid: string,
  at: number,
  takeUid: () => string,
): Cluster {
  const profiles = spec.profiles ?? [];
  return {
    uid: takeUid(),
    configUid: takeUid(),
    name: metadata.name,
    projectUid,
    labels: metadata.labels ?? {},
    annotations: { ...metadata.annotations, scope: projectUid === '' ? 'tenant' : 'project' },
    cloudType: 'libvirt',
    cloudConfig: spec.cloudConfig,
    clusterConfig: spec.clusterConfig ?? {},
    profileUids: profiles.map((profile) => profile.uid),
    profileVariables: Object.fromEntries(profiles.map((profile) => [profile.uid, profile.variables ?? []])),
    pools: spec.machinepoolconfig.map((pool) => writtenLibvirtPool(pool, undefined, at, takeUid)),
    createdAt: at,
    modifiedAt: at,
    runningAt: null,
    deletingAt: null,
    isForceDeleted: false,
    forcedState: null,
  };
}

/** A pool as it stands after a write: its placements are replaced, machines move away from appliances that are gone. */
export function writtenLibvirtPool(
  { poolConfig, cloudConfig }: LibvirtPoolWrite,
  before: Pool | undefined,
  at: number,
  takeUid: () => string,
): Pool {
  const { name, ...general } = poolConfig;
  const { placements, ...machine } = cloudConfig;
  const hosts = placements.map(({ hostUid, ...entry }) => {
    const known = before?.hosts.find((host) => host.hostUid === hostUid);
    return known === undefined ? newPoolHost(hostUid, entry, at, takeUid) : { ...known, entry: entry as Json };
  });
  const hostUids = hosts.map(({ hostUid }) => hostUid);
  return {
    name,
    config: { ...general, ...machine },
    hosts,
    machines: spreadMachines(before?.machines ?? [], hostUids, poolConfig.size, at, takeUid),
  };
}
