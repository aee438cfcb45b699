import { z } from 'zod';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import { asSiteId, type SiteId } from '../sites/site-id';
import { type AuditEvent, auditEventSchema, type Intent, intentSchema, type Notice, noticeSchema } from './records';
import type { ClaimedIntent } from './store';

/** A stored intent; throws when it does not parse, because going on without it would forget what somebody asked for. */
export function parseIntent(text: string): Intent {
  return intentSchema.parse(JSON.parse(text));
}

/**
 * The intent as it is stored; throws when it could not be read again, so that nothing unreadable gets in. Half of a
 * surrogate pair becomes a replacement character: scripts in Redis refuse to read JSON that holds one.
 */
export function formatIntent(intent: Intent): string {
  const whole = (_: string, value: unknown) =>
    typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
  const text = JSON.stringify(intent, whole);
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

/** The message as it is stored; throws when it could not be read again. */
export function formatNotice(notice: Notice): string {
  const text = JSON.stringify(notice);
  noticeSchema.parse(JSON.parse(text));
  return text;
}

/** The stored messages that parse, in the same order: one that a newer build wrote must not hold up all the others. */
export function parseNotices(texts: readonly string[]): Notice[] {
  return texts.flatMap((text) => {
    const notice = noticeSchema.safeParse(parseJson(text));
    return notice.success ? [notice.data] : [];
  });
}

/** The time to be stored; throws when it is no finite number, because nobody would ever find it due. */
export function checkTime(atMs: number): number {
  return z.number().parse(atMs);
}

/** The texts that are edge host IDs, in the same order. */
export function parseHostIds(texts: readonly string[]): HostId[] {
  return texts.flatMap((text) => {
    const parsed = parseHostId(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** The cached text, or null when what is stored is not one of ours: losing a cache entry loses nothing. */
export function parseCachedText(text: string): string | null {
  const cached = z.string().safeParse(parseJson(text));
  return cached.success ? cached.data : null;
}

/**
 * True while somebody has to do something about the intent: it is open, or its settling was not seen a second time. One
 * that waits for IT's yes is nobody's work.
 */
export function isUnfinished({ phase, isVerified }: Intent): boolean {
  if (phase === 'settled') return !isVerified;
  return phase !== 'stopped' && phase !== 'waiting_for_approval';
}

/** An intent as it is stored, and whoever is stored as the holder of its host. */
export interface StoredIntent {
  readonly text: string;
  readonly holder: string | null;
}

/**
 * {@link Store.unfinishedIntents}, from all that may belong there. Left out is what does not parse, the claim included:
 * neither is guessed, and one of them must not stop all the others.
 */
export function listUnfinished(siteId: SiteId, stored: readonly StoredIntent[]): readonly ClaimedIntent[] {
  return stored
    .flatMap(({ text, holder }) => {
      const intent = parseUnfinished(text);
      const claimedBy = holder === null ? null : asSiteId(holder);
      const isReadable = holder === null || claimedBy !== null;
      return intent?.siteId === siteId && isReadable ? [{ intent, claimedBy }] : [];
    })
    .sort((a, b) => compareByRequest(a.intent, b.intent));
}

/** The sites of the unfinished ones among the stored intents, each once. */
export function unfinishedSites(texts: readonly string[]): SiteId[] {
  return [...new Set(texts.flatMap((text) => parseUnfinished(text)?.siteId ?? []))];
}

/** The texts that are site IDs. */
export function parseSiteIds(texts: readonly string[]): SiteId[] {
  return texts.flatMap((text) => asSiteId(text) ?? []);
}

function parseUnfinished(text: string): Intent | null {
  const intent = intentSchema.safeParse(parseJson(text));
  return intent.success && isUnfinished(intent.data) ? intent.data : null;
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
