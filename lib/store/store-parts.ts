import type { Store } from './store';

/** The store cut along its records, so that each adapter can keep one small file per part. */
export type ClaimCalls = Pick<Store, 'moveClaim' | 'releaseClaim' | 'readClaim'>;
export type IntentCalls = Pick<
  Store,
  'recordIntent' | 'readIntent' | 'updateIntent' | 'unfinishedIntents' | 'sitesWithWork'
>;
export type LeaseCalls = Pick<Store, 'takeLease' | 'renewLease' | 'releaseLease'>;
export type BudgetCalls = Pick<Store, 'takeTurns' | 'noteOverload'>;
export type LimitCalls = Pick<Store, 'spend' | 'refund' | 'beginAttempt' | 'forgetAttempts'>;
export type LinkCalls = Pick<Store, 'countForLink' | 'startLinkCount' | 'uncountForLink' | 'readLinkCount'>;
export type NoticeCalls = Pick<
  Store,
  'addNotice' | 'listNotices' | 'updateNotice' | 'closeNotice' | 'listDeadNotices'
>;
export type ReminderCalls = Pick<Store, 'remind' | 'dueReminders' | 'forgetReminder'>;
export type CounterCalls = Pick<Store, 'increment'>;
export type CacheCalls = Pick<Store, 'readCache' | 'writeCache' | 'dropCache'>;
export type AuditCalls = Pick<Store, 'appendAudit' | 'readAudit'>;

/** How many audit events an adapter keeps unless told otherwise; the oldest go first. */
export const defaultAuditLimit = 10_000;

/** How many sites {@link Store.sitesWithWork} names at most. */
export const mostSitesWithWork = 10_000;
