/** A site as the search gives it. */
export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly number?: string;
  readonly distanceKm?: number;
  /** Only where nothing can be registered any more. */
  readonly gone?: 'closed' | 'moved';
  readonly movedTo?: { readonly id: string; readonly name: string };
}

export interface SiteRows {
  readonly sites: readonly SiteRow[];
  /** True when there are more than were given. */
  readonly more: boolean;
}
