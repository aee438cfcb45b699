import { policiesOf } from '../policies';
import type { Site } from '../site';
import { attribute, block, type Item, plain, reference, text, texts } from './hcl';

/** When the system is patched, as the provider says it; Palette ignores it (API.md §4.1). Pure. */
export function patchItems(site: Site): Item[] {
  const { osPatch } = policiesOf(site);
  if (osPatch === null) return [];
  return [
    attribute('os_patch_on_boot', plain(osPatch.onBoot)),
    ...(osPatch.schedule === null ? [] : [attribute('os_patch_schedule', text(osPatch.schedule))]),
  ];
}

/** Scans and backups; `locationName` gives the name of a data source (API.md §11). Pure. */
export function policyItems(site: Site, locationName: (site: Site, location: string) => string): Item[] {
  const { scans, backup } = policiesOf(site);
  const { security, penetration, conformance } = scans;
  return [
    ...(security === null || penetration === null || conformance === null
      ? []
      : [
          block(
            'scan_policy',
            [],
            [
              attribute('configuration_scan_schedule', text(security)),
              attribute('penetration_scan_schedule', text(penetration)),
              attribute('conformance_scan_schedule', text(conformance)),
            ],
          ),
        ]),
    ...(backup === null ? [] : [block('backup_policy', [], toBackup(backup, locationName(site, backup.location)))]),
  ];
}

type Backup = NonNullable<ReturnType<typeof policiesOf>['backup']>;

function toBackup(backup: Backup, location: string): Item[] {
  const { prefix, schedule, keepHours, includeDisks, clusterResources, namespaces } = backup;
  return [
    attribute('prefix', text(prefix)),
    attribute('backup_location_id', reference(`data.spectrocloud_backup_storage_location.${location}.id`)),
    attribute('schedule', text(schedule)),
    attribute('expiry_in_hour', plain(keepHours)),
    attribute('include_disks', plain(includeDisks)),
    attribute('include_cluster_resources_mode', text(clusterResources)),
    ...(namespaces.length === 0 ? [] : [attribute('namespaces', texts(namespaces))]),
  ];
}
