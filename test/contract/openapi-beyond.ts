import type { Description } from './openapi';

/**
 * Operations that we use and that the description beside the repository does not have: it is a part of Palette's own. Each
 * is written down here from spectrocloud/palette-sdk-go@00e57301 api/spec/palette-apis-spec.json ("Palette APIs"), shapes
 * besides from api/models of that repository (v1_cluster_backup_spec.go@44b7dac, v1_cluster_compliance_scan_spec.go@0a72aef,
 * v1_compliance_scan_driver_spec.go@6aa1cd9, v1_user_assets_location.go@8736dde, v1_cluster_template_spec.go@f0c4758),
 * read on 2026-11-21. Confidence A; how Palette refuses them is in none of these.
 */
export const beyondOperations: readonly string[] = [
  'GET /v1/users/assets/locations',
  'GET /v1/clusterprofiles/{uid}/spc/download',
  'GET /v1/clusterTemplates/{uid}',
  'POST /v1/spectroclusters/{uid}/edge/reset',
  'PATCH /v1/spectroclusters/{uid}/clusterConfig/timezone',
  'PATCH /v1/spectroclusters/{uid}/clusterConfig/osPatch',
  'GET /v1/spectroclusters/{uid}/features/complianceScan',
  'POST /v1/spectroclusters/{uid}/features/complianceScan',
  'PUT /v1/spectroclusters/{uid}/features/complianceScan',
  'GET /v1/spectroclusters/{uid}/features/backup',
  'POST /v1/spectroclusters/{uid}/features/backup',
  'PUT /v1/spectroclusters/{uid}/features/backup',
  'DELETE /v1/spectroclusters/{uid}/features/backup',
];

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const text = { type: 'string' };
const inPath = { name: 'uid', in: 'path', type: 'string', required: true } as const;
const bodyOf = (name: string) => [{ name: 'body', in: 'body', schema: ref(name) } as const];
const answers = (status: number, schema?: object) => ({ [status]: schema === undefined ? {} : { schema } });

const timeZone = { type: 'object', required: ['timezone'], properties: { timezone: text } };
const osPatch = { type: 'object', properties: { osPatchConfig: ref('v1OsPatchConfig') } };
const scan = { metadata: ref('v1ObjectMeta'), spec: ref('v1ClusterComplianceScanSpec') };
const driver = {
  isClusterConfig: { type: 'boolean' },
  config: { properties: { schedule: ref('v1ClusterFeatureSchedule') } },
};
const location = {
  metadata: ref('v1ObjectMeta'),
  spec: { properties: { isDefault: { type: 'boolean' }, storage: text, type: text } },
};
const template = {
  metadata: ref('v1ObjectMeta'),
  spec: {
    properties: {
      cloudType: text,
      policies: { type: 'array', items: { type: 'object' } },
      profiles: { type: 'array', items: { properties: { uid: text } } },
    },
  },
};

const definitions: Description['definitions'] = {
  v1TimezoneUpdateEntity: timeZone,
  v1OsPatchEntity: osPatch,
  v1ClusterComplianceScan: { type: 'object', properties: scan },
  v1ClusterComplianceScanSpec: {
    type: 'object',
    properties: { clusterUid: text, driverSpec: { additionalProperties: ref('v1ComplianceScanDriverSpec') } },
  },
  v1ComplianceScanDriverSpec: { type: 'object', properties: driver },
  v1ClusterBackup: { type: 'object', properties: { metadata: ref('v1ObjectMeta'), spec: ref('v1ClusterBackupSpec') } },
  v1ClusterBackupSpec: { type: 'object', properties: { clusterUid: text, config: ref('v1ClusterBackupConfig') } },
  v1UserAssetsLocations: { type: 'object', properties: { items: { type: 'array', items: { properties: location } } } },
  v1ClusterTemplate: { type: 'object', properties: template },
};

const cluster = '/v1/spectroclusters/{uid}';
const parameters = [inPath];

const paths = {
  '/v1/users/assets/locations': { get: { responses: answers(200, ref('v1UserAssetsLocations')) } },
  '/v1/clusterprofiles/{uid}/spc/download': { get: { parameters, responses: answers(200, text) } },
  '/v1/clusterTemplates/{uid}': { get: { parameters, responses: answers(200, ref('v1ClusterTemplate')) } },
  [`${cluster}/edge/reset`]: { post: { parameters, responses: answers(204) } },
  [`${cluster}/clusterConfig/timezone`]: {
    patch: { parameters: [inPath, ...bodyOf('v1TimezoneUpdateEntity')], responses: answers(204) },
  },
  [`${cluster}/clusterConfig/osPatch`]: {
    patch: { parameters: [inPath, ...bodyOf('v1OsPatchEntity')], responses: answers(204) },
  },
  [`${cluster}/features/complianceScan`]: planned('v1ClusterComplianceScan', 'v1ClusterComplianceScheduleConfig'),
  [`${cluster}/features/backup`]: {
    ...planned('v1ClusterBackup', 'v1ClusterBackupConfig'),
    delete: { parameters, responses: answers(204) },
  },
};

/** The operations of something that a cluster does by itself: read it, make it, replace it. */
function planned(read: string, written: string) {
  return {
    get: { parameters, responses: answers(200, ref(read)) },
    post: { parameters: [inPath, ...bodyOf(written)], responses: answers(201, ref('v1Uid')) },
    put: { parameters: [inPath, ...bodyOf(written)], responses: answers(204) },
  };
}

/** The published part of the description, with what is above in it. */
export function withBeyond(description: Description): Description {
  return {
    paths: { ...description.paths, ...paths } as Description['paths'],
    definitions: { ...description.definitions, ...definitions },
  };
}
