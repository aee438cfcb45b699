import { describe, expect, it } from 'vitest';
import { hostId, type StoreSubject } from './store-subject';

const hosts = Array.from({ length: 50 }, (_, index) => hostId(`edge-${index}`));
const [one, two, three] = [hostId('edge-a'), hostId('edge-b'), hostId('edge-c')];

export function promiseLinks(subject: () => StoreSubject): void {
  describe('hosts of a staging link', () => {
    it('are not counted before the count has begun: nothing is known then, which is not the same as none', async () => {
      const store = await subject().open();
      expect(await store.readLinkCount('spring')).toBeNull();
      expect(await store.countForLink('spring', one, 20)).toBe('uncounted');
      await store.uncountForLink('spring', one);
      expect(await store.readLinkCount('spring')).toBeNull();
      await store.startLinkCount('spring', []);
      expect(await store.readLinkCount('spring')).toBe(0);
      expect(await store.countForLink('spring', one, 20)).toBe('counted');
    });

    it('count once each, however often they are counted, up to the most', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', []);
      for (const host of [one, one, two, one]) expect(await store.countForLink('spring', host, 2)).toBe('counted');
      expect(await store.countForLink('spring', three, 2)).toBe('full');
      expect(await store.countForLink('spring', two, 2)).toBe('counted');
      expect(await store.readLinkCount('spring')).toBe(2);
    });

    it('begin with what Palette shows; a count that has begun stands, and the hosts are added', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', [one, two]);
      expect(await store.countForLink('spring', two, 2)).toBe('counted');
      expect(await store.countForLink('spring', three, 2)).toBe('full');
      await store.startLinkCount('spring', [two, three]);
      expect(await store.readLinkCount('spring')).toBe(3);
      await store.startLinkCount('spring', []);
      expect(await store.readLinkCount('spring')).toBe(3);
    });

    it('may be more than the most, and then nobody else is counted', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', hosts);
      expect(await store.readLinkCount('spring')).toBe(50);
      expect(await store.countForLink('spring', one, 20)).toBe('full');
      expect(await store.countForLink('spring', hosts[49] ?? one, 20)).toBe('counted');
    });

    it('give their place back when they were not registered after all, also the last one', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', [one]);
      expect(await store.countForLink('spring', two, 1)).toBe('full');
      await store.uncountForLink('spring', one);
      await store.uncountForLink('spring', one);
      expect(await store.readLinkCount('spring')).toBe(0);
      expect(await store.countForLink('spring', two, 1)).toBe('counted');
    });

    it('are none at all where a link may have none', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', []);
      expect(await store.countForLink('spring', one, 0)).toBe('full');
    });

    it('are kept apart by their link, also when only the case or the host differs by a letter', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', [one]);
      await store.startLinkCount('spring-2', []);
      expect(await store.countForLink('spring', hostId('EDGE-A'), 1)).toBe('full');
      expect(await store.countForLink('spring-2', one, 1)).toBe('counted');
      expect(await store.countForLink('spring-3', one, 1)).toBe('uncounted');
    });

    it('are exactly twenty of fifty that come in the same moment, each of them twice', async () => {
      const store = await subject().open();
      await store.startLinkCount('spring', []);
      const answers = await Promise.all([...hosts, ...hosts].map((host) => store.countForLink('spring', host, 20)));
      const counted = hosts.filter((_, index) => answers[index] === 'counted');
      const again = hosts.filter((_, index) => answers[50 + index] === 'counted');
      expect(counted).toHaveLength(20);
      expect(again).toEqual(counted);
      expect(await store.readLinkCount('spring')).toBe(20);
    });

    it('are as many as there are, far more than one call of the store usually takes', async () => {
      const store = await subject().open();
      const many = Array.from({ length: 12_000 }, (_, index) => hostId(`edge-${index}`));
      await store.startLinkCount('spring', many);
      expect(await store.readLinkCount('spring')).toBe(12_000);
    });
  });
}
