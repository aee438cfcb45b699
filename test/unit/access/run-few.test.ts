import { describe, expect, test } from 'vitest';
import { createRunFew } from '../../../lib/access/run-few';

/** Work that ends when it is told to. */
function createWork() {
  const started: number[] = [];
  const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  return {
    started,
    end: (id: number) => ends.get(id)?.resolve(),
    fail: (id: number) => ends.get(id)?.reject(new Error('broken')),
    work: (id: number) => () =>
      new Promise<number>((resolve, reject) => {
        started.push(id);
        ends.set(id, { resolve: () => resolve(id), reject });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a line for work', () => {
  test('two run at once, the rest waits and comes in order', async () => {
    const runFew = createRunFew(2, 10);
    const { started, end, work } = createWork();
    const results = [1, 2, 3, 4].map((id) => runFew(work(id)));
    await turn();
    expect(started).toEqual([1, 2]);
    end(2);
    await turn();
    expect(started).toEqual([1, 2, 3]);
    end(1);
    end(3);
    await turn();
    expect(started).toEqual([1, 2, 3, 4]);
    end(4);
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
  });

  test('work that fails fails for its caller only, and gives its place away', async () => {
    const runFew = createRunFew(1, 10);
    const { started, end, fail, work } = createWork();
    const [broken, sound] = [runFew(work(1)), runFew(work(2))];
    await turn();
    fail(1);
    await expect(broken).rejects.toThrow('broken');
    await turn();
    expect(started).toEqual([1, 2]);
    end(2);
    expect(await sound).toBe(2);
  });

  test('whoever comes at the moment of a change does not slip in', async () => {
    const runFew = createRunFew(1, 10);
    const { started, end, work } = createWork();
    const results = [runFew(work(1)), runFew(work(2))];
    await turn();
    end(1);
    results.push(runFew(work(3)));
    await turn();
    expect(started).toEqual([1, 2]);
    end(2);
    await turn();
    end(3);
    expect(await Promise.all(results)).toEqual([1, 2, 3]);
  });

  test('when all is done the line is as at the start', async () => {
    const runFew = createRunFew(2, 10);
    for (let round = 0; round < 5; round += 1) {
      expect(await Promise.all([1, 2, 3].map((id) => runFew(async () => id)))).toEqual([1, 2, 3]);
    }
    const { started, end, work } = createWork();
    const results = [1, 2, 3].map((id) => runFew(work(id)));
    await turn();
    expect(started).toEqual([1, 2]);
    for (const id of [1, 2]) end(id);
    await turn();
    end(3);
    await Promise.all(results);
  });

  test('whoever finds the line too long is sent away at once, and the line goes on', async () => {
    const runFew = createRunFew(1, 2);
    const { started, end, work } = createWork();
    const results = [1, 2, 3].map((id) => runFew(work(id)));
    expect(await runFew(work(4))).toBeNull();
    end(1);
    await turn();
    results.push(runFew(work(5)));
    for (const id of [2, 3, 5]) {
      end(id);
      await turn();
    }
    expect(await Promise.all(results)).toEqual([1, 2, 3, 5]);
    expect(started).toEqual([1, 2, 3, 5]);
  });
});
