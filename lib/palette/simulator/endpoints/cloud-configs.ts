import { type Answer, created, noContent, notFound, ok, Refused } from '../answer';
import { type Call, isInScope, look, param, readBody } from '../call';
import { isTwoNode, poolProblems } from '../cluster-checks';
import { clusterState, isDeleted, isMachineGone } from '../cluster-life';
import { keepOmittedHosts, putCluster, withoutHost, withoutMachine, withPool, writtenPool } from '../cluster-write';
import { clusterConfigUpdateShape, type PoolWrite, poolShape } from '../shapes';
import type { Cluster, Pool, PoolHost } from '../state';
import { cloudConfigBody, machineBody } from '../wire/cloud-config';

/** `GET /v1/cloudconfigs/edge-native/{configUid}`. */
export function getCloudConfig(call: Call): Answer {
  return ok(cloudConfigBody(look(call), clusterOfConfig(call)));
}

/** `PUT .../clusterConfig`: replaces the network part. */
export function updateClusterConfig(call: Call): Answer {
  const { clusterConfig } = readBody(call, clusterConfigUpdateShape);
  return save(call, { ...clusterOfConfig(call), cloudConfig: clusterConfig, modifiedAt: look(call).at });
}

/** `POST .../machinePools`: adds one pool. */
export function createPool(call: Call): Answer {
  const write = readBody(call, poolShape);
  const cluster = writableCluster(call);
  const { duplicatePoolName, controlPlanePools } = call.world.switches;
  const { name, isControlPlane } = write.poolConfig;
  if (findPool(cluster, name)) throw new Refused(duplicatePoolName, `Machine pool '${name}' already exists`);
  if (isControlPlane) throw new Refused(controlPlanePools, 'The cluster already has a control plane pool');
  refuseProblems(call, cluster, write);
  const { at } = look(call);
  const pool = writtenPool(write, undefined, at, call.world.takeUid);
  save(call, withPool(cluster, pool, at));
  return created(call.world.takeUid());
}

/** `PUT .../machinePools/{name}`: the list replaces the one before, no version is checked: the last writer wins. */
export function updatePool(call: Call): Answer {
  const write = readBody(call, poolShape);
  const cluster = writableCluster(call);
  const before = requirePool(call, cluster);
  const { switches } = call.world;
  if (write.poolConfig.name !== before.name) throw new Refused(switches.schemaViolation, 'The pool name cannot change');
  refuseProblems(call, cluster, write);
  const { at } = look(call);
  const replaced = writtenPool(write, before, at, call.world.takeUid);
  const pool = switches.omittedHostInPut === 'kept' ? keepOmittedHosts(replaced, before) : replaced;
  return save(call, withPool(cluster, pool, at));
}

/** `DELETE .../machinePools/{name}`; the control plane cannot go (INVENTED). */
export function deletePool(call: Call): Answer {
  const cluster = writableCluster(call);
  const pool = requirePool(call, cluster);
  if (pool.config.isControlPlane === true) {
    throw new Refused(call.world.switches.controlPlanePools, 'The control plane pool cannot be deleted');
  }
  const pools = cluster.pools.filter((candidate) => candidate !== pool);
  return save(call, { ...cluster, pools, modifiedAt: look(call).at });
}

/** `GET .../machinePools/{name}/machines`. */
export function listMachines(call: Call): Answer {
  const view = look(call);
  const cluster = clusterOfConfig(call);
  const hosts = requirePool(call, cluster).hosts.filter((host) => !isMachineGone(view, host));
  return ok({ items: hosts.map((host) => machineBody(view, cluster, host)) });
}

/** `GET .../machines/{machineUid}`. */
export function getMachine(call: Call): Answer {
  const cluster = clusterOfConfig(call);
  return ok(machineBody(look(call), cluster, requireMachine(call, requirePool(call, cluster))));
}

/** `DELETE .../machines/{machineUid}`: the node goes; when its host is free again is a switch (API.md 6). */
export function deleteMachine(call: Call): Answer {
  const cluster = writableCluster(call);
  const pool = requirePool(call, cluster);
  const { hostUid } = requireMachine(call, pool);
  const { at, switches } = look(call);
  const isFreed = switches.hostOfDeletedMachine === 'leaves-pool';
  const changed = isFreed ? withoutHost(pool, hostUid) : withoutMachine(pool, hostUid, at);
  return save(call, withPool(cluster, changed, at));
}

function save(call: Call, cluster: Cluster): Answer {
  call.world.commit((state) => putCluster(state, cluster));
  return noContent();
}

function refuseProblems(call: Call, cluster: Cluster, write: PoolWrite): void {
  const isTwoNodeCluster = isTwoNode(cluster.cloudConfig);
  const [problem] = poolProblems(look(call), call.projectUid, write, cluster, isTwoNodeCluster);
  if (problem !== undefined) throw new Refused(problem.refusal, problem.message);
}

/** The cluster of the cloud config of the path, if the caller may see it. */
export function clusterOfConfig(call: Call): Cluster {
  const view = look(call);
  const configUid = param(call, 'configUid');
  const cluster = Object.values(view.state.clusters).find((candidate) => candidate.configUid === configUid);
  if (cluster === undefined || !isInScope(call, cluster) || isDeleted(view, cluster)) {
    throw notFound('cloudconfig', configUid);
  }
  return cluster;
}

/** A cluster whose pools may change now; whether one may be changed before it runs is a switch (API.md 14.4). */
export function writableCluster(call: Call): Cluster {
  const cluster = clusterOfConfig(call);
  const { poolChangeWhileProvisioning: rule } = call.world.switches;
  const state = clusterState(look(call), cluster);
  if (rule !== 'accept' && (state === undefined || state === 'Pending' || state === 'Provisioning')) {
    throw new Refused(rule, `Cluster '${cluster.name}' is still being provisioned`);
  }
  return cluster;
}

/** A pool by its name. */
export function findPool(cluster: Cluster, name: string): Pool | undefined {
  return cluster.pools.find((pool) => pool.name === name);
}

/** The pool of the path; refused where the cluster has none of that name. */
export function requirePool(call: Call, cluster: Cluster): Pool {
  const name = param(call, 'machinePoolName');
  const pool = findPool(cluster, name);
  if (pool === undefined) throw new Refused(call.world.switches.unknownPool, `Machine pool '${name}' is not found`);
  return pool;
}

function requireMachine(call: Call, pool: Pool): PoolHost {
  const uid = param(call, 'machineUid');
  const machine = pool.hosts.find((host) => host.machineUid === uid && !isMachineGone(look(call), host));
  if (machine === undefined) throw notFound('machine', uid);
  return machine;
}
