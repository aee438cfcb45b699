import type { SiteId } from './site-id';

/** A site as the server uses it: every default resolved, every fault excluded by the schema. */
export interface Site {
  readonly id: SiteId;
  readonly name: string;
  readonly address: string;
  /** Degrees, WGS 84. */
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly status: SiteStatus;
  readonly clusterName: string;
  readonly adoptExistingCluster: boolean;
  /** Exactly one of them is `infra` or `full`; that one comes first. */
  readonly profiles: readonly ProfileReference[];
  readonly endpoint: ControlPlaneEndpoint;
  readonly topology: Topology;
  readonly architecture: Architecture;
  readonly addressing: HostAddressing;
  readonly sshKeys: readonly string[];
  readonly ntpServers: readonly string[];
  /** CIDR of the overlay network, or null for none. */
  readonly overlayCidr: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Null: the project of the environment (`PALETTE_PROJECT_UID`). */
  readonly projectUid: string | null;
}

export type SiteStatus =
  | { readonly state: 'open' }
  | { readonly state: 'closed' }
  | { readonly state: 'moved'; readonly to: SiteId };

export type Architecture = 'amd64' | 'arm64';

/** `kind` is what IT says the profile is; Palette's own `type` must agree when it is resolved. */
export interface ProfileReference {
  readonly kind: 'infra' | 'full' | 'add-on';
  readonly by: { readonly uid: string } | { readonly name: string; readonly version: string };
  readonly variables: Readonly<Record<string, string>>;
}

export type ControlPlaneEndpoint =
  | { readonly type: 'vip'; readonly host: string }
  | { readonly type: 'ddns'; readonly host: string; readonly searchDomain: string };

export interface Topology {
  readonly controlPlane: 1 | 3 | 5;
  readonly controlPlaneRunsWork: boolean;
  /** May hosts beyond the control plane join a worker pool? */
  readonly workerPool: boolean;
  readonly maxHosts: number;
}

export type HostAddressing =
  | { readonly type: 'dhcp' }
  | {
      readonly type: 'static';
      readonly nic: string;
      readonly subnetMask: string;
      readonly gateway: string;
      readonly dns: readonly string[];
      /** Handed out in this order, as long as Palette shows them free. */
      readonly addresses: readonly string[];
    };

export interface Company {
  readonly name: string;
  readonly productName: string;
  /** Path below `public/`, e.g. `/brand/logo.svg`, or null for the name in letters. */
  readonly logo: string | null;
  /** `#rrggbb`. */
  readonly colors: { readonly primary: string; readonly accent: string };
  readonly support: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hours: string;
  };
}

/** Who may register. Until issue 3 of 6 the only mode is `open`: whoever reaches the page. Null: nobody has decided. */
export type Access = { readonly mode: 'open' } | null;

/** One line of `hosts.csv`: where IT expects a host to turn up. */
export interface ExpectedHost {
  readonly match: 'exact' | 'prefix';
  readonly text: string;
  readonly siteId: SiteId;
}

/** What the build compiles `sites.config.ts` and `hosts.csv` into, and the server loads. */
export interface SiteIndex {
  readonly format: 1;
  /** Hash of the content; profile UIDs are cached per version. */
  readonly version: string;
  readonly company: Company;
  readonly access: Access;
  readonly sites: readonly Site[];
  readonly expectedHosts: readonly ExpectedHost[];
}
