import type { HostRecord, Pool } from '../../palette/model';
import type { BackupLocation, ClusterSettings } from '../../palette/upkeep-model';
import type { ProfileReference, Site } from '../../sites/site';

/** A profile of the config as Palette has it. */
export interface WantedProfile {
  readonly reference: ProfileReference;
  readonly uid: string;
}

/** What Palette has of a site, read in one round, next to what the config says. Pure data. */
export interface SettingsFacts {
  readonly site: Site;
  readonly settings: ClusterSettings;
  readonly pools: readonly Pool[];
  /** Members of the pools that Palette shows an entry of. */
  readonly members: readonly HostRecord[];
  /** In the order of the site's profiles. */
  readonly profiles: readonly WantedProfile[];
  /** `edge-infra@1.2.0` by UID, for all that the project may use. */
  readonly profileNames: ReadonlyMap<string, string>;
  /** Empty where neither config nor Palette speaks of backups. */
  readonly locations: readonly BackupLocation[];
}
