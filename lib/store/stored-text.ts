import { z } from 'zod';
import { asSiteId, type SiteId } from '../sites/site-id';
import { type AuditEvent, auditEventSchema, type Intent, intentSchema } from './records';

/** A stored intent; throws when it does not parse, because going on without it would forget what somebody asked for. */
export function parseIntent(text: string): Intent {
  return intentSchema.parse(JSON.parse(text));
}

/** The intent as it is stored; throws when it could not be read again, so that nothing unreadable gets in. */
export function formatIntent(intent: Intent): string {
  const text = JSON.stringify(intent);
  parseIntent(text);
  return text;
}

/** The event as it is stored; throws when it could not be read again. */
export function formatAuditEvent(event: AuditEvent): string {
  const text = JSON.stringify(event);
  auditEventSchema.parse(JSON.parse(text));
  return text;
}

/** The site named by a stored claim; throws when it is no site ID, because a claim is never guessed. */
export function parseHolder(text: string): SiteId {
  const siteId = asSiteId(text);
  if (siteId === null) throw new Error('The stored claim names no site');
  return siteId;
}

/** The stored events that parse, in the same order. One line that a newer build wrote must not hide all the others. */
export function parseAuditEvents(texts: readonly string[]): AuditEvent[] {
  return texts.flatMap((text) => {
    const event = auditEventSchema.safeParse(parseJson(text));
    return event.success ? [event.data] : [];
  });
}

/** The cached text, or null when what is stored is not one of ours: losing a cache entry loses nothing. */
export function parseCachedText(text: string): string | null {
  const cached = z.string().safeParse(parseJson(text));
  return cached.success ? cached.data : null;
}

/** The intent, or null when it does not parse. */
export function parseIntentOrNull(text: string): Intent | null {
  const intent = intentSchema.safeParse(parseJson(text));
  return intent.success ? intent.data : null;
}

/** True while somebody has to do something about the intent: it is open, or its settling was not seen a second time. */
export function isUnfinished({ phase, isVerified }: Intent): boolean {
  return phase === 'settled' ? !isVerified : phase !== 'stopped';
}

/** Oldest request first; requests of the same millisecond by host, so that every adapter answers alike. */
export function compareByRequest(a: Intent, b: Intent): number {
  return a.requestedAtMs - b.requestedAtMs || (a.hostId < b.hostId ? -1 : 1);
}

/** Undefined for text that is not JSON, which no schema here accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
