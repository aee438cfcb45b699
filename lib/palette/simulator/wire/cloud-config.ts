import { installedAt, machineState } from '../cluster-life';
import { findHost } from '../host-life';
import type { Cluster, Json, Pool, PoolHost } from '../state';
import { isPast, timestamp, type View } from '../view';
import { hostAddress } from './edge-host';

/** A cloud config with its pools in the flat read shape, `hosts[]` and all (API.md 6). */
export function cloudConfigBody(view: View, cluster: Cluster): Json {
  return {
    metadata: {
      uid: cluster.configUid,
      name: `${cluster.name}-config`,
      creationTimestamp: timestamp(cluster.createdAt),
      lastModifiedTimestamp: timestamp(cluster.modifiedAt),
    },
    spec: {
      clusterConfig: cluster.cloudConfig,
      machinePoolConfig: cluster.pools.map((pool) => poolBody(view, pool)),
    },
    status: { conditions: [] },
  };
}

/** `skipK8sUpgrade` is in the write shape and in no read shape (API.md 15.2). */
function poolBody(view: View, pool: Pool): Json {
  const { skipK8sUpgrade: _unreadable, ...config } = pool.config;
  return { name: pool.name, ...config, osType: 'Linux', hosts: pool.hosts.map((host) => poolHostBody(view, host)) };
}

function poolHostBody(view: View, host: PoolHost): Json {
  return { hostUid: host.hostUid, ...host.entry, hostAddress: addressOf(view, host) };
}

/** One machine of a pool: `v1EdgeNativeMachine`. */
export function machineBody(view: View, cluster: Cluster, host: PoolHost): Json {
  const address = addressOf(view, host);
  const isInstalled = isPast(view, installedAt(view, host));
  return {
    apiVersion: 'cluster.spectrocloud.com/v1alpha1',
    kind: 'EdgeNativeMachine',
    metadata: {
      uid: host.machineUid,
      name: hostNameOf(host),
      creationTimestamp: timestamp(host.joinedAt),
    },
    spec: {
      edgeHostUid: host.hostUid,
      instanceType: { name: '', numCPUs: 4, memoryMiB: 16_384, diskGiB: 100 },
      nics: address === '' ? [] : [{ index: 0, networkName: 'eth0', privateIPs: [address] }],
    },
    status: {
      instanceState: machineState(view, cluster, host),
      ready: isInstalled,
      addresses: address === '' ? [] : [{ address, type: 'InternalIP' }],
      health: { state: isInstalled ? 'healthy' : '', conditions: [] },
    },
  };
}

/** The machine name: the host name given in the pool, else the host ID. */
function hostNameOf(host: PoolHost): string {
  const { hostName } = host.entry;
  return typeof hostName === 'string' && hostName !== '' ? hostName : host.hostUid;
}

/** A static address if one was given, else the one the host got once it called home. */
function addressOf(view: View, host: PoolHost): string {
  const { nic, staticIP } = host.entry;
  if (typeof nic === 'object' && nic !== null && 'ip' in nic && typeof nic.ip === 'string' && nic.ip !== '')
    return nic.ip;
  if (typeof staticIP === 'string' && staticIP !== '') return staticIP;
  return isPast(view, findHost(view, host.hostUid)?.pairedAt ?? null) ? hostAddress(host.hostUid) : '';
}
