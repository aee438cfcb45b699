import { describe, expect, it } from 'vitest';
import { type Kept, mostKept } from '../../../../app/_keep/kept';
import { openShelf, type Storage } from '../../../../app/_keep/shelf';
import { shelfKey } from '../../../../app/_keep/shelf-key';
import { fakeStorage } from './fake-storage';

const wish = (hostId: string, siteId = 'denver'): Kept => ({
  hostId,
  siteId,
  siteName: 'Denver',
  fields: { edgeHostId: hostId, siteId },
  atMs: 0,
  tries: 0,
  halt: null,
});
const blocked: Storage = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  removeItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
};
const hostsOf = (shelf: ReturnType<typeof openShelf>) => shelf.list().map(({ hostId, place }) => [hostId, place]);

describe('where submits wait', () => {
  it('is the phone, so that another page finds them', () => {
    const storage = fakeStorage();
    expect(openShelf(storage, '').put(wish('edge-1x'), false)).toBe('phone');
    expect(hostsOf(openShelf(storage, ''))).toEqual([['edge-1x', 'phone']]);
  });

  it('is another place for practice than for the real thing', () => {
    const storage = fakeStorage();
    openShelf(storage, '/practice').put(wish('edge-1x'), false);
    expect(openShelf(storage, '').list()).toEqual([]);
    expect(shelfKey('/practice')).not.toBe(shelfKey(''));
  });

  it.each([
    ['blocked', blocked],
    ['not there', null],
    ['full', fakeStorage({ isFull: true })],
  ])('is this page alone where storage is %s', (_, storage) => {
    const shelf = openShelf(storage, '');
    expect(shelf.put(wish('edge-1x'), false)).toBe('page');
    shelf.change(wish('edge-1x'), { tries: 3 });
    expect(shelf.list()).toMatchObject([{ hostId: 'edge-1x', place: 'page', tries: 3 }]);
    shelf.drop(wish('edge-1x'));
    expect(shelf.list()).toEqual([]);
  });

  it('is this page alone for what bears a secret, and the phone never sees it', () => {
    const storage = fakeStorage();
    const shelf = openShelf(storage, '');
    const secret = { ...wish('edge-1x'), fields: { pairingKey: 'k-7' } };
    expect(shelf.put(secret, true)).toBe('page');
    shelf.change(secret, { tries: 1 });
    expect(storage.written()).not.toContain('k-7');
  });

  it('leaves no older wish for the same host behind, wherever that was', () => {
    const shelf = openShelf(fakeStorage(), '');
    shelf.put(wish('edge-1x', 'boulder'), false);
    shelf.put(wish('edge-1x'), true);
    expect(shelf.list()).toMatchObject([{ siteId: 'denver', place: 'page' }]);
    shelf.put(wish('edge-1x', 'aspen'), false);
    expect(shelf.list()).toMatchObject([{ siteId: 'aspen', place: 'phone' }]);
  });

  it('keeps an eleventh on this page rather than lose one', () => {
    const shelf = openShelf(fakeStorage(), '');
    for (let index = 0; index < mostKept; index++) expect(shelf.put(wish(`edge-${index}x`), false)).toBe('phone');
    expect(shelf.put(wish('edge-11x'), false)).toBe('page');
    expect(shelf.list()).toHaveLength(mostKept + 1);
  });

  it('forgets only what was meant, not the wish that took its place', () => {
    const shelf = openShelf(fakeStorage(), '');
    shelf.put(wish('edge-1x', 'boulder'), false);
    shelf.put(wish('edge-1x', 'aspen'), false);
    shelf.drop(wish('edge-1x', 'boulder'));
    shelf.change(wish('edge-1x', 'boulder'), { tries: 9 });
    expect(shelf.list()).toMatchObject([{ siteId: 'aspen', tries: 0 }]);
  });

  it('leaves nothing behind once it is empty', () => {
    const storage = fakeStorage();
    const shelf = openShelf(storage, '');
    shelf.put(wish('edge-1x'), false);
    shelf.drop(wish('edge-1x'));
    expect(storage.getItem(shelfKey(''))).toBeNull();
  });

  it('makes nothing of what somebody else wrote there', () => {
    const storage = fakeStorage();
    storage.setItem(shelfKey(''), '<script>');
    expect(openShelf(storage, '').list()).toEqual([]);
  });
});
