import type { Env, EnvFault } from '../../../lib/env';
import type { SiteDiff } from '../../../lib/lifecycle/sync/difference';
import type {
  ClusterEndpoint,
  ClusterSummary,
  ClusterTemplate,
  KeyOwner,
  ListedProfile,
  ProfileDetail,
  ProfileVariable,
  ProjectRecord,
  RegistrationToken,
  ValidationFault,
} from '../../../lib/palette/survey-model';
import type { BackupLocation } from '../../../lib/palette/upkeep-model';
import type { ProfileReference, Site, SiteIndex } from '../../../lib/sites/site';
import type { SiteKind } from '../../../lib/sites/site-kind';
import type { KvFacts } from '../../../lib/store/inspect-kv';
import type { Reading } from './reading';

/** A profile as sites of one project use it. */
export interface ProfileFacts {
  /** `edge-infra@1.3.0`, or the UID. */
  readonly key: string;
  readonly kind: ProfileReference['kind'];
  readonly by: ProfileReference['by'];
  /** With the variables that each gives. */
  readonly uses: readonly {
    readonly site: Site;
    readonly variables: ProfileReference['variables'];
    /** Names of the layers that it overrides; left out: none. */
    readonly packs?: readonly string[];
  }[];
  /** Null: Palette has no such profile. */
  readonly detail: Reading<ProfileDetail | null>;
  readonly variables: Reading<readonly ProfileVariable[]>;
}

/** What Palette has in one project. */
export interface ProjectFacts {
  /** Null: tenant scope. */
  readonly uid: string | null;
  /** Sites in question whose clusters belong here. */
  readonly sites: readonly Site[];
  readonly listed: Reading<readonly ListedProfile[]>;
  readonly profiles: readonly ProfileFacts[];
  readonly clusters: Reading<readonly ClusterSummary[]>;
  /** By UID of the cluster; unread for the same reason for all where nobody asked. */
  readonly endpoints: Reading<ReadonlyMap<string, ClusterEndpoint>>;
  readonly hosts: Reading<unknown>;
  /** Unread where no site wants backups. */
  readonly locations: Reading<readonly BackupLocation[]>;
  /** By UID, those that sites name; null: Palette has no such template. */
  readonly templates: ReadonlyMap<string, Reading<ClusterTemplate | null>>;
}

export interface PaletteFacts {
  /** `api.spectrocloud.com`. */
  readonly host: string;
  readonly owner: Reading<KeyOwner>;
  readonly roundTripMs: number;
  /** How far Palette's clock is ahead of ours, give or take a second; null: it does not tell. */
  readonly aheadMs: number | null;
  readonly projects: Reading<readonly ProjectRecord[]>;
  readonly tokens: Reading<readonly RegistrationToken[]>;
  readonly inProjects: readonly ProjectFacts[];
  readonly validations: readonly { readonly site: Site; readonly faults: Reading<readonly ValidationFault[]> }[];
  /** Older kinds that the config allows or uses: has this Palette their operations? */
  readonly kinds: readonly { readonly kind: SiteKind; readonly isThere: Reading<boolean> }[];
  /** Of the sites that were named and have a running cluster; null: none was named. */
  readonly settings: readonly { readonly site: Site; readonly diff: Reading<SiteDiff> }[] | null;
}

/** What `/api/health` of a deployment says. */
export interface OriginFacts {
  readonly origin: string;
  readonly status: number;
  /** Null: that is no answer of this app. */
  readonly health: {
    readonly ok: boolean;
    readonly mode: string | null;
    readonly palette: string | null;
    readonly store: boolean | null;
    readonly version: string | null;
  } | null;
}

export interface StoreFacts {
  readonly kind: 'memory' | 'embedded' | 'kv';
  /** How long it took, milliseconds. */
  readonly answered: Reading<number>;
  /** Null: it is no KV. */
  readonly kv: Reading<KvFacts> | null;
}

/** All that the doctor judges by. */
export interface Facts {
  readonly nowMs: number;
  readonly env: Env;
  readonly missing: readonly EnvFault[];
  readonly index: SiteIndex;
  /** Those of `--site`, or all. */
  readonly sites: readonly Site[];
  /** Commit of this clone; null: nobody knows. */
  readonly commit: string | null;
  readonly palette: PaletteFacts;
  readonly store: StoreFacts;
  /** Null: PUBLIC_ORIGIN is not set. */
  readonly origin: Reading<OriginFacts> | null;
}
