import { randomUUID } from 'node:crypto';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import type { SiteId } from '../../../lib/sites/site-id';
import { asSiteId } from '../../../lib/sites/site-id';
import type { AuditEvent, NewIntent } from '../../../lib/store/records';
import type { Store } from '../../../lib/store/store';
import type { StorePlace } from './store-place';

export interface OpenOptions {
  readonly prefix?: string;
  readonly now?: () => number;
  readonly auditLimit?: number;
}

/** One adapter under test. */
export interface StoreSubject {
  /** A store; an empty one unless the prefix was used before. */
  open(options?: OpenOptions): Promise<Store>;
  /** Where another process finds the same store; null when there is no such thing. */
  place(): StorePlace | null;
}

/** A name space that no other test uses. */
export function freshPrefix(): string {
  return `test:${randomUUID()}`;
}

export const startMs = 1_795_000_000_000;

/** Time that moves only when a test says so. */
export function createClock() {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms: number) {
      nowMs += ms;
    },
  };
}

export function hostId(text: string): HostId {
  const parsed = parseHostId(text);
  if (!parsed.ok) throw new Error(`${text} is no edge host ID`);
  return parsed.value;
}

export function siteId(text: string): SiteId {
  const parsed = asSiteId(text);
  if (parsed === null) throw new Error(`${text} is no site ID`);
  return parsed;
}

export function request(change: Partial<NewIntent> = {}): NewIntent {
  return { hostId: hostId('edge-1'), siteId: siteId('store-12'), hostName: null, requestedAtMs: startMs, ...change };
}

export function auditEvent(change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: randomUUID(),
    atMs: startMs,
    what: 'host_registered',
    hostId: hostId('edge-1'),
    siteId: siteId('store-12'),
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    ...change,
  };
}

/** Texts that a careless store reads back as something else, or not at all. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '123',
  '0123',
  '1E5',
  '12345678901234567890',
  'true',
  'null',
  'undefined',
  'OK',
  '{"a":1}',
  '[1,2]',
  '"quoted"',
  'T0s=',
  "'; DROP TABLE intents; --",
  'Zoë Ångström €',
  '登録 مضيف',
  '👩🏽‍🔧 till',
  '\ufeffafter a mark',
  'two\nlines\r\n\ttab',
  'before\u0000after',
  '%s %d :1: ?1 $1',
  'x'.repeat(20_000),
];
