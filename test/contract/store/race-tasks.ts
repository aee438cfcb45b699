import { openIntent } from '../../../lib/store/records';
import type { Store } from '../../../lib/store/store';
import { ask, attemptRule, auditEvent, hostId, limit, notice, record, request, siteId, startMs } from './store-subject';

export const callersPerProcess = 50;

/** So slow that a race is over before the budget has filled up again by much. */
export const racedLimit = { perSecond: 10, burst: 50 };

const hourMs = 3_600_000;

/** A slow race must not outlast the first wait. */
export const racedRule = { ...attemptRule, firstWaitMs: hourMs, longestWaitMs: hourMs, forgottenAfterMs: 2 * hourMs };

/** What everybody does at once. Each caller has a name of its own; the answers go back to the test. */
const tasks = {
  recordForOwnSite: async (store: Store, caller: string) => {
    const site = siteId(`site-${caller}`);
    const { holder, intent } = await store.recordIntent(request({ siteId: site }));
    return { site, holder, recordedFor: intent?.siteId ?? null };
  },
  takeLease: async (store: Store, caller: string) => (await store.takeLease('store-12', caller, 60_000)).granted,
  increment: (store: Store) => store.increment('registrations'),
  recordIntent: async (store: Store, caller: string) =>
    (await record(store, { hostName: caller, requestedAtMs: startMs })).hostName,
  recordOwnHost: async (store: Store, caller: string) =>
    (await record(store, { hostId: hostId(`edge-${caller}`) })).hostId,
  updateIntent: async (store: Store, caller: string) => {
    const updated = await store.updateIntent({ ...openIntent(request()), hostName: caller });
    return updated?.hostName ?? null;
  },
  takeTurns: async (store: Store, caller: string) => {
    const { granted, waitMs } = await store.takeTurns(ask({ ...racedLimit, queue: caller, wanted: 3, most: 3 }));
    // Both clocks of the machine are one: when the turns may leave, seen from outside.
    return { granted, leavesAtMs: Date.now() + waitMs };
  },
  noteOverload: (store: Store) => store.noteOverload('/v1/edgehosts'),
  spend: (store: Store) =>
    store.spend([limit({ name: 'link', burst: 20, everyMs: hourMs }), limit({ name: 'all', burst: 1_000 })]),
  beginAttempt: (store: Store) => store.beginAttempt('pin:store-12', racedRule),
  countForLink: (store: Store, caller: string) => store.countForLink('spring', hostId(`edge-${caller}`), 20),
  addSameNotice: (store: Store) => store.addNotice(notice()),
  addOwnNotice: (store: Store, caller: string) => store.addNotice(notice({ id: caller })),
  closeNotice: (store: Store) => store.closeNotice(notice(), 'dead'),
  addRepeatedly: async (store: Store) => addOne(store),
  appendSameEvent: async (store: Store) => store.appendAudit(auditEvent({ id: 'same' })),
  appendOwnEvent: async (store: Store, caller: string) => store.appendAudit(auditEvent({ id: caller })),
} as const;

export type RaceTask = keyof typeof tasks;

/** Runs the task for all callers of one process at once. */
export function runRaceTask(task: RaceTask, store: Store, processNumber: number): Promise<unknown[]> {
  const callers = Array.from({ length: callersPerProcess }, (_, index) => `${processNumber}-${index}`);
  return Promise.all(callers.map((caller) => tasks[task](store, caller)));
}

/** Read, change, write, and again when somebody was faster: nobody's addition may be lost. */
async function addOne(store: Store): Promise<void> {
  const intent = await store.readIntent(hostId('edge-1'));
  if (intent === null) throw new Error('The intent is gone');
  const next = String(Number(intent.hostName) + 1);
  if ((await store.updateIntent({ ...intent, hostName: next })) === null) await addOne(store);
}
