import type { StagingLink } from '../site';

/** What whoever stages decides, besides what the site says. */
export interface StagingChoice {
  /** Host name of Palette's API, without scheme. */
  readonly paletteEndpoint: string;
  /** The project of the environment, for sites that name none. */
  readonly projectUid: string | null;
  readonly registrationUrl: string;
  /** The staging link whose address it is, if it is one's. */
  readonly link: StagingLink | null;
  readonly nowMs: number;
  readonly hasToken: boolean;
  readonly hostId: string | null;
  readonly hostName: string | null;
  /** An address of the site, or null: whoever stages fills it in. */
  readonly address: string | null;
  /** The certificates in a file, each as PEM. */
  readonly certificatesOf: (path: string) => readonly string[];
}
