import { describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/store/store';
import {
  ask,
  attemptRule,
  auditEvent,
  claim,
  createClock,
  freshPrefix,
  hostId,
  limit,
  listIntents,
  notice,
  record,
  type StoreSubject,
  siteId,
  startMs,
} from './store-subject';

const host = hostId('edge-1');
const here = siteId('store-12');

async function fill(store: Store): Promise<void> {
  await claim(store, host, here);
  await record(store);
  await store.takeLease('store-12', 'a', 60_000);
  await store.increment('posts');
  await store.takeTurns(ask({ wanted: 50, most: 50 }));
  await store.spend([limit({ burst: 1 })]);
  await store.beginAttempt('pin:store-12', { ...attemptRule, free: 1 });
  await store.startLinkCount('spring', [host]);
  await store.addNotice(notice({ id: 'dead' }));
  await store.closeNotice(notice({ id: 'dead' }), 'dead');
  await store.addNotice(notice());
  await store.remind(host, startMs);
  await store.writeCache('profiles', 'one', 60_000);
  await store.appendAudit(auditEvent());
}

async function look(store: Store) {
  return {
    holder: await store.readClaim(host),
    intent: (await store.readIntent(host))?.siteId ?? null,
    open: (await listIntents(store, here)).length,
    lease: (await store.takeLease('store-12', 'b', 60_000)).granted ? 'free' : 'held',
    posts: await store.increment('posts'),
    work: (await store.sitesWithWork()).length,
    turns: (await store.takeTurns(ask({ wanted: 50, most: 50 }))).granted > 25 ? 'free' : 'taken',
    limit: (await store.spend([limit({ burst: 1 })])) > 0 ? 'used up' : 'free',
    tries: (await store.beginAttempt('pin:store-12', { ...attemptRule, free: 1 })) > 0 ? 'waiting' : 'free',
    linked: await store.readLinkCount('spring'),
    notices: (await store.listNotices('ops', 10)).length,
    dead: (await store.listDeadNotices(10)).length,
    reminders: (await store.dueReminders(startMs, 10)).length,
    cached: await store.readCache('profiles'),
    events: (await store.readAudit(10)).length,
  };
}

export function promiseScopes(subject: () => StoreSubject, isShared: boolean): void {
  describe('environments', () => {
    it('keep nothing in common, also when the name of one begins with that of another', async () => {
      const prefix = freshPrefix();
      await fill(await subject().open({ prefix }));
      for (const other of [`${prefix}:claim`, `${prefix}2`, prefix.toUpperCase(), `${prefix}:cache`]) {
        expect(await look(await subject().open({ prefix: other }))).toEqual({
          holder: null,
          intent: null,
          open: 0,
          lease: 'free',
          posts: 1,
          work: 0,
          turns: 'free',
          limit: 'free',
          tries: 'free',
          linked: null,
          notices: 0,
          dead: 0,
          reminders: 0,
          cached: null,
          events: 0,
        });
      }
    });

    if (!isShared) return;
    it('are shared by everybody who opens the same one, and outlive a close', async () => {
      const prefix = freshPrefix();
      const first = await subject().open({ prefix });
      await fill(first);
      await first.close();
      expect(await look(await subject().open({ prefix }))).toEqual({
        holder: here,
        intent: here,
        open: 1,
        lease: 'held',
        posts: 2,
        work: 1,
        turns: 'taken',
        limit: 'used up',
        tries: 'waiting',
        linked: 1,
        notices: 1,
        dead: 1,
        reminders: 1,
        cached: 'one',
        events: 1,
      });
    });

    it('share their budgets among all who open them', async () => {
      const shared = { prefix: freshPrefix(), now: createClock().now };
      const [one, other] = [await subject().open(shared), await subject().open(shared)];
      expect(await one.takeTurns(ask({ wanted: 30, most: 30 }))).toMatchObject({ granted: 30 });
      expect(await other.takeTurns(ask({ queue: 'store-13', wanted: 20, most: 30 }))).toMatchObject({ granted: 20 });
      expect(await one.takeTurns(ask({ queue: 'store-14' }))).toMatchObject({ granted: 1, waitMs: 100 });
    });
  });
}
