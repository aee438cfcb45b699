import { describe, expect, it } from 'vitest';
import { claim, hostId, type StoreSubject, siteId } from './store-subject';

const host = hostId('edge-1');
const here = siteId('store-12');
const there = siteId('store-13');

export function promiseClaims(subject: () => StoreSubject): void {
  describe('claims', () => {
    it('gives a free host to the first site and names that site to the next', async () => {
      const store = await subject().open();
      expect(await store.readClaim(host)).toBeNull();
      expect(await claim(store, host, here)).toBe(here);
      expect(await claim(store, host, there)).toBe(here);
      expect(await claim(store, host, here)).toBe(here);
      expect(await store.readClaim(host)).toBe(here);
    });

    it('keeps the claims of different hosts apart, also when only the case differs', async () => {
      const store = await subject().open();
      await claim(store, host, here);
      expect(await claim(store, hostId('EDGE-1'), there)).toBe(there);
      expect(await claim(store, hostId('edge-11'), there)).toBe(there);
      expect(await store.readClaim(host)).toBe(here);
    });

    it('moves a claim only when the site it is taken from still holds it', async () => {
      const store = await subject().open();
      await claim(store, host, here);
      expect(await store.moveClaim(host, there, siteId('store-14'))).toBe(here);
      expect(await store.readClaim(host)).toBe(here);
      expect(await store.moveClaim(host, here, there)).toBe(there);
      expect(await store.readClaim(host)).toBe(there);
    });

    it('answers a repeated move with the same holder', async () => {
      const store = await subject().open();
      await claim(store, host, here);
      await store.moveClaim(host, here, there);
      expect(await store.moveClaim(host, here, there)).toBe(there);
    });

    it('gives a host that nobody holds to the site it is moved to', async () => {
      const store = await subject().open();
      expect(await store.moveClaim(host, here, there)).toBe(there);
      expect(await store.readClaim(host)).toBe(there);
    });

    it('gives a claim up for its holder and for nobody else', async () => {
      const store = await subject().open();
      await claim(store, host, here);
      await store.releaseClaim(host, there);
      expect(await store.readClaim(host)).toBe(here);
      await store.releaseClaim(host, here);
      await store.releaseClaim(host, here);
      expect(await store.readClaim(host)).toBeNull();
      expect(await claim(store, host, there)).toBe(there);
    });
  });
}
