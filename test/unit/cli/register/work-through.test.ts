import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupRows } from '../../../../cli/sites/register/group-rows';
import type { HostRow } from '../../../../cli/sites/register/host-row';
import { workThrough } from '../../../../cli/sites/register/work-through';
import { edgeHost } from '../../../support/palette-truth';

function row(number: number, siteId: string): HostRow {
  return { line: number, hostId: edgeHost(number), siteId, hostName: '' };
}

describe('rows in groups', () => {
  test('stand together by site, sites in the order in which they turn up', () => {
    const rows = [row(1, 'denver'), row(2, 'austin'), row(3, 'denver'), row(4, 'austin'), row(5, 'denver')];
    const lines = groupRows(rows, 40).map((group) => group.map(({ line }) => line));
    expect(lines).toEqual([
      [1, 3, 5],
      [2, 4],
    ]);
  });

  test('are cut where a site has more than may be asked for at once; none is lost', () => {
    const site = fc.constantFrom('denver', 'austin', 'boise');
    fc.assert(
      fc.property(fc.array(site, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (sites, most) => {
        const rows = sites.map((siteId, at) => row(at, siteId));
        const groups = groupRows(rows, most);
        expect(new Set(groups.flat())).toEqual(new Set(rows));
        expect(groups.flat()).toHaveLength(rows.length);
        for (const group of groups) {
          expect(group.length).toBeLessThanOrEqual(most);
          expect(new Set(group.map(({ siteId }) => siteId)).size).toBe(1);
        }
      }),
    );
  });
});

/** Work that is done when the test says so. */
function bench() {
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; fail: (error: Error) => void }>();
  const work = (item: string) => {
    begun.push(item);
    return new Promise<void>((done, fail) => ends.set(item, { done, fail }));
  };
  const end = async (...items: string[]) => {
    for (const item of items) ends.get(item)?.done();
    await settle();
  };
  return { begun, work, end, fail: (item: string) => ends.get(item)?.fail(new Error(item)) };
}

/** Until everything that can be done now has been done. */
function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

const never = () => false;

describe('working through groups', () => {
  test('begins a whole group at once, and the next one as soon as there is room for all of it', async () => {
    const { begun, work, end } = bench();
    const all = workThrough([['a1', 'a2'], ['b1', 'b2'], ['c1']], { most: 3, isOver: never, work });
    await settle();
    expect(begun).toEqual(['a1', 'a2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    await end('b1', 'b2', 'c1');
    await all;
  });

  test('takes a group that is larger than all room by itself', async () => {
    const { begun, work, end } = bench();
    const all = workThrough([['a'], ['b1', 'b2', 'b3'], ['c']], { most: 2, isOver: never, work });
    await settle();
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'b1', 'b2', 'b3']);
    await end('b1', 'b2');
    expect(begun).toEqual(['a', 'b1', 'b2', 'b3', 'c']);
    await end('b3', 'c');
    await all;
  });

  test('ends what it has begun and begins nothing else once it is over', async () => {
    const { begun, work, end } = bench();
    let isOver = false;
    let isDone = false;
    const all = workThrough([['a'], ['b']], { most: 1, isOver: () => isOver, work }).then(() => {
      isDone = true;
    });
    await settle();
    isOver = true;
    expect(isDone).toBe(false);
    await end('a');
    await all;
    expect(begun).toEqual(['a']);
  });

  test('tells of a failure after all that had begun has ended, and begins nothing else', async () => {
    const { begun, work, end, fail } = bench();
    const all = workThrough([['a1', 'a2'], ['b']], { most: 2, isOver: never, work });
    let told: unknown = null;
    const caught = all.catch((error: unknown) => {
      told = error;
    });
    await settle();
    fail('a1');
    await settle();
    expect(told).toBe(null);
    await end('a2');
    await caught;
    expect(told).toEqual(new Error('a1'));
    expect(begun).toEqual(['a1', 'a2']);
  });

  test('of nothing is done', async () => {
    await workThrough([], { most: 1, isOver: never, work: async () => {} });
  });
});
