import type { Site } from './site';

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
  /** Palette ignores it for native edge clusters (API.md §4.1). */
  readonly osPatch: {
    readonly schedule: string | null;
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

/** The policies of a site. Pure. */
export function policiesOf({ policies }: Site): Policies {
  return policies ?? noPolicies;
}

const noPolicies: Policies = {
  scans: { security: null, penetration: null, conformance: null },
  backup: null,
  osPatch: null,
};
