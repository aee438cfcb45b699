import { describe, expect, test } from 'vitest';
import { limitSearch } from '../../../lib/access/limit-search';
import { fail, succeed } from '../../../lib/errors';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Limit, StoreError } from '../../../lib/store/store';

async function namesFor(sessionId: string | null, addressKeys: readonly string[]) {
  const asked: (readonly Limit[])[] = [];
  const spend = async (limits: readonly Limit[]) => {
    asked.push(limits);
    return 0;
  };
  expect(await limitSearch({ spend }, { grants: [], sessionId }, addressKeys)).toEqual(succeed(null));
  return asked.map((limits) => limits.map(({ name }) => name));
}

describe('the limit of searches by words', () => {
  test('counts session and address together, in one call', async () => {
    expect(await namesFor('s1', ['a', 'b', 'c'])).toEqual([['search:session:s1', 'search:address:a']]);
    expect(await namesFor(null, ['a'])).toEqual([['search:address:a']]);
    expect(await namesFor('s1', [])).toEqual([['search:session:s1']]);
  });

  test('is there for those of whom nothing is known as well', async () => {
    expect(await namesFor(null, [])).toEqual([['search:nobody']]);
  });

  test('lets a phone ask sixty times at once and five times a second, and another one besides', async () => {
    let nowMs = 0;
    const store = createMemoryStore({ now: () => nowMs });
    const actor = { grants: [], sessionId: 's1' };
    for (let times = 0; times < 60; times++) expect(await limitSearch(store, actor, ['a'])).toEqual(succeed(null));
    expect(await limitSearch(store, actor, ['a'])).toEqual(fail('too_many_requests', { seconds: '1' }));
    expect(await limitSearch(store, { ...actor, sessionId: 's2' }, ['a'])).toEqual(succeed(null));
    for (let letter = 0; letter < 50; letter++) {
      nowMs += 200;
      expect(await limitSearch(store, actor, ['a'])).toEqual(succeed(null));
    }
  });

  test('leaves room for a hundred phones behind one address', async () => {
    const store = createMemoryStore({ now: () => 0 });
    for (let phone = 0; phone < 100; phone++)
      for (let times = 0; times < 6; times++)
        expect(await limitSearch(store, { grants: [], sessionId: `s${phone}` }, ['a'])).toEqual(succeed(null));
    expect((await limitSearch(store, { grants: [], sessionId: 'late' }, ['a'])).ok).toBe(false);
    expect((await limitSearch(store, { grants: [], sessionId: 'late' }, ['b'])).ok).toBe(true);
  });

  test('takes the search from nobody because the store cannot count, and hides no bug', async () => {
    const failing = (error: Error) => ({ spend: () => Promise.reject(error) });
    const actor = { grants: [], sessionId: null };
    expect(await limitSearch(failing(new StoreError('spend')), actor, [])).toEqual(succeed(null));
    await expect(limitSearch(failing(new TypeError('bug')), actor, [])).rejects.toThrow(TypeError);
  });
});
