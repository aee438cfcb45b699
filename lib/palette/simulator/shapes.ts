import { z } from 'zod';

/**
 * The request bodies of API.md 2, 4 and 6, as strict as the published schema is about required fields, types and enums.
 * Unknown fields pass and are kept: a newer Palette has more of them. Null stands for an empty array or map, as Go
 * clients send it (API.md 1.6).
 */
const text = z.string().optional();
const flag = z.boolean().optional();
const whole = z.int().optional();
const labels = z.record(z.string(), z.string()).nullish();
const strings = z.array(z.string()).nullish();
const architecture = z.enum(['amd64', 'arm64']);
const tunnelConfig = z.looseObject({
  remoteSsh: z.enum(['enabled', 'disabled']).optional(),
  remoteSshTempUser: z.enum(['enabled', 'disabled']).optional(),
});

const hostMetadata = z.looseObject({ uid: z.string().min(1), name: text, labels });

export const hostCreateShape = z.looseObject({
  metadata: hostMetadata,
  spec: z
    .looseObject({ archType: architecture.optional(), hostPairingKey: text, tunnelConfig: tunnelConfig.optional() })
    .optional(),
});
export type HostCreate = z.infer<typeof hostCreateShape>;

export const hostMetaShape = z.looseObject({ metadata: z.looseObject({ uid: text, name: text, labels }) });
export const pairingKeyShape = z.looseObject({ hostPairingKey: z.string() });
export const tunnelConfigShape = tunnelConfig;

const nic = z.looseObject({
  nicName: text,
  ip: text,
  subnet: text,
  gateway: text,
  dns: strings,
  macAddr: text,
  isDefault: flag,
});

const poolHost = z.looseObject({
  hostUid: z.string().min(1),
  hostName: text,
  nic: nic.optional(),
  nicName: text,
  staticIP: text,
  twoNodeCandidatePriority: z.enum(['primary', 'secondary']).optional(),
});

const taint = z.looseObject({
  key: text,
  value: text,
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
});

const poolConfig = z.looseObject({
  name: z.string().min(1),
  size: z.int(),
  labels: z.array(z.string()),
  isControlPlane: flag,
  useControlPlaneAsWorker: flag,
  additionalLabels: labels,
  additionalAnnotations: labels,
  additionalTags: labels,
  taints: z.array(taint).nullish(),
  updateStrategy: z
    .looseObject({ type: z.enum(['RollingUpdateScaleOut', 'RollingUpdateScaleIn', 'OverrideScaling']).optional() })
    .optional(),
  nodeRepaveInterval: whole,
  machinePoolProperties: z.looseObject({ archType: architecture.optional() }).optional(),
  minSize: whole,
  maxSize: whole,
  overrideKubeadmConfiguration: text,
  skipK8sUpgrade: z.enum(['enabled', 'disabled']).optional(),
});

export const poolShape = z.looseObject({
  poolConfig,
  cloudConfig: z.looseObject({
    edgeHosts: z
      .array(poolHost)
      .refine((hosts) => new Set(hosts.map((host) => JSON.stringify(host))).size === hosts.length, {
        message: 'items must be unique',
      }),
  }),
});
export type PoolWrite = z.infer<typeof poolShape>;

const clusterConfigShape = z.looseObject({
  controlPlaneEndpoint: z
    .looseObject({ host: text, type: z.enum(['VIP', 'External', 'DDNS', 'IP']).optional(), ddnsSearchDomain: text })
    .optional(),
  sshKeys: strings,
  ntpServers: strings,
  overlayNetworkConfiguration: z.looseObject({ enable: flag, cidr: text }).optional(),
  staticIp: flag,
  isTwoNodeCluster: flag,
});
export const clusterConfigUpdateShape = z.looseObject({ clusterConfig: clusterConfigShape });

const clusterProfile = z.looseObject({
  uid: z.string().min(1),
  packValues: z
    .array(
      z.looseObject({
        name: z.string(),
        values: text,
        manifests: z.array(z.looseObject({ name: z.string(), content: text })).nullish(),
      }),
    )
    .nullish(),
  variables: z.array(z.looseObject({ name: z.string(), value: text })).nullish(),
  /** The attached profile that this one takes the place of; of a PATCH only. */
  replaceWithProfile: text,
});
export const profilesPatchShape = z.looseObject({ profiles: z.array(clusterProfile) });

const schedule = z.looseObject({ scheduledRunTime: text });
const scan = z.looseObject({ schedule: schedule.optional() });
export const scansShape = z.looseObject({
  kubeBench: scan.optional(),
  kubeHunter: scan.optional(),
  sonobuoy: scan.optional(),
});
export const backupShape = z.looseObject({
  backupLocationUid: text,
  backupPrefix: text,
  durationInHours: z.number().optional(),
  includeAllDisks: flag,
  includeClusterResources: flag,
  includeClusterResourceMode: z.enum(['Always', 'Auto', 'Never']).optional(),
  namespaces: strings,
  schedule: schedule.optional(),
});

export const clusterCreateShape = z.looseObject({
  metadata: z.looseObject({ name: z.string().min(1), uid: text, labels, annotations: labels }),
  spec: z.looseObject({
    cloudConfig: clusterConfigShape,
    machinepoolconfig: z.array(poolShape).min(1),
    profiles: z.array(clusterProfile).nullish(),
    policies: z.looseObject({ scanPolicy: scansShape.optional(), backupPolicy: backupShape.optional() }).optional(),
    clusterConfig: z.looseObject({ timezone: text }).optional(),
    clusterTemplate: z.looseObject({ uid: z.string() }).optional(),
  }),
});
export type ClusterCreate = z.infer<typeof clusterCreateShape>;

const degrees = z.number().optional();
export const locationShape = z.looseObject({
  location: z.looseObject({ geoLoc: z.looseObject({ latitude: degrees, longitude: degrees }).optional() }),
});
export const timezoneShape = z.looseObject({ timezone: z.string().min(1) });
export const osPatchShape = z.looseObject({
  osPatchConfig: z.looseObject({ patchOnBoot: flag, rebootIfRequired: flag, schedule: text }),
});

export const clusterMetaPatchShape = z.looseObject({
  metadata: z.looseObject({ name: text, labels, annotations: labels }),
});
