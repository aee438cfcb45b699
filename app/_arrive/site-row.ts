/** A site as `GET /api/sites` gives it. */
export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface SiteRows {
  readonly sites: readonly SiteRow[];
  /** True when there are more than were given. */
  readonly more: boolean;
}
