import type { ClusterState, ProfileRecord } from './model';

/** Who the API key belongs to. */
export interface KeyOwner {
  /** Null where Palette does not say. */
  readonly orgName: string | null;
  readonly userUid: string | null;
}

export interface ProjectRecord {
  readonly uid: string;
  readonly name: string;
}

/** A row of the list of profiles: one per version. */
export interface ListedProfile {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
  readonly cloudType: string;
}

/** One layer of a profile. `values` is its YAML; null where Palette does not show it. */
export interface ProfilePack {
  readonly name: string;
  readonly layer: string;
  readonly values: string | null;
}

/** A profile version with what its layers say. */
export interface ProfileDetail extends ProfileRecord {
  readonly cloudType: string;
  readonly isPublished: boolean;
  readonly packs: readonly ProfilePack[];
}

export const variableFormats = [
  'string',
  'number',
  'boolean',
  'ipv4',
  'ipv4cidr',
  'ipv6',
  'version',
  'base64',
] as const;

/** A variable that a profile defines (API.md §3). */
export interface ProfileVariable {
  readonly name: string;
  /** `other`: a word that we do not know; nothing is judged by it. */
  readonly format: (typeof variableFormats)[number] | 'other';
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** Its value must not be shown. */
  readonly isSensitive: boolean;
  readonly regex: string | null;
  /** Empty: any value. */
  readonly options: readonly string[];
}

/** A cluster as a search shows it; the index may lag behind by seconds. */
export interface ClusterSummary {
  readonly uid: string;
  readonly name: string;
  readonly cloudType: string;
  readonly state: ClusterState;
  readonly health: 'healthy' | 'unhealthy' | 'unknown';
  readonly labels: Readonly<Record<string, string>>;
  /** Null where the search does not say; then the cluster itself does. */
  readonly configUid: string | null;
  readonly profileUids: readonly string[];
  readonly pools: readonly {
    readonly isControlPlane: boolean;
    readonly size: number;
    /** Null where Palette does not say. */
    readonly healthy: number | null;
  }[];
}

/** Where a cluster answers; the host is empty where Palette shall choose it. */
export interface ClusterEndpoint {
  readonly host: string;
  readonly type: string;
}

/** It says which profiles the clusters have that are made of it (API.md §3). */
export interface ClusterTemplate {
  readonly uid: string;
  readonly name: string;
}

/** A token that hosts register themselves with; the token itself is never read. */
export interface RegistrationToken {
  readonly name: string;
  /** Null: it does not end. */
  readonly expiresAtMs: number | null;
  readonly isActive: boolean;
  readonly projectUid: string | null;
}

/** One thing that Palette would not accept of a new cluster. */
export interface ValidationFault {
  /** A profile's UID, or the name of a node pool. */
  readonly about: { readonly profile: string } | { readonly pool: string };
  readonly code: string;
  readonly message: string;
}
