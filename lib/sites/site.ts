import type { Corners } from '../branding/corners';
import type { OwnTexts } from '../branding/own-texts';
import type { BrandColors } from '../branding/theme';
import type { Language } from '../languages';
import type { Architecture } from './architecture';
import type { Policies } from './policies';
import type { SiteId } from './site-id';
import type { SiteKind } from './site-kind';
import type { Virtualization } from './virtualization';
import type { Webhook } from './webhook';
import type { Wording } from './wording';
import type { WorkerPool } from './worker-pool';

/** A site as the server uses it: every default resolved, every fault excluded by the schema. */
export interface Site extends SiteExtras {
  readonly id: SiteId;
  readonly name: string;
  readonly address: string;
  /** What the company calls the site by besides, such as `0131`, or null. */
  readonly number: string | null;
  /** Degrees, WGS 84. */
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly status: SiteStatus;
  readonly clusterName: string;
  readonly adoptExistingCluster: boolean;
  /** Exactly one of them is `infra` or `full`; that one comes first. Empty where a cluster template says which. */
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
  readonly access: SiteAccess;
  /** The group of sites whose options lie between the defaults and its own, or null. */
  readonly region: string | null;
  /** The id that it had before, or null. It stays as long as its cluster lives, which bears that id as a label. */
  readonly renamedFrom: SiteId | null;
  /** What IT knows about the site's own network, or null. */
  readonly network: SiteNetwork | null;
  /** Of its posters and labels; null: English. One of our languages. */
  readonly language: string | null;
  /** What goes into the staging data of its hosts, or null. */
  readonly staging: Staging | null;
}

/** What few sites have: left out where a site has none of it, so that 50,000 sites stay small. */
export interface SiteExtras {
  /** Left out: `native`. See {@link kindOf}. */
  readonly kind?: SiteKind;
  /** UID of the cluster template that takes the place of profiles, which are empty then. */
  readonly clusterTemplateUid?: string;
  /** Where hosts beyond the control plane go; left out: one plain pool, where there is room. See {@link workerPoolsOf}. */
  readonly pools?: readonly WorkerPool[];
  /** What the operator is asked where neither manifest nor architecture tells the pool; left out: our own words. */
  readonly poolQuestion?: Wording;
  /** Of a virtualized site only. */
  readonly virtualization?: Virtualization;
  /** Left out: none. */
  readonly policies?: Policies;
  /** Left out: nobody is let in, and what somebody has opened by hand stays open. */
  readonly remoteAccess?: RemoteAccess;
}

/** May IT log in at the hosts from Palette; by a user that is made for the occasion? `false`: closed, wherever it was open. */
export type RemoteAccess = false | { readonly hasTemporaryUser: boolean };

/** The network that the hosts of a site are in. All IPv4. */
export interface SiteNetwork {
  /** CIDR, such as `10.1.2.0/24`. */
  readonly subnet: string;
  readonly gateway: string | null;
  /** Ranges that its DHCP server hands out, `10.1.2.100-10.1.2.199`. */
  readonly dhcp: readonly string[];
}

/** What IT puts on a host before it is sent to a site (API.md §9.2). None of it is secret. */
export interface Staging {
  readonly proxy: {
    readonly http: string | null;
    readonly https: string | null;
    readonly no: readonly string[];
  } | null;
  /**
   * Files below the working folder with certificates that hosts shall trust. The installer wants their text, not a path
   * (cited in docs/staging-hosts.md); only `user-data` reads them, so that the compiled sites stay small.
   */
  readonly caCerts: readonly string[];
  readonly nameservers: readonly string[];
  /** People who may log in at the host's own console; by SSH key only. */
  readonly users: readonly { readonly name: string; readonly sshKeys: readonly string[] }[];
}

/** A way to prove that one may register: nothing at all, a scanned staging link, a PIN, single sign-on. */
export type AccessMode = 'open' | 'link' | 'pin' | 'sign_in';

/** Who may register hosts at one site, and what IT wants besides. */
export interface SiteAccess {
  /** The ways that count here; empty: nobody but IT at the command line. */
  readonly modes: readonly AccessMode[];
  /** What `npm run sites -- pin` made of the site's PIN, or null for none. */
  readonly pinHash: string | null;
  /** Every new host waits until IT has said yes. */
  readonly needsApproval: boolean;
  /** May, or must, the operator type the key that is set on the host (API.md §9.4)? */
  readonly pairingKey: 'none' | 'optional' | 'required';
  /** Takes nothing but the hosts that the manifest (`hosts.csv`) expects at this very site. */
  readonly onlyExpectedHosts: boolean;
}

export type SiteStatus =
  | { readonly state: 'open' }
  | { readonly state: 'closed' }
  | { readonly state: 'moved'; readonly to: SiteId };

/** `kind` is what IT says the profile is; Palette's own `type` must agree when it is resolved. */
export interface ProfileReference<Text = string> {
  readonly kind: 'infra' | 'full' | 'add-on';
  readonly by: { readonly uid: string } | { readonly name: string; readonly version: string };
  readonly variables: Readonly<Record<string, string>>;
  /** Layers whose values the site overrides; left out: none. */
  readonly packs?: readonly PackOverride<Text>[];
}

/** What a site says instead of what a layer of a profile says; `values` null: only the manifests. */
export interface PackOverride<Text = string> {
  readonly name: string;
  readonly values: Text | null;
  readonly manifests: readonly { readonly name: string; readonly content: Text }[];
}

export type ControlPlaneEndpoint =
  | { readonly type: 'vip'; readonly host: string }
  | { readonly type: 'ddns'; readonly host: string; readonly searchDomain: string }
  /** Of containerized sites: Palette is told none (API.md §10). */
  | { readonly type: 'none'; readonly host: '' };

export interface Topology {
  /** 2: two-node high availability, a primary and a secondary; such a cluster never changes its size (API.md §4.2). */
  readonly controlPlane: 1 | 2 | 3 | 5;
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

/** What the foot of every page can lead to, in this order. */
export const legalLinks = ['imprint', 'privacy', 'terms', 'accessibility'] as const;

/** Whose app it is. Paths are below `public/`, such as `/brand/logo.svg`; colours are `#rrggbb`. */
export interface Company {
  readonly name: string;
  readonly productName: string;
  /** Null: the name in letters. */
  readonly logo: string | null;
  /** Shown in the dark scheme; null: the logo, on a light plate. */
  readonly logoDark: string | null;
  /** A PNG of 512 by 512 pixels, and an SVG for browsers' tabs; null: one is drawn in the colours. */
  readonly icon: { readonly png: string; readonly svg: string | null } | null;
  readonly colors: BrandColors;
  readonly corners: Corners;
  readonly footer: Wording | null;
  /** `https://…`, or the path of a file. */
  readonly links: readonly { readonly kind: (typeof legalLinks)[number]; readonly address: Wording }[];
  /** What the company says in its own words. */
  readonly texts: Readonly<Partial<Record<Language, OwnTexts | undefined>>>;
  readonly support: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hours: string;
  };
}

/** Several sites, named one by one or by tags that all of them bear. */
export type SiteScope =
  | { readonly by: 'ids'; readonly ids: readonly SiteId[] }
  | { readonly by: 'tags'; readonly tags: Readonly<Record<string, string>> };

/** A registration URL that IT puts on hosts, and what whoever scans it may do. */
export interface StagingLink {
  readonly id: string;
  /** Part of what is signed: raised, it makes every code that was handed out before worthless. */
  readonly version: number;
  readonly scope: SiteScope;
  /** Milliseconds since the epoch; worthless from then on. */
  readonly expiresAtMs: number;
  /** So many different hosts may be registered by it, ever. */
  readonly maxHosts: number;
  readonly needsApproval: boolean;
  /** A PIN that must be typed besides; null: the link alone is enough. */
  readonly pinHash: string | null;
}

/** `it` may approve and acts for every site; `operator` registers at the sites of the scope. */
export type Role = 'operator' | 'it';

/** Everybody whose claim `claim` is, or contains, `value` has this role. */
export interface SignOnRule {
  readonly claim: string;
  readonly value: string;
  readonly role: Role;
  /** Null: every site. */
  readonly scope: SiteScope | null;
}

/** The OpenID Connect provider of the company; the client secret is in the environment (`OIDC_CLIENT_SECRET`). */
export interface SignOn {
  /** `https://…`, exactly as the provider spells it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** Asked for besides `openid`. */
  readonly scopes: readonly string[];
  readonly rules: readonly SignOnRule[];
  /** The provider may have an address of a private network. */
  readonly isInPrivateNetwork: boolean;
}

/** Who may register anywhere. Null: nobody has decided. The ways that count at a site are in {@link SiteAccess}. */
export type Access = {
  readonly links: readonly StagingLink[];
  readonly signOn: SignOn | null;
} | null;

/** `/.well-known/security.txt` (RFC 9116). */
export interface SecurityContact {
  /** `mailto:` or `https:` address. */
  readonly contact: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  readonly policy: string | null;
}

/** One line of `hosts.csv`: where IT expects a host to turn up. */
export interface ExpectedHost {
  readonly match: 'exact' | 'prefix';
  readonly text: string;
  readonly siteId: SiteId;
  /** The worker pool that it is for; left out: not said. */
  readonly pool?: string;
}

/** What the build compiles `sites.config.ts` and `hosts.csv` into, and the server loads. */
export interface SiteIndex {
  readonly format: 5;
  /** Hash of the content; profile UIDs are cached per version. */
  readonly version: string;
  readonly company: Company;
  readonly access: Access;
  /** Edge host IDs that nobody may register any more, as `parseHostId` gives them. */
  readonly blockedHosts: readonly string[];
  readonly webhooks: readonly Webhook[];
  /** So long the audit trail is kept, days. */
  readonly auditDays: number;
  readonly securityContact: SecurityContact | null;
  /** The kinds besides `native` whose operations this Palette has; current ones have none (API.md §10). Left out: none. */
  readonly olderKinds?: readonly SiteKind[];
  readonly sites: readonly Site[];
  readonly expectedHosts: readonly ExpectedHost[];
}
