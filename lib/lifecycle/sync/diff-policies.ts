import type { BackupSettings, ClusterSettings, OsPatchSettings } from '../../palette/upkeep-model';
import { type BackupPolicy, canPatchOs, policiesOf } from '../../sites/policies';
import type { Difference, Lasting, SettingChange } from './difference';
import type { SettingsFacts } from './settings-facts';

const scanNames = {
  security: 'security scan',
  penetration: 'penetration scan',
  conformance: 'conformance scan',
} as const;
type Scan = keyof typeof scanNames;
const scans: readonly Scan[] = ['security', 'penetration', 'conformance'];

/**
 * What Palette does to the cluster again and again, otherwise than the config says. A schedule that the config does not
 * mention is somebody else's and stays. Pure; the backup location must be known by then.
 */
export function diffPolicies(facts: SettingsFacts): SettingChange[] {
  return [...diffScans(facts), ...diffBackup(facts), ...diffOsPatch(facts)];
}

function diffScans({ site, settings }: SettingsFacts): SettingChange[] {
  const wanted = policiesOf(site).scans;
  const different = scans.filter((scan) => wanted[scan] !== null && wanted[scan] !== settings.scans[scan]);
  if (different.length === 0 || settings.unknown.includes('scans')) return [];
  const merged = Object.fromEntries(scans.map((scan) => [scan, wanted[scan] ?? settings.scans[scan]]));
  const differences = different.map((scan) => ({
    what: scanNames[scan],
    before: settings.scans[scan],
    after: wanted[scan],
  }));
  const all: ClusterSettings['scans'] = { ...settings.scans, ...merged };
  return [{ setting: 'scans', differences, mayReplaceNodes: false, amendment: { of: 'scans', scans: all } }];
}

function diffBackup({ site, settings, locations }: SettingsFacts): SettingChange[] {
  const policy = policiesOf(site).backup;
  const location = locations.find(({ name }) => name === policy?.location);
  if (policy === null || location === undefined || settings.unknown.includes('backup')) return [];
  const nameOf = (uid: string) => locations.find((one) => one.uid === uid)?.name ?? uid;
  const wanted = toSettings(policy, location.uid);
  const before = settings.backup === null ? null : describeBackup(settings.backup, nameOf);
  const after = describeBackup(wanted, nameOf);
  const differences = Object.entries(after).flatMap(([what, value]): Difference[] => {
    const had = before?.[what] ?? null;
    return had === value ? [] : [{ what: `backup: ${what}`, before: had, after: value }];
  });
  if (differences.length === 0) return [];
  return [{ setting: 'backup', differences, mayReplaceNodes: false, amendment: { of: 'backup', backup: wanted } }];
}

function toSettings({ location: _name, ...policy }: BackupPolicy, locationUid: string): BackupSettings {
  return { ...policy, locationUid };
}

function describeBackup(backup: BackupSettings, nameOf: (uid: string) => string): Record<string, string> {
  return {
    location: nameOf(backup.locationUid),
    schedule: backup.schedule ?? 'none',
    prefix: backup.prefix,
    kept: `${backup.keepHours} hours`,
    namespaces: backup.namespaces.length === 0 ? 'all' : [...backup.namespaces].sort().join(', '),
    disks: backup.includeDisks ? 'with' : 'without',
    'cluster resources': backup.clusterResources,
  };
}

function diffOsPatch({ site, settings }: SettingsFacts): SettingChange[] {
  const { osPatch } = policiesOf(site);
  if (osPatch === null || !canPatchOs(site)) return [];
  const [before, after] = [describePatch(settings.osPatch), describePatch(osPatch)];
  if (before === after) return [];
  const differences = [{ what: 'OS patches', before, after }];
  return [{ setting: 'OS patches', differences, mayReplaceNodes: false, amendment: { of: 'os_patch', osPatch } }];
}

function describePatch(patch: OsPatchSettings | null): string | null {
  if (patch === null) return null;
  const { schedule, onBoot, rebootIfRequired } = patch;
  return [
    schedule ?? 'no schedule',
    ...(onBoot ? ['at first start'] : []),
    ...(rebootIfRequired ? ['may restart'] : []),
  ].join(', ');
}

/** Schedules that the config does not mention, and layers that this Palette does not have. Pure. */
export function lastingPolicies({ site, settings, locations }: SettingsFacts): Lasting[] {
  const wanted = policiesOf(site);
  const unmentioned = 'the config says nothing of it';
  const others = scans
    .filter((scan) => wanted.scans[scan] === null && settings.scans[scan] !== null)
    .map((scan) => ({ what: scanNames[scan], before: settings.scans[scan], after: null, because: unmentioned }));
  const { backup } = settings;
  const where = locations.find(({ uid }) => uid === backup?.locationUid)?.name ?? backup?.locationUid ?? null;
  const ownBackup =
    backup !== null && wanted.backup === null
      ? [{ what: 'backup', before: `${backup.schedule} to ${where}`, after: null, because: unmentioned }]
      : [];
  return [...others, ...ownBackup, ...unknownLayers(wanted, settings)];
}

function unknownLayers(wanted: ReturnType<typeof policiesOf>, { unknown }: ClusterSettings): Lasting[] {
  const because = 'this Palette has no operation for it';
  const hasScans = scans.some((scan) => wanted.scans[scan] !== null);
  return [
    ...(hasScans && unknown.includes('scans') ? [{ what: 'scans', before: null, after: 'planned', because }] : []),
    ...(wanted.backup !== null && unknown.includes('backup')
      ? [{ what: 'backup', before: null, after: 'planned', because }]
      : []),
  ];
}
