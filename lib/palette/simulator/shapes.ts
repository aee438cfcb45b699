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

const sort = z.array(z.looseObject({ field: text, order: z.enum(['asc', 'desc']).optional() })).nullish();
const nameFilter = z.looseObject({ eq: text, ne: text, contains: text, beginsWith: text, ignoreCase: flag });

const conjunction = z.enum(['and', 'or']).optional();
function condition<T extends z.ZodType, O extends readonly [string, ...string[]]>(value: T, operators: O) {
  return z.looseObject({
    operator: z.enum(operators).optional(),
    negation: flag,
    ignoreCase: flag,
    key: text,
    match: z.looseObject({ conjunction, values: z.array(value).nullish() }).optional(),
  });
}
const textOperators = ['eq', 'contains', 'beginsWith'] as const;
const numberOperators = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;

const filterItem = z.looseObject({
  property: z.string(),
  type: z.enum(['string', 'int', 'float', 'bool', 'date', 'keyValue']),
  condition: z.looseObject({
    string: condition(z.string(), textOperators).optional(),
    keyValue: condition(z.string(), textOperators).optional(),
    int: condition(z.int(), numberOperators).optional(),
    float: condition(z.number(), numberOperators).optional(),
    date: condition(z.string(), [...numberOperators, 'range']).optional(),
    bool: z.looseObject({ value: flag }).optional(),
  }),
});
export type FilterItem = z.infer<typeof filterItem>;

const searchSortField = z.enum([
  'environment',
  'clusterName',
  'clusterState',
  'healthState',
  'creationTimestamp',
  'lastModifiedTimestamp',
]);

export const searchShape = z.looseObject({
  filter: z
    .looseObject({
      conjunction,
      filterGroups: z.array(z.looseObject({ conjunction, filters: z.array(filterItem).nullish() })).nullish(),
    })
    .optional(),
  sort: z
    .array(z.looseObject({ field: searchSortField.optional(), order: z.enum(['asc', 'desc']).optional() }))
    .nullish(),
});
export type Search = z.infer<typeof searchShape>;

export const appliancesShape = z.looseObject({
  filter: z
    .looseObject({ name: nameFilter.optional(), states: z.array(z.enum(['ready', 'unpaired', 'in-use'])).nullish() })
    .optional(),
  sort,
});

export const clusterMetadataShape = z.looseObject({
  filter: z
    .looseObject({ name: nameFilter.optional(), environment: text, state: text, includeVirtual: flag })
    .optional(),
  sort: z.enum(['environment', 'state', 'name']).optional(),
});

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

export const profilesFilterShape = z.looseObject({
  filter: z
    .looseObject({
      profileName: nameFilter.optional(),
      version: z.looseObject({ eq: text, ne: text, gt: text, lt: text, beginsWith: text }).optional(),
      scope: z.enum(['system', 'tenant', 'project']).optional(),
      environment: strings,
      profileType: z.array(z.enum(['cluster', 'infra', 'add-on', 'system'])).nullish(),
    })
    .optional(),
  sort,
});
export type ProfilesFilter = z.infer<typeof profilesFilterShape>;
