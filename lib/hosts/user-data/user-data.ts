/** What a host is told before it is sent to a site: the keys of `stylus.site` that we use (API.md §9.2). Nothing secret. */
export interface UserData {
  /** Host name of Palette's API, without scheme. */
  readonly paletteEndpoint: string;
  readonly projectUid: string | null;
  /** Leaves room for the registration token, which is a secret and filled in by whoever stages. */
  readonly hasToken: boolean;
  readonly registrationUrl: string;
  /** `stylus.site.name`; null: the host makes its ID of its hardware (API.md §2.6). */
  readonly hostId: string | null;
  /** Name of the node; null: the ID. */
  readonly hostName: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly proxy: {
    readonly http: string | null;
    readonly https: string | null;
    readonly no: readonly string[];
  } | null;
  readonly nameservers: readonly string[];
  /** Null: every card asks DHCP. */
  readonly nic: StaticNic | null;
  /** Each one certificate as PEM. */
  readonly caCerts: readonly string[];
  readonly users: readonly { readonly name: string; readonly sshKeys: readonly string[] }[];
}

/** A network card with an address of its own. All IPv4. */
export interface StaticNic {
  readonly name: string;
  /** Null: which one is filled in by whoever stages. */
  readonly address: string | null;
  readonly subnetMask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
}

/** What stands where somebody has to fill something in; no host could take it for a value. */
export const placeholders = {
  edgeHostToken: 'REPLACE-WITH-REGISTRATION-TOKEN',
  ipAddress: 'REPLACE-WITH-ADDRESS',
} as const;

export type PlaceholderKey = keyof typeof placeholders;

/** What has to be filled in before the data can be used, in the order in which it stands there. */
export function listPlaceholders({ hasToken, nic }: UserData): PlaceholderKey[] {
  const needsAddress = nic !== null && nic.address === null;
  return [...(hasToken ? ['edgeHostToken' as const] : []), ...(needsAddress ? ['ipAddress' as const] : [])];
}
