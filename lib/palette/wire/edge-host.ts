import { z } from 'zod';
import { parseHostId } from '../../hosts/edge-host-id';
import type { Architecture } from '../../sites/architecture';
import type { ApplianceOffer, HostMachine, HostRecord, HostSettings, TunnelConfig } from '../model';
import { type labelsSchema, listmetaSchema, listOf, metadataSchema } from './common';

const reference = z.object({ uid: z.string().nullish(), name: z.string().nullish() });

/** What cannot be read is not there: no host is lost to us because of a word about its hardware. */
const amount = z.number().positive().nullish().catch(null);

/** `v1DeviceSpec`, as far as it tells how big the machine is (API.md §2.3). */
const device = z
  .object({
    archType: z.enum(['amd64', 'arm64']).nullish().catch(null),
    cpu: z.object({ cores: amount }).nullish().catch(null),
    memory: z.object({ sizeInMB: amount }).nullish().catch(null),
    disks: listOf(z.object({ size: amount })).catch([]),
  })
  .nullish()
  .catch(null);

/** `v1EdgeHostProperties`, left over from virtualized edge (API.md §2.3): today's hosts report nothing there. */
const properties = z
  .object({
    networks: listOf(z.object({ networkName: z.string(), networkType: z.enum(['default', 'bridge']) })),
    storagePools: listOf(z.object({ name: z.string() })),
  })
  .nullish()
  .catch(null);

const flag = z.enum(['enabled', 'disabled']).nullish();

/** `v1EdgeHostDevice` and its cut-down twin of the search, as far as we read them (API.md §2.3). */
const edgeHost = z.object({
  metadata: metadataSchema,
  aclmeta: z.object({ projectUid: z.string().nullish() }).nullish(),
  spec: z
    .object({
      device,
      properties,
      host: z.object({ project: reference.nullish() }).nullish(),
      projectMeta: reference.nullish(),
      tunnelConfig: z.object({ remoteSsh: flag, remoteSshTempUser: flag }).nullish().catch(null),
    })
    .nullish(),
  status: z
    .object({
      state: z.string().nullish(),
      health: z.object({ state: z.string().nullish() }).nullish(),
      inUseClustersRef: listOf(reference),
      inUseClusters: listOf(reference),
    })
    .nullish(),
});

/** One edge host, mapped to our words. An ID that breaks the rules of the page is no host of ours: a schema fault. */
export const edgeHostAnswer = edgeHost.transform((host, context): HostRecord => {
  const record = toRecord(host);
  if (record !== null) return record;
  context.addIssue({ code: 'custom', message: 'no usable edge host ID' });
  return z.NEVER;
});

/** One page of a host search; hosts with IDs that we could never have registered are left out. */
export const edgeHostSearchAnswer = z
  .object({ items: listOf(edgeHost), listmeta: listmetaSchema })
  .transform((page) => ({
    items: page.items.map(toRecord).filter((record) => record !== null),
    nextPage: page.listmeta,
  }));

function toRecord(host: z.infer<typeof edgeHost>): HostRecord | null {
  const parsed = parseHostId(host.metadata.uid ?? '');
  if (!parsed.ok) return null;
  const refs = host.status?.inUseClustersRef ?? [];
  const clusters = refs.length > 0 ? refs : (host.status?.inUseClusters ?? []);
  return {
    hostId: parsed.value,
    state: readState(host.status?.state),
    health: readHealth(host.status?.health?.state),
    labels: host.metadata.labels,
    clusters: clusters.map((cluster) => ({ uid: cluster.uid ?? '', name: cluster.name ?? '' })),
    projectUid: host.aclmeta?.projectUid || host.spec?.host?.project?.uid || host.spec?.projectMeta?.uid || null,
    createdAtMs: host.metadata.creationTimestamp,
    machine: readMachine(host.spec?.device),
    ...readOffer(host.spec?.properties),
    ...readArchitecture(host),
    ...readTunnel(host),
  };
}

/** Of a host that has not called home it is what we said ourselves, or Palette's default (API.md §2.3). */
function readArchitecture({ spec, status }: z.infer<typeof edgeHost>): { architecture?: Architecture } {
  const architecture = spec?.device?.archType ?? null;
  const hasCalledHome = status?.state === 'ready' || (status?.state === 'in-use' && Boolean(status.health?.state));
  return architecture !== null && hasCalledHome ? { architecture } : {};
}

function readOffer(told: z.infer<typeof properties>): { offer?: ApplianceOffer } {
  const networks = (told?.networks ?? []).map(({ networkName: name, networkType: type }) => ({ name, type }));
  const storagePools = (told?.storagePools ?? []).map(({ name }) => name);
  return networks.length === 0 && storagePools.length === 0 ? {} : { offer: { networks, storagePools } };
}

/** Closed is Palette's default (API.md §2.2), and what the cut-down twin of the search leaves out. */
function readTunnel({ spec }: z.infer<typeof edgeHost>): { tunnelConfig?: TunnelConfig } {
  const remoteSsh = spec?.tunnelConfig?.remoteSsh ?? 'disabled';
  const remoteSshTempUser = spec?.tunnelConfig?.remoteSshTempUser ?? 'disabled';
  const isOpen = remoteSsh === 'enabled' || remoteSshTempUser === 'enabled';
  return isOpen ? { tunnelConfig: { remoteSsh, remoteSshTempUser } } : {};
}

function readState(state: string | null | undefined): HostRecord['state'] {
  return state === 'unpaired' || state === 'ready' || state === 'in-use' ? state : 'other';
}

/** The field is called `sizeInMB` and described as "memory size in bytes": no edge host has 16 TB, or only 16 MB. */
const leastBytes = 2 ** 24;

function readMachine(told: z.infer<typeof device>): HostMachine | null {
  const cpus = told?.cpu?.cores ?? null;
  const memory = told?.memory?.sizeInMB ?? null;
  const memoryMb = memory !== null && memory >= leastBytes ? Math.floor(memory / 2 ** 20) : memory;
  const sizes = (told?.disks ?? []).flatMap(({ size }) => size ?? []);
  const diskGb = sizes.length === 0 ? null : Math.max(...sizes);
  return cpus === null && memoryMb === null && diskGb === null ? null : { cpus, memoryMb, diskGb };
}

function readHealth(health: string | null | undefined): HostRecord['health'] {
  return health === 'healthy' || health === 'unhealthy' ? health : 'unknown';
}

/** Body of `POST /v1/edgehosts` (API.md §2.2): uid and name are both the edge host ID. */
export function toRegisterBody(
  hostId: string,
  labels: Record<string, string>,
  architecture: 'amd64' | 'arm64',
  { pairingKey, tunnelConfig }: Required<HostSettings>,
) {
  const spec = {
    archType: architecture,
    ...(pairingKey === null ? {} : { hostPairingKey: pairingKey }),
    ...(tunnelConfig === null ? {} : { tunnelConfig }),
  };
  return { metadata: { uid: hostId, name: hostId, labels }, spec };
}

/** Body of `PUT /v1/edgehosts/{uid}/meta`: replaces the labels as a whole, so they must be merged before. */
export function toMetaBody(hostId: string, labels: z.infer<typeof labelsSchema>) {
  return { metadata: { uid: hostId, name: hostId, labels } };
}
