import { canPatchOs, policiesOf } from '../../sites/policies';
import type { PackOverride, Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import type { OsPatchSettings } from '../upkeep-model';
import { toBackupPolicy, toScanPolicy } from './cluster-policies';
import { toPackValues } from './cluster-settings';

/** A profile of a cluster with what the site says instead of it. */
export interface ClusterProfile {
  readonly uid: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Left out: none. */
  readonly packs?: readonly PackOverride[];
}

/** Do these say values of variables or layers? Some of them are secret, and nobody knows which. */
export function holdsValues(profiles: readonly ClusterProfile[]): boolean {
  return profiles.some(({ variables, packs = [] }) => Object.keys(variables).length > 0 || packs.length > 0);
}

/** What a create says of a cluster whatever its kind: profiles or their template, policies, place and time (API.md §4.1). */
export function toGeneralParts(site: Site, profiles: readonly ClusterProfile[], backupLocationUid: string | null) {
  return {
    ...toProfiles(site, profiles),
    policies: toPolicies(site, backupLocationUid),
    clusterConfig: toClusterConfig(site),
  };
}

/** Profiles of a template come from there; naming both is refused (API.md §3). */
function toProfiles({ clusterTemplateUid }: Site, profiles: readonly ClusterProfile[]) {
  if (clusterTemplateUid !== undefined) return { clusterTemplate: { uid: clusterTemplateUid } };
  return { profiles: profiles.map(toProfile) };
}

function toProfile({ uid, variables, packs = [] }: ClusterProfile) {
  const list = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return { uid, variables: list, ...(packs.length === 0 ? {} : { packValues: packs.map(toPackValues) }) };
}

function toPolicies(site: Site, backupLocationUid: string | null) {
  const { scans, backup } = policiesOf(site);
  const hasScan = Object.values(scans).some((cron) => cron !== null);
  return {
    ...(hasScan ? { scanPolicy: toScanPolicy(scans) } : {}),
    ...(backup === null || backupLocationUid === null
      ? {}
      : { backupPolicy: toBackupPolicy(kindOf(site), { ...backup, locationUid: backupLocationUid }) }),
  };
}

function toClusterConfig(site: Site) {
  const { location, timeZone } = site;
  // The general part of the older kinds of clusters knows no time zone (API.md §15.11).
  const knowsTimeZone = kindOf(site) === 'native' && timeZone !== null;
  return {
    ...(location === null ? {} : { location: { geoLoc: location } }),
    ...(knowsTimeZone ? { timezone: timeZone } : {}),
    ...toMachineManagement(site),
  };
}

function toMachineManagement(site: Site) {
  const { osPatch } = policiesOf(site);
  return osPatch === null || !canPatchOs(site)
    ? {}
    : { machineManagementConfig: { osPatchConfig: toOsPatch(osPatch) } };
}

/** `v1OsPatchConfig`, at create and later (API.md §4.1). */
export function toOsPatch({ schedule, onBoot, rebootIfRequired }: OsPatchSettings) {
  return { patchOnBoot: onBoot, rebootIfRequired, schedule: schedule ?? '' };
}
