import type { HostId } from '../../hosts/edge-host-id';
import type { TunnelConfig } from '../../palette/model';
import type { ClusterSettings, ProfileChange } from '../../palette/upkeep-model';

/** Something that Palette has otherwise than the config, in words for IT. No secret is in here. */
export interface Difference {
  /** `time zone`, `label brand of edge-1`. */
  readonly what: string;
  /** As Palette has it; null: it has none. */
  readonly before: string | null;
  /** As the config says; null: it says nothing. */
  readonly after: string | null;
}

/** Something that is different and stays so. */
export interface Lasting extends Difference {
  readonly because: string;
}

/** One write that brings Palette to what the config says, made from what was just read. */
export type Amendment =
  | { readonly of: 'cluster_labels'; readonly metadata: ClusterSettings['metadata'] }
  | {
      readonly of: 'location';
      readonly location: NonNullable<ClusterSettings['location']>;
      readonly place: ClusterSettings['place'];
    }
  | { readonly of: 'time_zone'; readonly timeZone: string }
  | { readonly of: 'network'; readonly network: ClusterSettings['network'] }
  | { readonly of: 'scans'; readonly scans: ClusterSettings['scans'] }
  | { readonly of: 'backup'; readonly backup: ClusterSettings['backup'] }
  | { readonly of: 'os_patch'; readonly osPatch: ClusterSettings['osPatch'] }
  | { readonly of: 'profiles'; readonly profiles: readonly ProfileChange[] }
  | { readonly of: 'pool'; readonly pool: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly of: 'host_labels'; readonly hostId: HostId; readonly labels: Readonly<Record<string, string>> }
  | { readonly of: 'remote_access'; readonly hostId: HostId; readonly config: TunnelConfig };

/** What one write changes. */
export interface SettingChange {
  /** Unique among the changes of a site: `time zone`, `pool tills`. */
  readonly setting: string;
  readonly differences: readonly Difference[];
  /** Palette may replace the nodes for it, one after the other. */
  readonly mayReplaceNodes: boolean;
  readonly amendment: Amendment;
}

/** All that is different at a site. */
export interface SiteDiff {
  readonly changes: readonly SettingChange[];
  readonly lasting: readonly Lasting[];
}

const longestText = 72;

/** A value in one short line. Pure. */
export function inWords(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length <= longestText ? line : `${line.slice(0, longestText - 1)}…`;
}

/** The differences between two maps, for the keys that are wanted only. Pure. */
export function compareWanted(
  current: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  nameOf: (key: string) => string,
): Difference[] {
  return Object.entries(wanted)
    .filter(([key, value]) => current[key] !== value)
    .map(([key, value]) => {
      const before = current[key];
      return { what: nameOf(key), before: before === undefined ? null : inWords(before), after: inWords(value) };
    });
}
