import { sealApproval } from '../../../lib/access/approval-link';
import { createSeals } from '../../../lib/access/seal';
import { linkUrl } from '../../../lib/access/staging-link';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { asSiteId } from '../../../lib/sites/site-id';

/** Secrets of the guarded app, planted: whatever shows one has leaked it. */
export const accessSecrets = {
  SESSION_SECRETS: 'e2e-session-secret-0123456789abcdef01',
  LINK_SECRETS: 'e2e-link-secret-0123456789abcdef01234',
  PIN_PEPPER: 'e2e-pin-pepper-0123456789abcdefghij',
} as const;

/** Of every site and link of the guarded app that has one. */
export const sitePin = 'Maple-4711';

/** What IT bakes into a host as its registration URL. */
export function registrationUrl(origin: string, id: string, version = 1): string {
  return linkUrl(origin, { id, version }, [accessSecrets.LINK_SECRETS]) ?? '';
}

/** The link that a webhook would bring to IT, as the server itself seals it. */
export async function approvalUrl(origin: string, host: string, site: string, requestedAtMs: number): Promise<string> {
  const hostId = parseHostId(host);
  const siteId = asSiteId(site);
  if (!hostId.ok || siteId === null) throw new Error(`${host} or ${site} is none`);
  const seals = createSeals([accessSecrets.SESSION_SECRETS], 'live:local', { now: Date.now });
  const token = await sealApproval({ hostId: hostId.value, siteId, requestedAtMs }, seals, Date.now());
  return `${origin}/approve/${token}`;
}
