import type { Clock } from '../clock';
import { type Store, StoreError } from './store';

const tooLate = Symbol('too late');

/**
 * The same store, whose calls fail with a {@link StoreError} when they have not answered within `limitMs`: the outcome is
 * then unknown, as after any other, and may still come about. A store that holds up the whole process (the embedded one
 * while another process writes) can only be seen to be late after it has answered, and then its answer counts.
 */
export function limitTime(store: Store, clock: Clock, limitMs: number): Store {
  async function within<T>(operation: string, call: Promise<T>): Promise<T> {
    const answered = new AbortController();
    const limit = clock.sleep(limitMs, answered.signal).then(() => tooLate);
    try {
      const answer = await Promise.race([call, limit]);
      if (answer !== tooLate) return answer as T;
    } finally {
      answered.abort();
    }
    throw new StoreError(operation, { cause: new Error(`No answer within ${limitMs} ms`) });
  }

  return {
    kind: store.kind,
    moveClaim: (hostId, from, to) => within('moveClaim', store.moveClaim(hostId, from, to)),
    releaseClaim: (hostId, siteId) => within('releaseClaim', store.releaseClaim(hostId, siteId)),
    readClaim: (hostId) => within('readClaim', store.readClaim(hostId)),
    recordIntent: (intent) => within('recordIntent', store.recordIntent(intent)),
    readIntent: (hostId) => within('readIntent', store.readIntent(hostId)),
    updateIntent: (intent) => within('updateIntent', store.updateIntent(intent)),
    unfinishedIntents: (siteId) => within('unfinishedIntents', store.unfinishedIntents(siteId)),
    sitesWithWork: () => within('sitesWithWork', store.sitesWithWork()),
    forgetHost: (hostId) => within('forgetHost', store.forgetHost(hostId)),
    takeLease: (name, owner, ttlMs) => within('takeLease', store.takeLease(name, owner, ttlMs)),
    renewLease: (name, owner, ttlMs) => within('renewLease', store.renewLease(name, owner, ttlMs)),
    releaseLease: (name, owner) => within('releaseLease', store.releaseLease(name, owner)),
    takeTurns: (ask) => within('takeTurns', store.takeTurns(ask)),
    noteOverload: (budget) => within('noteOverload', store.noteOverload(budget)),
    spend: (limits) => within('spend', store.spend(limits)),
    refund: (limits) => within('refund', store.refund(limits)),
    beginAttempt: (name, rule) => within('beginAttempt', store.beginAttempt(name, rule)),
    forgetAttempts: (name) => within('forgetAttempts', store.forgetAttempts(name)),
    countForLink: (linkId, hostId, most) => within('countForLink', store.countForLink(linkId, hostId, most)),
    startLinkCount: (linkId, hostIds) => within('startLinkCount', store.startLinkCount(linkId, hostIds)),
    uncountForLink: (linkId, hostId) => within('uncountForLink', store.uncountForLink(linkId, hostId)),
    readLinkCount: (linkId) => within('readLinkCount', store.readLinkCount(linkId)),
    addNotice: (notice) => within('addNotice', store.addNotice(notice)),
    listNotices: (webhookId, limit) => within('listNotices', store.listNotices(webhookId, limit)),
    updateNotice: (notice) => within('updateNotice', store.updateNotice(notice)),
    closeNotice: (notice, end) => within('closeNotice', store.closeNotice(notice, end)),
    listDeadNotices: (limit) => within('listDeadNotices', store.listDeadNotices(limit)),
    remind: (hostId, atMs) => within('remind', store.remind(hostId, atMs)),
    dueReminders: (nowMs, limit) => within('dueReminders', store.dueReminders(nowMs, limit)),
    forgetReminder: (hostId) => within('forgetReminder', store.forgetReminder(hostId)),
    increment: (counter) => within('increment', store.increment(counter)),
    readCache: (key) => within('readCache', store.readCache(key)),
    writeCache: (key, text, ttlMs) => within('writeCache', store.writeCache(key, text, ttlMs)),
    dropCache: (key) => within('dropCache', store.dropCache(key)),
    appendAudit: (event) => within('appendAudit', store.appendAudit(event)),
    readAudit: (limit, skip) => within('readAudit', store.readAudit(limit, skip)),
    ping: () => within('ping', store.ping()),
    close: () => within('close', store.close()),
  };
}
