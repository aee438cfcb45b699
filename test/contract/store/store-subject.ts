import { randomUUID } from 'node:crypto';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import type { SiteId } from '../../../lib/sites/site-id';
import { asSiteId } from '../../../lib/sites/site-id';
import type { AuditEvent, Intent, NewIntent, Notice } from '../../../lib/store/records';
import type { AttemptRule, Limit, Store, TurnAsk } from '../../../lib/store/store';
import type { StorePlace } from './store-place';

export interface OpenOptions {
  readonly prefix?: string;
  readonly now?: () => number;
  readonly auditLimit?: number;
  readonly auditKeepForMs?: number;
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
  return {
    hostId: hostId('edge-1'),
    siteId: siteId('store-12'),
    hostName: null,
    phase: 'queued',
    requestedBy: 'link spring-rollout',
    linkId: 'spring-rollout',
    needsPairingKey: false,
    requestedAtMs: startMs,
    ...change,
  };
}

/** Records a wish where nobody else holds the host, and gives the intent. */
export async function record(store: Store, change: Partial<NewIntent> = {}): Promise<Intent> {
  const { holder, intent } = await store.recordIntent(request(change));
  if (intent === null) throw new Error(`${holder} holds the host`);
  return intent;
}

/** The holder of the host after the site has asked for it. */
export async function claim(store: Store, host: HostId, site: SiteId): Promise<SiteId> {
  return (await store.recordIntent(request({ hostId: host, siteId: site }))).holder;
}

/** The intents of a site that still need somebody, without their claims. */
export async function listIntents(store: Store, site: SiteId): Promise<Intent[]> {
  return (await store.unfinishedIntents(site)).map(({ intent }) => intent);
}

/** A wish for one turn of the budget that is the scarcest in Palette (API.md §8). */
export function ask(change: Partial<TurnAsk> = {}): TurnAsk {
  return {
    budget: '/v1/edgehosts',
    perSecond: 10,
    burst: 50,
    queue: 'store-12',
    wanted: 1,
    most: 1,
    urgency: 'work',
    withinMs: 60_000,
    ...change,
  };
}

/** Of this moment, so that a store with the clock of the machine does not find it too old. */
export function auditEvent(change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: randomUUID(),
    atMs: Date.now(),
    who: 'link spring-rollout',
    what: 'host_registered',
    hostId: hostId('edge-1'),
    siteId: siteId('store-12'),
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    configVersion: 'v-1',
    ...change,
  };
}

/** Twenty at once, and one more every minute. */
export function limit(change: Partial<Limit> = {}): Limit {
  return { name: 'submit:link:spring-rollout', burst: 20, everyMs: 60_000, ...change };
}

/** Five tries at once, then 1 s, 2 s, 4 s, … up to a minute. */
export const attemptRule: AttemptRule = {
  free: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  forgottenAfterMs: 3_600_000,
};

export function notice(change: Partial<Notice> = {}): Notice {
  return {
    id: 'registered:edge-1',
    webhookId: 'ops',
    kind: 'host_registered',
    atMs: startMs,
    body: '{"host":"edge-1"}',
    tries: 0,
    nextAtMs: startMs,
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
