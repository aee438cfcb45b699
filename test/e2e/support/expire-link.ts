import { readFileSync, writeFileSync } from 'node:fs';
import type { SiteIndex } from '../../../lib/sites/site';

/** Makes a link of a compiled index one that was good until yesterday, as it would be after some time. */
export function expireLink(indexPath: string, id: string): void {
  const index: SiteIndex = JSON.parse(readFileSync(indexPath, 'utf8'));
  const links = index.access?.links.map((link) => (link.id === id ? { ...link, expiresAtMs: 1 } : link));
  writeFileSync(indexPath, JSON.stringify({ ...index, access: { ...index.access, links } }));
}
