import { clustersInUse, hostHealth, hostState } from '../host-life';
import type { Device, Host, Json } from '../state';
import { isPast, timestamp, type View } from '../view';

/** A host as `GET /v1/edgehosts/{uid}` shows it: `v1EdgeHostDevice`, with made-up secrets where the real thing has real ones. */
export function edgeHostBody(view: View, host: Host): Json {
  const isPaired = isPast(view, host.pairedAt);
  return {
    aclmeta: { ownerUid: view.state.tenantUid, projectUid: host.projectUid, tenantUid: view.state.tenantUid },
    metadata: hostMetadata(host),
    spec: {
      type: 'edge-native',
      device: deviceBody(view, host),
      ...offerBody(view, host),
      host: {
        hostUid: host.uid,
        hostAddress: isPaired ? hostAddress(host.uid) : '',
        macAddress: isPaired ? macAddress(host.uid) : '',
        hostPairingKey: host.pairingKey === '' ? '' : `simulated-pairing-key-${host.uid}`,
        hostAuthToken: isPaired ? `simulated-auth-token-${host.uid}` : '',
        project: projectEntity(view, host.projectUid),
      },
      ...(host.tunnelConfig === null ? {} : { tunnelConfig: host.tunnelConfig }),
    },
    status: {
      ...hostStatus(view, host),
      serviceAuthToken: isPaired ? `simulated-service-token-${host.uid}` : '',
      packs: [],
      profileStatus: { hasUserMacros: false },
    },
  };
}

/** A host as the dashboards show it: `v1EdgeHostsMetadata`, a cut-down version. */
export function edgeHostSummaryBody(view: View, host: Host): Json {
  const isPaired = isPast(view, host.pairedAt);
  return {
    metadata: hostMetadata(host),
    spec: {
      type: 'edge-native',
      device: deviceBody(view, host),
      host: isPaired ? { hostAddress: hostAddress(host.uid), macAddress: macAddress(host.uid) } : {},
      projectMeta: projectEntity(view, host.projectUid),
    },
    status: hostStatus(view, host),
  };
}

/** A row of the unpaged `GET /v1/edgehosts/metadata`. */
export function edgeHostMetaBody(view: View, host: Host): Json {
  return {
    uid: host.uid,
    name: host.name,
    state: hostState(view, host),
    healthState: hostHealth(view, host)?.state ?? '',
    archType: host.architecture,
    edgeHostType: 'edge-native',
  };
}

/** The address that a paired host has in its network; made from its ID so that it never changes. */
export function hostAddress(uid: string): string {
  const hash = hashOf(uid);
  return `10.${64 + (hash % 64)}.${(hash >>> 6) % 256}.${1 + ((hash >>> 14) % 254)}`;
}

function macAddress(uid: string): string {
  const digits = hashOf(uid).toString(16).padStart(8, '0');
  return `02:00:${(digits.match(/../g) ?? []).join(':')}`;
}

function hashOf(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

function hostMetadata(host: Host): Json {
  return {
    uid: host.uid,
    name: host.name,
    labels: host.labels,
    annotations: {},
    creationTimestamp: timestamp(host.registeredAt),
    lastModifiedTimestamp: timestamp(host.modifiedAt),
  };
}

function hostStatus(view: View, host: Host): Json {
  const clusters = clustersInUse(view, host.uid).map(({ uid, name }) => ({ uid, name }));
  const health = hostHealth(view, host);
  return {
    state: hostState(view, host),
    ...(health === undefined ? {} : { health }),
    inUseClusters: clusters,
    inUseClustersRef: clusters,
  };
}

/** What the edge host says of itself counts from its first call on (INVENTED); until then what was said for it. */
function deviceBody(view: View, host: Host): Json {
  const device = view.state.devices[host.uid];
  const isPaired = isPast(view, host.pairedAt);
  const isInstalled = clustersInUse(view, host.uid).some((cluster) => isPast(view, cluster.runningAt));
  return {
    archType: isPaired ? (device?.architecture ?? host.architecture) : host.architecture,
    hostType: 'appliance',
    hostState: isInstalled ? 'cluster' : 'registration',
    ...(isPaired ? hardwareBody(host, device) : {}),
  };
}

/** What an appliance has told once it has called home. */
function offerBody(view: View, host: Host): Json {
  const offer = view.state.devices[host.uid]?.offer;
  if (offer === undefined || !isPast(view, host.pairedAt)) return {};
  const networks = offer.networks.map(({ name, type }) => ({ networkName: name, networkType: type }));
  return { properties: { networks, storagePools: offer.storagePools.map((name) => ({ name })) } };
}

function hardwareBody(host: Host, device: Device | undefined): Json {
  return {
    cpu: { cores: device?.hardware.cores ?? 4 },
    memory: { sizeInMB: device?.hardware.memoryInMB ?? 16_384 },
    disks: [{ controller: 'nvme', vendor: 'Simulated', size: device?.hardware.diskInGB ?? 256 }],
    nics: [{ nicName: 'eth0', ip: hostAddress(host.uid), macAddr: macAddress(host.uid), isDefault: true }],
  };
}

function projectEntity(view: View, uid: string): Json {
  const project = view.state.projects.find((candidate) => candidate.uid === uid);
  return { uid, name: project?.name ?? '' };
}
