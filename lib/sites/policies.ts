import { kindOf, type SiteKind } from './site-kind';

/** What Palette does to a site's cluster by itself, again and again (API.md §4.1). Schedules are cron texts of five fields. */
export interface Policies {
  readonly scans: {
    /** Against the CIS benchmark (kube-bench). */
    readonly security: string | null;
    /** For weaknesses, from outside (kube-hunter). */
    readonly penetration: string | null;
    /** Against the conformance tests of Kubernetes (sonobuoy). */
    readonly conformance: string | null;
  };
  readonly backup: BackupPolicy | null;
  /** Palette ignores it for most kinds, see {@link canPatchOs}. */
  readonly osPatch: {
    readonly schedule: string | null;
    /** Once, when a node first starts. */
    readonly onBoot: boolean;
    readonly rebootIfRequired: boolean;
  } | null;
}

export interface BackupPolicy {
  /** The name of a backup location in Palette. */
  readonly location: string;
  readonly schedule: string;
  readonly prefix: string;
  readonly keepHours: number;
  /** Empty: all of them. */
  readonly namespaces: readonly string[];
  readonly includeDisks: boolean;
  readonly clusterResources: 'always' | 'auto' | 'never';
}

/**
 * The policies of a site, as its cluster can have them: of backups of the older kinds Palette knows only whether resources of
 * the cluster are in them (openapi-libvirt.json, `v1ClusterBackupConfig`), and `auto` means that they are. Pure.
 */
export function policiesOf(site: { readonly kind?: SiteKind; readonly policies?: Policies }): Policies {
  const { policies = noPolicies } = site;
  const { backup } = policies;
  if (backup?.clusterResources !== 'auto' || kindOf(site) === 'native') return policies;
  return { ...policies, backup: { ...backup, clusterResources: 'always' } };
}

/** Does Palette patch the operating system of such hosts? "For edge based clusters … the values will be ignored" (API.md §4.1). Pure. */
export function canPatchOs(site: { readonly kind?: SiteKind }): boolean {
  return kindOf(site) === 'virtualized';
}

const noPolicies: Policies = {
  scans: { security: null, penetration: null, conformance: null },
  backup: null,
  osPatch: null,
};

/** How long backups are kept, as the config says it: `30 days`, `36 hours`. Pure. */
export function describeKeep(keepHours: number): string {
  const [count, unit] = keepHours % 24 === 0 ? [keepHours / 24, 'day'] : [keepHours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
