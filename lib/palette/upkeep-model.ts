import type { Machine } from './model';

/** A node of a pool, or a machine that is to be one. */
export interface NodeMachine extends Machine {
  readonly uid: string;
  /** Palette has been told to take it away. */
  readonly isLeaving: boolean;
}

/** A schedule of five cron fields; null: none. */
type Cron = string | null;

/** What can be changed of a cluster that is there, as Palette has it. */
export interface ClusterSettings {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  /** Degrees; null: Palette has none. */
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  /** What Palette says of its place besides, such as the country, in its own words: a write carries it through. */
  readonly place: Readonly<Record<string, unknown>>;
  /** IANA name; null: Palette does not say. */
  readonly timeZone: string | null;
  /** Patches of the nodes' operating system; null: none are planned. */
  readonly osPatch: OsPatchSettings | null;
  /** UID of the cluster template that the profiles come from; null: from none. */
  readonly templateUid: string | null;
  /** The cloud config besides its pools, in Palette's own words: a write carries through what we do not know. */
  readonly network: Readonly<Record<string, unknown>>;
  readonly profiles: readonly ProfileSettings[];
  readonly scans: { readonly security: Cron; readonly penetration: Cron; readonly conformance: Cron };
  readonly backup: BackupSettings | null;
  /** Layers that this Palette has no operations for (404): nothing is known of them, and nothing may be written. */
  readonly unknown: readonly ('scans' | 'backup' | 'variables')[];
}

export interface ProfileSettings {
  readonly uid: string;
  readonly name: string;
  /** By name; a sensitive one comes masked, and is left out. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names of those that come masked. */
  readonly sensitive: readonly string[];
  readonly packs: readonly { readonly name: string; readonly values: string | null }[];
}

/** What a cluster's profile is to have: all of its variables, and the layers that the site overrides. */
export interface ProfileChange {
  readonly uid: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly packs: readonly PackValues[];
  /** UID of the profile of the cluster that this one takes the place of, which may be itself; left out: none is there. */
  readonly replaces?: string;
}

export interface PackValues {
  readonly name: string;
  /** Null: as the profile says. */
  readonly values: string | null;
  readonly manifests: readonly { readonly name: string; readonly content: string }[];
}

export interface OsPatchSettings {
  readonly schedule: Cron;
  readonly onBoot: boolean;
  readonly rebootIfRequired: boolean;
}

export interface BackupSettings {
  readonly locationUid: string;
  readonly prefix: string;
  readonly schedule: Cron;
  readonly keepHours: number;
  readonly namespaces: readonly string[];
  readonly includeDisks: boolean;
  readonly clusterResources: 'always' | 'auto' | 'never';
}

/** A place in Palette where backups go. */
export interface BackupLocation {
  readonly uid: string;
  readonly name: string;
}

/** A profile for the operating system of appliances (API.md §10). */
export interface SystemProfile {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
}
