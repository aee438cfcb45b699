import type { ClusterRecord, Pool } from '../../palette/model';
import { readHost } from '../../registration/observe';
import { resolveProfiles } from '../../registration/profiles';
import type { Run } from '../../registration/run';
import { policiesOf } from '../../sites/policies';
import { membersOf, recordOf } from '../scene';
import type { SettingsFacts } from './settings-facts';

/**
 * Reads what the config of a site is compared with: what its cluster says, its members' entries, and what the names in the
 * config mean in Palette. Null: it has no cluster, more than one, or one whose cloud config Palette does not tell yet. Writes
 * nothing to Palette; throws `PaletteError`, `StoreError`, and `StopRun` where a profile of the config is gone.
 */
export async function observeSettings(
  run: Run,
  clusters: readonly ClusterRecord[],
  pools: readonly Pool[],
): Promise<SettingsFacts | null> {
  const { site } = run;
  const [cluster, ...others] = clusters;
  const configUid = cluster?.configUid ?? null;
  if (cluster === undefined || configUid === null || others.length > 0 || cluster.state === 'Deleting') return null;
  const hostIds = membersOf(pools);
  const [settings, resolved] = await Promise.all([
    run.upkeep.getSettings(site, cluster.uid, configUid),
    resolveProfiles(run),
    ...hostIds.map((hostId) => readHost(run, hostId)),
  ]);
  if (settings === null) return null;
  const wanted = new Set(resolved.map(({ uid }) => uid));
  const isSame = wanted.size === settings.profiles.length && settings.profiles.every(({ uid }) => wanted.has(uid));
  // A scarce call, for the names of versions only.
  const listed = isSame || site.clusterTemplateUid !== undefined ? [] : await run.palette.listProfiles();
  const speaksOfBackups = policiesOf(site).backup !== null || settings.backup !== null;
  return {
    site,
    settings,
    pools,
    members: hostIds.flatMap((hostId) => recordOf(run, hostId) ?? []),
    profiles: site.profiles.map((reference, index) => ({ reference, uid: resolved[index]?.uid ?? '' })),
    profileNames: new Map(listed.map(({ uid, name, version }) => [uid, `${name}@${version}`])),
    locations: speaksOfBackups ? await run.palette.listBackupLocations() : [],
  };
}
