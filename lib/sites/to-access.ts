import type { z } from 'zod';
import { parseHostId } from '../hosts/edge-host-id';
import { endOfDay } from './end-of-day';
import type { ConfigReading } from './reading/read-config';
import { accessSchema } from './schema/access';
import { securitySchema, webhookSchema } from './schema/notices';
import type { Access, SecurityContact, SiteScope } from './site';
import { asSiteId } from './site-id';
import { noticeKinds, type Webhook } from './webhook';

type AccessInput = z.output<typeof accessSchema>;
type ScopeInput = Pick<NonNullable<AccessInput['links']>[number], 'sites' | 'tags'>;

/** The rules of access of a reading without faults; null when it has none. */
export function toAccess(reading: ConfigReading['access']): Access {
  if (reading === undefined) return null;
  const { links = [], signOn } = accessSchema.parse(reading);
  return {
    links: links.map((link) => ({
      id: link.id,
      version: link.version ?? 1,
      scope: toScope(link) ?? { by: 'ids', ids: [] },
      expiresAtMs: endOfDay(link.expires),
      maxHosts: link.maxHosts,
      needsApproval: link.approval ?? false,
      pinHash: link.pin ?? null,
    })),
    signOn: signOn === undefined ? null : toSignOn(signOn),
  };
}

/** The blocked hosts of a reading without faults, as hosts are known elsewhere. */
export function toBlockedHosts(reading: ConfigReading['blockedHosts']): string[] {
  return reading.flatMap((text) => {
    const parsed = parseHostId(text ?? '');
    return parsed.ok ? [parsed.value] : [];
  });
}

/** The receivers of a reading without faults; one that names no kinds is told everything. */
export function toWebhooks(reading: ConfigReading['webhooks']): Webhook[] {
  return reading.map((one) => {
    const { id, addressFrom, secretFrom, tell, privateNetwork } = webhookSchema.parse(one);
    return { id, addressFrom, secretFrom, kinds: tell ?? noticeKinds, isInPrivateNetwork: privateNetwork ?? false };
  });
}

/** Whom to tell of a weakness, or null. */
export function toSecurityContact(reading: ConfigReading['security']): SecurityContact | null {
  if (reading === undefined) return null;
  const { contact, expires, policy } = securitySchema.parse(reading);
  return { contact, expiresAtMs: endOfDay(expires), policy: policy ?? null };
}

function toSignOn({ issuer, clientId, scopes, roles, privateNetwork }: NonNullable<AccessInput['signOn']>) {
  const rules = roles.map((rule) => {
    const { claim, value, role } = rule;
    return { claim, value, role, scope: toScope(rule) };
  });
  return { issuer, clientId, scopes: scopes ?? [], rules, isInPrivateNetwork: privateNetwork ?? false };
}

function toScope({ sites, tags }: ScopeInput): SiteScope | null {
  if (sites !== undefined) return { by: 'ids', ids: sites.flatMap((id) => asSiteId(id) ?? []) };
  return tags === undefined ? null : { by: 'tags', tags };
}
