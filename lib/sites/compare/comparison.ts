import type { Fault } from '../fault';
import type { ExpectedHost, SiteIndex, SiteStatus } from '../site';

/** What is compared: an index of this code, or what could be read of an older one. */
export type Comparable = Pick<SiteIndex, 'sites' | 'expectedHosts'> & Partial<SiteIndex>;

/** One option that is not what it was. Values as a person reads them; null: not set. */
export interface OptionChange {
  /** As the config calls it: `endpoint.vip`, `tags.country`, `variables.store-base.region`. */
  readonly option: string;
  readonly before: string | null;
  readonly after: string | null;
  /** A change of it makes or wants a second cluster. */
  readonly isIdentity: boolean;
}

/** How lists name a site. */
export interface SiteMention {
  readonly id: string;
  readonly name: string;
  readonly state: SiteStatus['state'];
}

/** A site that both have, with at least one option changed. */
export interface SiteChange extends SiteMention {
  readonly changes: readonly OptionChange[];
}

/** A site that has another id, and says which it had; its options may have changed as well. */
export interface SiteRename extends SiteChange {
  readonly previousId: string;
}

/** A line of `hosts.csv` that leads to another site or pool. Sites that were only renamed are no move. */
export interface HostMove {
  /** The edge host ID, or a prefix with its star. */
  readonly host: string;
  /** The site, and the pool where one is named. */
  readonly from: string;
  readonly to: string;
}

export interface HostLine {
  readonly host: string;
  readonly site: ExpectedHost['siteId'];
}

/** Two versions of a configuration beside each other. Lists are in the order of the configuration. */
export interface Comparison {
  readonly added: readonly SiteMention[];
  readonly changed: readonly SiteChange[];
  readonly renamed: readonly SiteRename[];
  /** `state` is what they were before. */
  readonly removed: readonly SiteMention[];
  /** How many sites are as they were. */
  readonly unchanged: number;
  /** Company, access, webhooks and all else that is no site. */
  readonly settings: readonly OptionChange[];
  readonly expectedHosts: {
    readonly added: readonly HostLine[];
    readonly removed: readonly HostLine[];
    readonly moved: readonly HostMove[];
  };
  /** What must not ship like this: each with its remedy. */
  readonly refusals: readonly Fault[];
  /** What may, and wants a look; a sentence each. */
  readonly notes: readonly string[];
}
