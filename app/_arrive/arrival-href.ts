interface ArrivalLink {
  readonly hostId?: string;
  readonly siteId?: string;
  /** Given, even empty: choose the site again. */
  readonly search?: string;
}

/** The address of a step of the start page. */
export function arrivalHref({ hostId, siteId, search }: ArrivalLink): string {
  const query = new URLSearchParams();
  if (hostId !== undefined) query.set('appliance-id', hostId);
  if (siteId !== undefined) query.set('site', siteId);
  if (search !== undefined) query.set('q', search);
  return query.size === 0 ? '/' : `/?${query}`;
}
