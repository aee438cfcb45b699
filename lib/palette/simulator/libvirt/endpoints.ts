import { type Answer, created, noContent, notFound, ok, Refused } from '../answer';
import { type Call, look, param, readBody } from '../call';
import { putCluster, withPool } from '../cluster-write';
import { clusterOfConfig, findPool, requirePool, writableCluster } from '../endpoints/cloud-configs';
import { throwFirst } from '../endpoints/clusters';
import { visibleCluster } from '../endpoints/visible-cluster';
import type { Cluster, Pool, VirtualMachine } from '../state';
import { spreadMachines } from '../virtual-machines';
import { validationBody } from '../wire/validation';
import { libvirtClusterProblems, libvirtPoolProblems } from './checks';
import { type LibvirtPoolWrite, libvirtConfigUpdateShape, libvirtCreateShape, libvirtPoolShape } from './shapes';
import { applianceBody, libvirtConfigBody, libvirtMachineBody } from './wire';
import { newLibvirtCluster, writtenLibvirtPool } from './write';

/** `POST /v1/spectroclusters/libvirt`. */
export function createLibvirtCluster(call: Call): Answer {
  const body = readBody(call, libvirtCreateShape);
  const view = look(call);
  throwFirst(libvirtClusterProblems(view, call.projectUid, body));
  const cluster = newLibvirtCluster(body, call.projectUid, view.at, call.world.takeUid);
  call.world.commit((state) => putCluster(state, cluster));
  return created(cluster.uid);
}

/** `POST /v1/spectroclusters/libvirt/validate`: 200 even when invalid. */
export function validateLibvirtCluster(call: Call): Answer {
  const body = readBody(call, libvirtCreateShape);
  return ok(validationBody(body, libvirtClusterProblems(look(call), call.projectUid, body)));
}

/** `GET /v1/spectroclusters/{uid}/libvirt/edgeHosts`: each appliance once. */
export function listAppliances(call: Call): Answer {
  const view = look(call);
  const { pools } = visibleCluster(call);
  const hostUids = [...new Set(pools.flatMap(({ hosts }) => hosts.map(({ hostUid }) => hostUid)))];
  const items = hostUids.flatMap((hostUid) => applianceBody(view, hostUid));
  return ok({ items, listmeta: { continue: '', count: items.length, limit: items.length, offset: 0 } });
}

/** `GET /v1/cloudconfigs/libvirt/{configUid}`. */
export function getLibvirtConfig(call: Call): Answer {
  return ok(libvirtConfigBody(look(call), clusterOfConfig(call)));
}

/** `PUT .../clusterConfig`: replaces the network part. */
export function updateLibvirtConfig(call: Call): Answer {
  const { clusterConfig } = readBody(call, libvirtConfigUpdateShape);
  return save(call, { ...clusterOfConfig(call), cloudConfig: clusterConfig, modifiedAt: look(call).at });
}

/** `POST .../machinePools`. */
export function createLibvirtPool(call: Call): Answer {
  const write = readBody(call, libvirtPoolShape);
  const cluster = writableCluster(call);
  const { duplicatePoolName, controlPlanePools } = call.world.switches;
  const { name, isControlPlane } = write.poolConfig;
  if (findPool(cluster, name)) throw new Refused(duplicatePoolName, `Machine pool '${name}' already exists`);
  if (isControlPlane) throw new Refused(controlPlanePools, 'The cluster already has a control plane pool');
  savePool(call, cluster, write, undefined);
  return created(call.world.takeUid());
}

/** `PUT .../machinePools/{name}`: placements and number of machines replace those before; the last writer wins. */
export function updateLibvirtPool(call: Call): Answer {
  const write = readBody(call, libvirtPoolShape);
  const cluster = writableCluster(call);
  const before = requirePool(call, cluster);
  const { schemaViolation } = call.world.switches;
  if (write.poolConfig.name !== before.name) throw new Refused(schemaViolation, 'The pool name cannot change');
  return savePool(call, cluster, write, before);
}

/** `GET .../machines`. */
export function listVirtualMachines(call: Call): Answer {
  const cluster = clusterOfConfig(call);
  const pool = requirePool(call, cluster);
  return ok({ items: (pool.machines ?? []).map((one) => libvirtMachineBody(look(call), cluster, pool, one)) });
}

/** `GET .../machines/{machineUid}`. */
export function getVirtualMachine(call: Call): Answer {
  const cluster = clusterOfConfig(call);
  const pool = requirePool(call, cluster);
  return ok(libvirtMachineBody(look(call), cluster, pool, requireMachine(call, pool)));
}

/** `DELETE .../machines/{machineUid}`. INVENTED: the pool keeps its number, so that a fresh one takes its place. */
export function deleteVirtualMachine(call: Call): Answer {
  const cluster = writableCluster(call);
  const pool = requirePool(call, cluster);
  const gone = requireMachine(call, pool);
  const { at } = look(call);
  const kept = (pool.machines ?? []).filter((machine) => machine !== gone);
  const hostUids = pool.hosts.map(({ hostUid }) => hostUid);
  const machines = spreadMachines(kept, hostUids, kept.length + 1, at, call.world.takeUid);
  return save(call, withPool(cluster, { ...pool, machines }, at));
}

function savePool(call: Call, cluster: Cluster, write: LibvirtPoolWrite, before: Pool | undefined): Answer {
  const view = look(call);
  throwFirst(libvirtPoolProblems(view, call.projectUid, write, cluster));
  return save(call, withPool(cluster, writtenLibvirtPool(write, before, view.at, call.world.takeUid), view.at));
}

function save(call: Call, cluster: Cluster): Answer {
  call.world.commit((state) => putCluster(state, cluster));
  return noContent();
}

function requireMachine(call: Call, { machines = [] }: Pool): VirtualMachine {
  const uid = param(call, 'machineUid');
  const machine = machines.find((one) => one.uid === uid);
  if (machine === undefined) throw notFound('machine', uid);
  return machine;
}
