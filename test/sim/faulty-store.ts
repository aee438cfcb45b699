import { type Limit, type Store, StoreError } from '../../lib/store/store';
import type { Instance } from './instance';
import { isDuring, type Stage } from './stage';

interface Fate {
  readonly outMs: number;
  readonly backMs: number;
  /** The call never gets there. */
  readonly isLost: boolean;
  /** `fails`: a broken connection; `never`: the caller's own limit ends it. */
  readonly answer: 'comes' | 'fails' | 'never';
}

/**
 * The store as an instance sees it: every call takes time on its way there and back, gets lost on either, or hangs for
 * ever, while its effect comes at any time or never.
 */
export function createFaultyStore(stage: Stage, instance: Instance): Store {
  const { scheduler, store: place, evidence } = stage;

  function through<T>(operation: string, about: string, effect: (store: Store) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const fate = drawFate(stage);
      if (fate.answer === 'fails') {
        instance.deliver(fate.outMs + fate.backMs, () => {
          stage.note(instance.name, `store ${operation} fails`);
          reject(new StoreError(operation));
        });
      }
      if (fate.isLost) return;
      scheduler.after(fate.outMs, () => {
        effect(place.current).then(
          (value) => {
            stage.note('store', `${instance.name} ${operation}`, () => `${about} -> ${brief(value)}`);
            if (fate.answer === 'comes') instance.deliver(fate.backMs, () => resolve(value));
          },
          (error) => instance.deliver(fate.backMs, () => reject(error)),
        );
      });
    });
  }

  return {
    kind: 'memory',
    moveClaim: (host, from, to) => through('moveClaim', `${host} ${from} ${to}`, (it) => it.moveClaim(host, from, to)),
    releaseClaim: (host, site) => through('releaseClaim', `${host} ${site}`, (it) => it.releaseClaim(host, site)),
    readClaim: (host) => through('readClaim', host, (it) => it.readClaim(host)),
    recordIntent: (intent) =>
      through('recordIntent', `${intent.hostId} ${intent.siteId}`, (it) => it.recordIntent(intent)),
    readIntent: (host) => through('readIntent', host, (it) => it.readIntent(host)),
    updateIntent: (intent) => {
      const askedAtMs = scheduler.now();
      return through('updateIntent', `${intent.hostId} ${intent.phase} ${intent.problem?.code ?? ''}`, async (it) => {
        const { hostId, siteId, phase, isVerified, changedAtMs } = intent;
        const before = await it.readIntent(hostId);
        const updated = await it.updateIntent(intent);
        // Who only asks IT to undo it says nothing about where the host is.
        const isLooked = before?.changedAtMs !== changedAtMs;
        if (updated !== null && phase === 'settled' && isLooked) {
          stage.noteTruth();
          const wasStopped = before?.phase === 'stopped';
          evidence.settlings.push({ askedAtMs, atMs: scheduler.now(), hostId, siteId, isVerified, wasStopped });
        }
        return updated;
      });
    },
    unfinishedIntents: (site) => through('unfinishedIntents', site, (it) => it.unfinishedIntents(site)),
    sitesWithWork: () => through('sitesWithWork', '', (it) => it.sitesWithWork()),
    forgetHost: (host) => through('forgetHost', host, (it) => it.forgetHost(host)),
    takeLease: (name, owner, ttl) => through('takeLease', `${name} ${owner}`, (it) => it.takeLease(name, owner, ttl)),
    renewLease: (name, owner, ttl) =>
      through('renewLease', `${name} ${owner}`, (it) => it.renewLease(name, owner, ttl)),
    releaseLease: (name, owner) => through('releaseLease', `${name} ${owner}`, (it) => it.releaseLease(name, owner)),
    takeTurns: (ask) => through('takeTurns', `${ask.budget} ${ask.queue}`, (it) => it.takeTurns(ask)),
    noteOverload: (budget) => through('noteOverload', budget, (it) => it.noteOverload(budget)),
    spend: (limits) => through('spend', names(limits), (it) => it.spend(limits)),
    refund: (limits) => through('refund', names(limits), (it) => it.refund(limits)),
    beginAttempt: (name, rule) => through('beginAttempt', name, (it) => it.beginAttempt(name, rule)),
    forgetAttempts: (name) => through('forgetAttempts', name, (it) => it.forgetAttempts(name)),
    countForLink: (link, host, most) =>
      through('countForLink', `${link} ${host}`, (it) => it.countForLink(link, host, most)),
    startLinkCount: (link, hosts) =>
      through('startLinkCount', `${link} ${hosts.length}`, (it) => it.startLinkCount(link, hosts)),
    uncountForLink: (link, host) => through('uncountForLink', `${link} ${host}`, (it) => it.uncountForLink(link, host)),
    readLinkCount: (link) => through('readLinkCount', link, (it) => it.readLinkCount(link)),
    addNotice: (notice) => through('addNotice', `${notice.webhookId} ${notice.id}`, (it) => it.addNotice(notice)),
    listNotices: (webhook, limit) => through('listNotices', webhook, (it) => it.listNotices(webhook, limit)),
    updateNotice: (notice) =>
      through('updateNotice', `${notice.webhookId} ${notice.id}`, (it) => it.updateNotice(notice)),
    closeNotice: (notice, end) =>
      through('closeNotice', `${notice.webhookId} ${notice.id} ${end}`, (it) => it.closeNotice(notice, end)),
    listDeadNotices: (limit) => through('listDeadNotices', '', (it) => it.listDeadNotices(limit)),
    remind: (host, atMs) => through('remind', host, (it) => it.remind(host, atMs)),
    dueReminders: (nowMs, limit) => through('dueReminders', '', (it) => it.dueReminders(nowMs, limit)),
    forgetReminder: (host) => through('forgetReminder', host, (it) => it.forgetReminder(host)),
    increment: (counter) => through('increment', counter, (it) => it.increment(counter)),
    readCache: (key) => through('readCache', key, (it) => it.readCache(key)),
    writeCache: (key, text, ttl) => through('writeCache', key, (it) => it.writeCache(key, text, ttl)),
    dropCache: (key) => through('dropCache', key, (it) => it.dropCache(key)),
    appendAudit: (event) => through('appendAudit', event.what, (it) => it.appendAudit(event)),
    readAudit: (limit, skip) => through('readAudit', '', (it) => it.readAudit(limit, skip)),
    ping: () => through('ping', '', (it) => it.ping()),
    close: () => through('close', '', (it) => it.close()),
  };
}

function names(limits: readonly Limit[]): string {
  return limits.map(({ name }) => name).join(' ');
}

function drawFate(stage: Stage): Fate {
  const { store: faults } = stage.scenario;
  const random = stage.chance.store;
  const outMs = random.delayMs(1, 4, 60);
  const backMs = random.delayMs(1, 4, 60);
  const calm: Fate = { outMs, backMs, isLost: false, answer: 'comes' };
  if (stage.isQuiet()) return calm;
  const broken: Fate = { ...calm, backMs: random.int(1, 2_000), answer: 'fails' };
  if (isDuring(faults.outages, stage.elapsedMs())) {
    return { ...broken, isLost: true, answer: random.chance(0.9) ? 'fails' : 'never' };
  }
  const draw = random.next();
  if (draw < faults.lostRequest) return { ...broken, isLost: true };
  if (draw < faults.lostRequest + faults.lostAnswer) return broken;
  if (draw < faults.lostRequest + faults.lostAnswer + faults.hanging) {
    return { ...calm, outMs: random.int(1, 9_000), isLost: random.chance(0.2), answer: 'never' };
  }
  return random.chance(faults.slow) ? { ...calm, outMs: random.int(1, 900), backMs: random.int(1, 900) } : calm;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
