import type { SiteIndex } from '../lib/sites/site';
import { formatSiteIndex } from '../lib/sites/site-index';

/** The names of those secrets that an index contains: what is compiled is deployed, and much of it is shown. Pure. */
export function findSecrets(
  index: SiteIndex,
  secrets: readonly (readonly [name: string, secret: string])[],
): readonly string[] {
  if (secrets.length === 0) return [];
  const text = formatSiteIndex(index);
  // Quotes and backslashes are written in another way there.
  return secrets.filter(([, secret]) => text.includes(JSON.stringify(secret).slice(1, -1))).map(([name]) => name);
}
