import { describe, expect, test } from 'vitest';
import { limitNearest } from '../../../lib/access/limit-nearest';
import { fail, succeed } from '../../../lib/errors';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Limit, StoreError } from '../../../lib/store/store';

async function namesFor(sessionId: string | null, addressKeys: readonly string[]) {
  const asked: (readonly Limit[])[] = [];
  const spend = async (limits: readonly Limit[]) => {
    asked.push(limits);
    return 0;
  };
  expect(await limitNearest({ spend }, { grants: [], sessionId }, addressKeys)).toEqual(succeed(null));
  return asked.map((limits) => limits.map(({ name }) => name));
}

describe('the limit of looks around a place', () => {
  test('counts session and address together, in one call', async () => {
    expect(await namesFor('s1', ['a', 'b', 'c'])).toEqual([['near:session:s1', 'near:address:a']]);
    expect(await namesFor(null, ['a'])).toEqual([['near:address:a']]);
    expect(await namesFor('s1', [])).toEqual([['near:session:s1']]);
  });

  test('is there for those of whom nothing is known as well', async () => {
    expect(await namesFor(null, [])).toEqual([['near:nobody']]);
  });

  test('lets a phone look ten times, and then says when it may again', async () => {
    const store = createMemoryStore({ now: () => 0 });
    const actor = { grants: [], sessionId: 's1' };
    for (let look = 0; look < 10; look++) expect(await limitNearest(store, actor, [])).toEqual(succeed(null));
    expect(await limitNearest(store, actor, [])).toEqual(fail('too_many_requests', { seconds: '30' }));
    expect(await limitNearest(store, { ...actor, sessionId: 's2' }, [])).toEqual(succeed(null));
  });

  test('lets nobody look when the store cannot count', async () => {
    const spend = async () => {
      throw new StoreError('spend');
    };
    await expect(limitNearest({ spend }, { grants: [], sessionId: null }, [])).rejects.toThrow(StoreError);
  });
});
