import { findHost } from '../host-life';
import type { Cluster, Json, Pool, PoolHost, VirtualMachine } from '../state';
import { isPast, timestamp, type View } from '../view';
import { virtualMachineState } from '../virtual-machines';
import { edgeHostBody, hostAddress } from '../wire/edge-host';

/** `v1LibvirtCloudConfig`, its pools in the flat read shape (API.md 10). */
export function libvirtConfigBody(view: View, cluster: Cluster): Json {
  return {
    metadata: {
      uid: cluster.configUid,
      name: `${cluster.name}-config`,
      creationTimestamp: timestamp(cluster.createdAt),
      lastModifiedTimestamp: timestamp(cluster.modifiedAt),
    },
    spec: {
      clusterConfig: cluster.cloudConfig,
      machinePoolConfig: cluster.pools.map(({ name, config, hosts }) => ({
        name,
        ...config,
        placements: hosts.map((host) => placementBody(view, host)),
      })),
    },
    status: { conditions: [] },
  };
}

function placementBody(view: View, { hostUid, entry }: PoolHost): Json {
  const isPaired = isPast(view, findHost(view, hostUid)?.pairedAt ?? null);
  return {
    hostUid,
    networks: [],
    sourceStoragePool: '',
    ...entry,
    hostAddress: isPaired ? hostAddress(hostUid) : '',
    hostIdentity: { mode: 'system', socketPath: '', caCert: '' },
  };
}

/** `v1LibvirtMachine`. */
export function libvirtMachineBody(view: View, cluster: Cluster, pool: Pool, machine: VirtualMachine): Json {
  const instanceState = virtualMachineState(view, cluster, pool, machine);
  const at = (pool.machines ?? []).indexOf(machine);
  return {
    apiVersion: 'cluster.spectrocloud.com/v1alpha1',
    kind: 'LibvirtMachine',
    metadata: {
      uid: machine.uid,
      name: `${cluster.name}-${pool.name}-${machine.uid.slice(-5)}`,
      creationTimestamp: timestamp(machine.madeAt),
    },
    spec: {
      edgeHostUid: machine.hostUid,
      failureDomain: machine.hostUid,
      instanceType: pool.config.instanceType,
      nics: [{ index: 0, macAddress: `52:54:00:00:00:${(at % 256).toString(16).padStart(2, '0')}` }],
    },
    status: { instanceState, health: { state: instanceState === 'Running' ? 'healthy' : '', conditions: [] } },
  };
}

const cameLater = new Set(['hostType', 'hostState', 'inUseClustersRef', 'tunnelConfig']);

/** An appliance as Palette showed it then: without what came later (`v1EdgeHostDevice` of the description of API.md 10). */
export function applianceBody(view: View, hostUid: string): Json[] {
  const host = findHost(view, hostUid);
  if (host === undefined) return [];
  const body: Json = JSON.parse(
    JSON.stringify(edgeHostBody(view, host), (key, value) => (cameLater.has(key) ? undefined : value)),
  );
  return [body];
}
