import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../lib/store/records';
import type { Store } from '../../../lib/store/store';
import { createClock, notice, oddTexts, type StoreSubject, startMs } from './store-subject';

const dayMs = 24 * 60 * 60 * 1_000;

const idsOf = (notices: readonly Notice[]) => notices.map(({ id }) => id);

async function addAll(store: Store, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await store.addNotice(notice({ id }));
}

export function promiseNotices(subject: () => StoreSubject): void {
  describe('messages to a webhook', () => {
    it('come back whole, in the order in which they were added', async () => {
      const store = await subject().open();
      expect(await store.listNotices('ops', 10)).toEqual([]);
      const notices = ['z', 'a', 'm'].map((id, index) => notice({ id, atMs: startMs - index, body: `{"${id}":1}` }));
      for (const one of notices) await store.addNotice(one);
      expect(await store.listNotices('ops', 10)).toEqual(notices);
    });

    it('are no more than asked for, the oldest of them', async () => {
      const store = await subject().open();
      await addAll(store, 'a', 'b', 'c');
      expect(idsOf(await store.listNotices('ops', 2))).toEqual(['a', 'b']);
      expect(await store.listNotices('ops', 0)).toEqual([]);
      expect(await store.listNotices('ops', -1)).toEqual([]);
    });

    it('stay in line where they stood when another try is noted', async () => {
      const store = await subject().open();
      await addAll(store, 'a', 'b');
      const tried = notice({ id: 'a', tries: 1, nextAtMs: startMs + 30_000 });
      await store.updateNotice(tried);
      await store.updateNotice(tried);
      expect(await store.listNotices('ops', 10)).toEqual([tried, notice({ id: 'b' })]);
    });

    it('are not brought back by a late note of a try', async () => {
      const store = await subject().open();
      await addAll(store, 'a');
      await store.closeNotice(notice({ id: 'a' }), 'delivered');
      await store.updateNotice(notice({ id: 'a', tries: 1 }));
      await store.updateNotice(notice({ id: 'never', tries: 1 }));
      expect(await store.listNotices('ops', 10)).toEqual([]);
    });

    it('leave the line when they have arrived, and nothing is kept of them', async () => {
      const store = await subject().open();
      await addAll(store, 'a', 'b', 'c');
      await store.closeNotice(notice({ id: 'b' }), 'delivered');
      await store.closeNotice(notice({ id: 'b' }), 'delivered');
      expect(idsOf(await store.listNotices('ops', 10))).toEqual(['a', 'c']);
      await store.closeNotice(notice({ id: 'a' }), 'delivered');
      expect(idsOf(await store.listNotices('ops', 1))).toEqual(['c']);
      expect(await store.listDeadNotices(10)).toEqual([]);
    });

    it('are kept apart once nobody tries any more, newest first, once each and as they ended', async () => {
      const store = await subject().open();
      await addAll(store, 'a', 'b', 'c');
      const ended = ['a', 'c'].map((id) => notice({ id, tries: 9 }));
      for (const one of ended) await store.closeNotice(one, 'dead');
      await store.closeNotice(notice({ id: 'a', tries: 9 }), 'dead');
      await store.closeNotice(notice({ id: 'never' }), 'dead');
      expect(await store.listDeadNotices(10)).toEqual(ended.toReversed());
      expect(await store.listDeadNotices(1)).toEqual([ended[1]]);
      expect(await store.listDeadNotices(0)).toEqual([]);
      expect(await store.listDeadNotices(-1)).toEqual([]);
      expect(idsOf(await store.listNotices('ops', 10))).toEqual(['b']);
    });

    it('are added at the end again after the line was empty', async () => {
      const store = await subject().open();
      await addAll(store, 'a');
      await store.closeNotice(notice({ id: 'a' }), 'delivered');
      await addAll(store, 'c', 'b');
      expect(idsOf(await store.listNotices('ops', 10))).toEqual(['c', 'b']);
    });

    it('are told once: an ID that was there is ignored, waiting, delivered or dead', async () => {
      const store = await subject().open();
      await addAll(store, 'a', 'b', 'c');
      await store.closeNotice(notice({ id: 'a' }), 'delivered');
      await store.closeNotice(notice({ id: 'b' }), 'dead');
      for (const id of ['a', 'b', 'c']) await store.addNotice(notice({ id, body: '{"second":true}' }));
      expect(await store.listNotices('ops', 10)).toEqual([notice({ id: 'c' })]);
    });

    it('may be told again 30 days after their ID first came', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      await addAll(store, 'a');
      await store.closeNotice(notice({ id: 'a' }), 'delivered');
      clock.advance(30 * dayMs - 1);
      await addAll(store, 'a');
      expect(await store.listNotices('ops', 10)).toEqual([]);
      clock.advance(1);
      await addAll(store, 'a');
      expect(idsOf(await store.listNotices('ops', 10))).toEqual(['a']);
    });

    it('are not doubled by their ID while they still wait, however long that takes', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      await addAll(store, 'a', 'b');
      clock.advance(31 * dayMs);
      await store.addNotice(notice({ id: 'a', body: '{"second":true}' }));
      expect(await store.listNotices('ops', 10)).toEqual([notice({ id: 'a' }), notice({ id: 'b' })]);
    });

    it('have a line for each webhook: the same ID may go to two of them', async () => {
      const store = await subject().open();
      const [ops, chat] = [notice(), notice({ webhookId: 'chat' })];
      await store.addNotice(ops);
      await store.addNotice(chat);
      await store.closeNotice(ops, 'delivered');
      expect(await store.listNotices('ops', 10)).toEqual([]);
      expect(await store.listNotices('chat', 10)).toEqual([chat]);
      await store.closeNotice(chat, 'dead');
      expect(await store.listDeadNotices(10)).toEqual([chat]);
    });

    it('are kept apart no more than a thousand, the newest', async () => {
      const store = await subject().open();
      const ids = Array.from({ length: 1_003 }, (_, index) => `n-${index}`);
      await Promise.all(ids.map((id) => store.addNotice(notice({ id }))));
      for (const id of ids) await store.closeNotice(notice({ id }), 'dead');
      const dead = idsOf(await store.listDeadNotices(5_000));
      expect(dead).toHaveLength(1_000);
      expect([dead[0], dead[999]]).toEqual(['n-1002', 'n-3']);
    });

    it('keep every text exactly as it was', async () => {
      const store = await subject().open();
      const notices = oddTexts.map((body, index) => notice({ id: `n-${index}`, body }));
      for (const one of notices) await store.addNotice(one);
      expect(await store.listNotices('ops', 100)).toEqual(notices);
      for (const one of notices) await store.closeNotice(one, 'dead');
      expect(await store.listDeadNotices(100)).toEqual(notices.toReversed());
    });

    it('are refused when they could not be read again', async () => {
      const store = await subject().open();
      const broken = notice({ nextAtMs: Number.NaN });
      await expect(store.addNotice(broken)).rejects.toMatchObject({ name: 'StoreError', operation: 'addNotice' });
      await store.addNotice(notice());
      await expect(store.updateNotice(broken)).rejects.toMatchObject({ operation: 'updateNotice' });
      await expect(store.closeNotice(broken, 'dead')).rejects.toMatchObject({ operation: 'closeNotice' });
      expect(await store.listNotices('ops', 10)).toEqual([notice()]);
    });
  });
}
