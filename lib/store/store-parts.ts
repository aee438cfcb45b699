import type { Store } from './store';

/** The store cut along its records, so that each adapter can keep one small file per part. */
export type ClaimCalls = Pick<Store, 'moveClaim' | 'releaseClaim' | 'readClaim'>;
export type IntentCalls = Pick<
  Store,
  'recordIntent' | 'readIntent' | 'updateIntent' | 'unfinishedIntents' | 'sitesWithWork' | 'forgetHost'
>;
export type LeaseCalls = Pick<Store, 'takeLease' | 'renewLease' | 'releaseLease'>;
export type BudgetCalls = Pick<Store, 'takeTurns' | 'noteOverload'>;
export type LimitCalls = Pick<Store, 'spend' | 'refund' | 'beginAttempt' | 'forgetAttempts'>;
export type LinkCalls = Pick<Store, 'countForLink' | 'startLinkCount' | 'uncountForLink' | 'readLinkCount'>;
export type NoticeCalls = Pick<Store, 'addNotice' | 'listNotices' | 'updateNotice' | 'closeNotice' | 'listDeadNotices'>;
export type ReminderCalls = Pick<Store, 'remind' | 'dueReminders' | 'forgetReminder'>;
export type CounterCalls = Pick<Store, 'increment'>;
export type CacheCalls = Pick<Store, 'readCache' | 'writeCache' | 'dropCache'>;
export type AuditCalls = Pick<Store, 'appendAudit' | 'readAudit'>;

/** How much of the audit trail an adapter keeps. */
export interface AuditKeeping {
  readonly limit: number;
  readonly keepForMs: number;
}

/** How many audit events an adapter keeps unless told otherwise; the oldest go first. */
export const defaultAuditLimit = 100_000;

const dayMs = 24 * 60 * 60 * 1_000;

/** How long an adapter keeps an audit event unless told otherwise; older ones go when the next one comes. Milliseconds. */
export const defaultAuditKeepForMs = 400 * dayMs;

/** How long the ID of a message is remembered, from its first coming. Milliseconds. */
export const noticeKnownForMs = 30 * dayMs;

/** How many messages that nobody tries to send any more are kept; the oldest go first. */
export const mostDeadNotices = 1_000;

/** How many sites {@link Store.sitesWithWork} names at most. */
export const mostSitesWithWork = 10_000;
