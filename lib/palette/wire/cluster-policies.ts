import { z } from 'zod';
import type { SiteKind } from '../../sites/site-kind';
import type { BackupSettings, ClusterSettings } from '../upkeep-model';

const word = z.string().nullish();
const schedule = z.object({ scheduledRunTime: word }).nullish();
const driver = z.object({ config: z.object({ schedule }).nullish() }).nullish();

type Scans = ClusterSettings['scans'];

/** No scan is planned. */
export const noScans: Scans = { security: null, penetration: null, conformance: null };

/**
 * `GET …/features/complianceScan`, `v1ClusterComplianceScan`: what is planned is in `spec.driverSpec`, by the names of the
 * tools (confidence A: spectrocloud/palette-sdk-go@0a72aef api/models/v1_cluster_compliance_scan_spec.go;
 * spectrocloud/terraform-provider-spectrocloud@1e910f7 spectrocloud/cluster_common_policies.go for the names).
 */
export const scansAnswer = z
  .object({ spec: z.object({ driverSpec: z.record(z.string(), driver).nullish() }).nullish() })
  .transform(({ spec }): Scans => {
    const cronOf = (tool: string) => spec?.driverSpec?.[tool]?.config?.schedule?.scheduledRunTime || null;
    return { security: cronOf('kube-bench'), penetration: cronOf('kube-hunter'), conformance: cronOf('sonobuoy') };
  });

/**
 * `v1ClusterComplianceScheduleConfig`, at create and later (API.md §4.1). An empty schedule ends one that was planned
 * (confidence A: the Terraform provider writes it so, same file).
 */
export function toScanPolicy({ security, penetration, conformance }: Scans) {
  return {
    kubeBench: toSchedule(security),
    kubeHunter: toSchedule(penetration),
    sonobuoy: toSchedule(conformance),
  };
}

function toSchedule(cron: string | null) {
  return { schedule: { scheduledRunTime: cron ?? '' } };
}

const modes = { Always: 'always', Auto: 'auto', Never: 'never' } as const;

const backupShape = z.object({
  spec: z
    .object({
      config: z
        .object({
          backupLocationUid: word,
          backupPrefix: word,
          durationInHours: z.number().nullish(),
          includeAllDisks: z.boolean().nullish(),
          includeClusterResources: z.boolean().nullish(),
          includeClusterResourceMode: z.enum(['Always', 'Auto', 'Never']).nullish().catch(null),
          namespaces: z.array(z.string()).nullish(),
          schedule,
        })
        .nullish(),
    })
    .nullish(),
});

type Config = NonNullable<NonNullable<z.infer<typeof backupShape>['spec']>['config']>;

/** `GET …/features/backup`, `v1ClusterBackup`: what is planned is in `spec.config` (API.md §4.1 for its fields). */
export function backupAnswer(kind: SiteKind) {
  return backupShape.transform(({ spec }): BackupSettings | null => {
    const config = spec?.config;
    // Backups may have been made by hand: without a location and a schedule none is planned.
    if (!config?.backupLocationUid || !config.schedule?.scheduledRunTime) return null;
    return {
      locationUid: config.backupLocationUid,
      prefix: config.backupPrefix ?? '',
      schedule: config.schedule.scheduledRunTime,
      keepHours: config.durationInHours ?? 0,
      namespaces: config.namespaces ?? [],
      includeDisks: config.includeAllDisks === true,
      clusterResources: readResources(kind, config),
    };
  });
}

/** The older kinds know yes and no only (openapi-libvirt.json, `v1ClusterBackupConfig`); a Go server leaves a no out. */
function readResources(kind: SiteKind, config: Config): BackupSettings['clusterResources'] {
  const { includeClusterResourceMode: mode, includeClusterResources: flag } = config;
  if (kind !== 'native') return flag === true ? 'always' : 'never';
  if (mode == null) return flag === true ? 'always' : 'auto';
  return modes[mode];
}

const wireModes = { always: 'Always', auto: 'Auto', never: 'Never' } as const;

/** `v1ClusterBackupConfig`, at create and later (API.md §4.1). */
export function toBackupPolicy(kind: SiteKind, backup: BackupSettings) {
  const { clusterResources } = backup;
  return {
    backupLocationUid: backup.locationUid,
    backupPrefix: backup.prefix,
    durationInHours: backup.keepHours,
    includeAllDisks: backup.includeDisks,
    ...(kind === 'native'
      ? { includeClusterResourceMode: wireModes[clusterResources] }
      : { includeClusterResources: clusterResources !== 'never' }),
    namespaces: backup.namespaces,
    schedule: { scheduledRunTime: backup.schedule ?? '' },
  };
}
