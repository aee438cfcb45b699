import type { SiteIndex } from '../lib/sites/site';

/** The names of those secrets that an index contains: what is compiled is deployed, and much of it is shown. Pure. */
export function findSecrets(
  index: SiteIndex,
  secrets: readonly (readonly [name: string, secret: string])[],
): readonly string[] {
  if (secrets.length === 0) return [];
  const text = JSON.stringify(index);
  return secrets.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}
