import { describe, expect, test } from 'vitest';
import { limitForesee } from '../../../lib/access/limit-foresee';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Limit, StoreError } from '../../../lib/store/store';

const actor = (sessionId: string | null) => ({ grants: [], sessionId });

async function namesFor(sessionId: string | null, addressKeys: readonly string[]) {
  const asked: (readonly Limit[])[] = [];
  const spend = async (limits: readonly Limit[]) => {
    asked.push(limits);
    return 0;
  };
  expect(await limitForesee({ spend }, actor(sessionId), addressKeys)).toBe(true);
  return asked.map((limits) => limits.map(({ name }) => name));
}

describe('the limit of looks for a forecast', () => {
  test('counts session, address and all together, in one call', async () => {
    expect(await namesFor('s1', ['a', 'b'])).toEqual([['foresee:session:s1', 'foresee:address:a', 'foresee']]);
    expect(await namesFor(null, ['a'])).toEqual([['foresee:address:a', 'foresee']]);
    expect(await namesFor(null, [])).toEqual([['foresee']]);
  });

  test('leaves enough for others, whoever uses up their own, and takes nothing where it says no', async () => {
    const store = createMemoryStore({ now: () => 0 });
    const mayLook = (sessionId: string | null, key: string) => limitForesee(store, actor(sessionId), [key]);
    const answers: boolean[] = [];
    for (let look = 0; look < 100; look += 1) answers.push(await mayLook('s1', 'a'));
    expect(answers.filter(Boolean)).toHaveLength(6);
    for (let look = 0; look < 100; look += 1) answers.push(await mayLook(null, 'a'));
    expect(answers.filter(Boolean)).toHaveLength(15);
    expect(await mayLook('s1', 'b')).toBe(false);
    expect(await mayLook('s2', 'b')).toBe(true);
  });

  test('lets nobody look when the store cannot count', async () => {
    const spend = async () => {
      throw new StoreError('spend');
    };
    await expect(limitForesee({ spend }, actor(null), [])).rejects.toThrow(StoreError);
  });
});
