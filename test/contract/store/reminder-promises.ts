import { describe, expect, it } from 'vitest';
import { hostId, type StoreSubject, startMs } from './store-subject';

const [one, two, three] = [hostId('edge-a'), hostId('edge-b'), hostId('edge-B')];

export function promiseReminders(subject: () => StoreSubject): void {
  describe('reminders', () => {
    it('name the hosts that are due, the longest waiting first, then by host', async () => {
      const store = await subject().open();
      expect(await store.dueReminders(startMs, 10)).toEqual([]);
      await store.remind(one, startMs + 10);
      await store.remind(two, startMs + 5.5);
      await store.remind(three, startMs + 10);
      await store.remind(hostId('edge-z'), startMs + 11);
      expect(await store.dueReminders(startMs + 5, 10)).toEqual([]);
      expect(await store.dueReminders(startMs + 10, 10)).toEqual([two, three, one]);
      expect(await store.dueReminders(startMs + 10, 2)).toEqual([two, three]);
      expect(await store.dueReminders(startMs + 10, 0)).toEqual([]);
      expect(await store.dueReminders(startMs + 10, -1)).toEqual([]);
    });

    it('stay until they are forgotten, whoever has looked', async () => {
      const store = await subject().open();
      await store.remind(one, startMs);
      await store.remind(two, startMs);
      await store.dueReminders(startMs, 10);
      await store.forgetReminder(one);
      await store.forgetReminder(one);
      expect(await store.dueReminders(startMs, 10)).toEqual([two]);
    });

    it('are one per host: a later note replaces the earlier one, in both directions', async () => {
      const store = await subject().open();
      await store.remind(one, startMs);
      await store.remind(one, startMs + 10);
      expect(await store.dueReminders(startMs, 10)).toEqual([]);
      await store.remind(one, startMs - 10);
      expect(await store.dueReminders(startMs - 10, 10)).toEqual([one]);
    });

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('are refused for %d, when nobody would find them', async (atMs) => {
      const store = await subject().open();
      await expect(store.remind(one, atMs)).rejects.toMatchObject({ name: 'StoreError', operation: 'remind' });
      expect(await store.dueReminders(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });

    it('keep host IDs that look like numbers', async () => {
      const store = await subject().open();
      const ids = ['0123', '123', '1E5', 'true'].map(hostId);
      for (const id of ids) await store.remind(id, startMs);
      expect(await store.dueReminders(startMs, 10)).toEqual(ids);
    });
  });
}
