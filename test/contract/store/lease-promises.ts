import { describe, expect, it } from 'vitest';
import { createClock, type StoreSubject } from './store-subject';

const ttlMs = 60_000;

export function promiseLeases(subject: () => StoreSubject): void {
  async function open() {
    const clock = createClock();
    return { clock, store: await subject().open({ now: clock.now }) };
  }

  describe('leases', () => {
    it('grants a free lease, and tells everybody else how long it is still held', async () => {
      const { clock, store } = await open();
      expect(await store.takeLease('store-12', 'a', ttlMs)).toEqual({ granted: true, before: 'free' });
      clock.advance(1_500);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: false, remainingMs: 58_500 });
    });

    it('keeps leases of different names apart', async () => {
      const { store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      expect(await store.takeLease('store-1', 'b', ttlMs)).toEqual({ granted: true, before: 'free' });
    });

    it('grants the owner its own lease again, renewed', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(50_000);
      expect(await store.takeLease('store-12', 'a', ttlMs)).toEqual({ granted: true, before: 'own' });
      clock.advance(50_000);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: false, remainingMs: 10_000 });
    });

    it('ends a lease in the millisecond of its end, not before', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(ttlMs - 1);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: false, remainingMs: 1 });
      clock.advance(1);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: true, before: 'expired' });
    });

    it('tells an expired lease from a released one', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      await store.releaseLease('store-12', 'a');
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: true, before: 'free' });
      clock.advance(ttlMs + 30 * 60_000);
      expect(await store.takeLease('store-12', 'c', ttlMs)).toEqual({ granted: true, before: 'expired' });
    });

    it('tells the old owner too that its lease had expired', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(ttlMs);
      expect(await store.takeLease('store-12', 'a', ttlMs)).toEqual({ granted: true, before: 'expired' });
    });

    it('says "expired" again on a repeat, since the first answer may be lost, until the owner renews', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(ttlMs);
      await store.takeLease('store-12', 'b', ttlMs);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: true, before: 'expired' });
      await store.renewLease('store-12', 'b', ttlMs);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: true, before: 'own' });
    });

    it('makes a renewed lease last from the moment of the renewal', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(40_000);
      expect(await store.renewLease('store-12', 'a', 30_000)).toBe(true);
      clock.advance(29_000);
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: false, remainingMs: 1_000 });
    });

    it('renews nothing that has expired, was taken over, was released or never was', async () => {
      const { clock, store } = await open();
      expect(await store.renewLease('store-12', 'a', ttlMs)).toBe(false);
      await store.takeLease('store-12', 'a', ttlMs);
      expect(await store.renewLease('store-12', 'b', ttlMs)).toBe(false);
      clock.advance(ttlMs);
      expect(await store.renewLease('store-12', 'a', ttlMs)).toBe(false);
      await store.takeLease('store-12', 'b', ttlMs);
      expect(await store.renewLease('store-12', 'a', ttlMs)).toBe(false);
      await store.releaseLease('store-12', 'b');
      expect(await store.renewLease('store-12', 'b', ttlMs)).toBe(false);
    });

    it('ignores a release by somebody else', async () => {
      const { store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      await store.releaseLease('store-12', 'b');
      expect(await store.renewLease('store-12', 'a', ttlMs)).toBe(true);
    });

    it('ignores a release that comes after the end: a write may still be on the wire', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(ttlMs);
      await store.releaseLease('store-12', 'a');
      expect(await store.takeLease('store-12', 'b', ttlMs)).toEqual({ granted: true, before: 'expired' });
    });

    it('does not let a late release of the old owner end the lease of the new one', async () => {
      const { clock, store } = await open();
      await store.takeLease('store-12', 'a', ttlMs);
      clock.advance(ttlMs);
      await store.takeLease('store-12', 'b', ttlMs);
      await store.releaseLease('store-12', 'a');
      expect(await store.takeLease('store-12', 'c', ttlMs)).toMatchObject({ granted: false });
    });
  });
}
