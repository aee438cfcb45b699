import { describe, expect, it } from 'vitest';
import { createClock, oddTexts, type StoreSubject } from './store-subject';

export function promiseCache(subject: () => StoreSubject): void {
  describe('cache and counters', () => {
    it('gives a text back until its time is over', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      expect(await store.readCache('profiles')).toBeNull();
      await store.writeCache('profiles', 'one', 10_000);
      clock.advance(9_999);
      expect(await store.readCache('profiles')).toBe('one');
      clock.advance(1);
      expect(await store.readCache('profiles')).toBeNull();
    });

    it('gives the newest text back, with the newest time', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      await store.writeCache('profiles', 'one', 10_000);
      clock.advance(5_000);
      await store.writeCache('profiles', 'two', 10_000);
      clock.advance(9_000);
      expect(await store.readCache('profiles')).toBe('two');
    });

    it('forgets what has ended without losing what has not', async () => {
      const clock = createClock();
      const store = await subject().open({ now: clock.now });
      await store.writeCache('short', 'one', 1_000);
      await store.writeCache('long', 'two', 60_000);
      clock.advance(1_000);
      await store.writeCache('third', 'three', 1_000);
      expect(await Promise.all(['short', 'long', 'third'].map((key) => store.readCache(key)))).toEqual([
        null,
        'two',
        'three',
      ]);
    });

    it('drops a text, and does not mind when there is none', async () => {
      const store = await subject().open();
      await store.writeCache('profiles', 'one', 10_000);
      await store.dropCache('profiles');
      await store.dropCache('profiles');
      expect(await store.readCache('profiles')).toBeNull();
    });

    it.each([0, -5])('keeps nothing that is to last %d ms', async (ttlMs) => {
      const store = await subject().open();
      await store.writeCache('profiles', 'old', 10_000);
      await store.writeCache('profiles', 'new', ttlMs);
      expect(await store.readCache('profiles')).toBeNull();
    });

    it('takes a time that is no whole number', async () => {
      const store = await subject().open();
      await store.writeCache('profiles', 'one', 59_999.25);
      expect(await store.readCache('profiles')).toBe('one');
    });

    it('gives every text back exactly as it was, under keys as odd as the texts', async () => {
      const store = await subject().open();
      for (const [index, text] of oddTexts.entries()) {
        const key = `${index}:${text.replaceAll('\u0000', '').slice(0, 50)}`;
        await store.writeCache(key, text, 60_000);
        expect(await store.readCache(key)).toBe(text);
      }
    });

    it('counts each counter by itself, from one', async () => {
      const store = await subject().open();
      expect(await store.increment('posts')).toBe(1);
      expect(await store.increment('posts')).toBe(2);
      expect(await store.increment('puts')).toBe(1);
      expect(await store.increment('posts')).toBe(3);
    });

    it('answers a ping', async () => {
      const store = await subject().open();
      await store.ping();
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
