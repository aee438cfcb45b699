import { z } from 'zod';
import type { Pool } from '../model';
import { listOf, metadataSchema, withoutFields } from './common';

const nic = z.looseObject({ ip: z.string().nullish(), nicName: z.string().nullish() });

const wireHost = z.looseObject({
  hostUid: z.string(),
  hostName: z.string().nullish(),
  nic: nic.nullish(),
  twoNodeCandidatePriority: z.string().nullish(),
  /** Deprecated forms of `nic.ip` and `nic.nicName`. */
  staticIP: z.string().nullish(),
  nicName: z.string().nullish(),
});

const wirePool = z.looseObject({
  name: z.string(),
  isControlPlane: z.boolean().nullish(),
  labels: listOf(z.string()),
  hosts: listOf(wireHost),
});

/** `v1EdgeNativeCloudConfig`: its pools, each with everything that was read, known or not. */
export const cloudConfigAnswer = z
  .object({ spec: z.object({ machinePoolConfig: listOf(wirePool) }) })
  .transform(({ spec }) => spec.machinePoolConfig.map(toPool));

/** The flag is optional in the read shape; a control plane taken for workers would grow from one to two (API.md §4.1). */
const controlPlaneLabels = new Set(['control-plane', 'master']);

/** Is a pool, as read, the one of the control plane? Pure. */
export function isControlPlanePool(pool: {
  readonly isControlPlane?: boolean | null | undefined;
  readonly labels: readonly string[];
}): boolean {
  return pool.isControlPlane === true || pool.labels.some((label) => controlPlaneLabels.has(label));
}

function toPool(pool: z.infer<typeof wirePool>): Pool {
  return {
    name: pool.name,
    isControlPlane: isControlPlanePool(pool),
    hosts: pool.hosts.map((host) => ({
      hostId: host.hostUid,
      address: host.nic?.ip || host.staticIP || null,
    })),
    wire: pool,
  };
}

/** A host that is to join a pool; `nic` is empty for DHCP. */
export interface NewPoolHost {
  readonly hostUid: string;
  readonly hostName: string;
  readonly nic: Readonly<Record<string, unknown>>;
  /** Its role in a two-node cluster; left out: the cluster is none. */
  readonly twoNodeCandidatePriority?: 'primary' | 'secondary';
}

/** Not part of the write shape though they stand in the read shape (API.md §6). */
const readOnlyPoolFields = new Set(['hosts', 'osType']);
const readOnlyHostFields = new Set(['hostAddress', 'caCert', 'IsCandidateCaption', 'staticIP', 'nicName']);

/** What a write changes of a pool as it was just read; what is left out stays. */
export interface PoolChange {
  readonly added?: readonly NewPoolHost[];
  /** By edge host ID; one that is not in the pool is no fault. */
  readonly removed?: readonly string[];
  /** Fields of `poolConfig` in Palette's own words; null takes one away. Name and size stay as they are. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/**
 * The body of a pool PUT: the pool as just read with the change, `size` to match. Every field that we do not know is
 * carried through; `skipK8sUpgrade` cannot be, because no read shape has it (API.md §15.2).
 */
export function toPoolReplaceBody(pool: Pool, { added = [], removed = [], options = {} }: PoolChange) {
  const read = wirePool.parse(pool.wire);
  const edgeHosts = [...read.hosts.filter((host) => !removed.includes(host.hostUid)).map(toWriteHost), ...added];
  const kept = withoutFields({ ...pool.wire, ...options }, readOnlyPoolFields);
  return {
    poolConfig: { ...kept, name: read.name, labels: kept.labels ?? [], size: edgeHosts.length },
    cloudConfig: { edgeHosts },
  };
}

/** A `nic` that is there but says nothing must not hide the deprecated fields: the host would lose its address. */
function toWriteHost(host: z.infer<typeof wireHost>) {
  const nic = withoutFields(host.nic ?? {}, new Set());
  const ip = host.nic?.ip || host.staticIP;
  const nicName = host.nic?.nicName || host.nicName;
  return {
    ...withoutFields(host, readOnlyHostFields),
    nic: { ...nic, ...(ip ? { ip } : {}), ...(nicName ? { nicName } : {}) },
  };
}

export interface PoolShape {
  readonly name: string;
  readonly isControlPlane: boolean;
  readonly runsWork: boolean;
  readonly architecture: 'amd64' | 'arm64';
}

/** The body of a new pool (API.md §4.1); `size` must equal the number of hosts. */
export function toPoolCreateBody(shape: PoolShape, hosts: readonly NewPoolHost[]) {
  return {
    poolConfig: {
      name: shape.name,
      size: hosts.length,
      isControlPlane: shape.isControlPlane,
      useControlPlaneAsWorker: shape.isControlPlane && shape.runsWork,
      labels: [shape.isControlPlane ? 'control-plane' : 'worker'],
      additionalLabels: {},
      taints: [],
      updateStrategy: { type: 'RollingUpdateScaleOut' },
      machinePoolProperties: { archType: shape.architecture },
    },
    cloudConfig: { edgeHosts: hosts },
  };
}

const leavingStates: ReadonlySet<string> = new Set(['Deleting', 'Deleted']);

/** `GET …/machines`: which hosts are installed and running. */
export const machinesAnswer = z
  .object({
    items: listOf(
      z.object({
        metadata: metadataSchema.nullish(),
        spec: z.object({ edgeHostUid: z.string().nullish() }).nullish(),
        status: z.object({ instanceState: z.string().nullish() }).nullish(),
      }),
    ),
  })
  .transform(({ items }) =>
    items.map((machine) => ({
      hostId: machine.spec?.edgeHostUid ?? '',
      uid: machine.metadata?.uid ?? '',
      isLeaving: leavingStates.has(machine.status?.instanceState ?? ''),
      isRunning: machine.status?.instanceState === 'Running',
      hasFailed: machine.status?.instanceState === 'Failed',
    })),
  );
