declare const brand: unique symbol;
/** The stable name of a site in config, URLs and Palette labels. Made only by {@link asSiteId}, after the schema. */
export type SiteId = string & { readonly [brand]: 'SiteId' };

/** Lower-case letters, digits and dashes, at most 32: it doubles as cluster name by default (API.md §4.2). */
export const siteIdPattern = /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/;

/** The text as a site ID, or null when its form is wrong. Says nothing about whether such a site exists. */
export function asSiteId(text: string): SiteId | null {
  return siteIdPattern.test(text) ? (text as SiteId) : null;
}
