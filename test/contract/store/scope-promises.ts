import { describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/store/store';
import {
  auditEvent,
  claim,
  freshPrefix,
  hostId,
  listIntents,
  record,
  type StoreSubject,
  siteId,
} from './store-subject';

const host = hostId('edge-1');
const here = siteId('store-12');

async function fill(store: Store): Promise<void> {
  await claim(store, host, here);
  await record(store);
  await store.takeLease('store-12', 'a', 60_000);
  await store.increment('posts');
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
        cached: 'one',
        events: 1,
      });
    });
  });
}
