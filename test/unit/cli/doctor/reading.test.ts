import { describe, expect, test } from 'vitest';
import { createReader, inLanes } from '../../../../cli/sites/doctor/reading';
import { PaletteError, type PaletteErrorFacts } from '../../../../lib/palette/palette-error';

function failing(facts: Partial<PaletteErrorFacts>) {
  return () => Promise.reject(new PaletteError({ kind: 'http', method: 'GET', path: '/v1/x', ...facts }));
}

describe('what is read of Palette', () => {
  test('is a value, or why there is none', async () => {
    const read = createReader({ now: () => 0 }, 1_000);
    expect(await read(async () => 7)).toEqual({ isRead: true, value: 7 });
    expect(await read(failing({ status: 403 }))).toMatchObject({ cause: 'refused' });
    expect(await read(failing({ status: 500, code: 'RequestError' }))).toMatchObject({
      cause: 'failed',
      because: 'the answer was 500 RequestError',
    });
    expect(await read(failing({ kind: 'schema' }))).toMatchObject({ cause: 'failed' });
  });

  test.each(['network', 'timeout'] as const)('after a %s nobody is kept waiting again', async (kind) => {
    const read = createReader({ now: () => 0 }, 1_000);
    expect(await read(failing({ kind }))).toMatchObject({ cause: 'unreachable' });
    let asked = 0;
    expect(
      await read(async () => {
        asked += 1;
      }),
    ).toMatchObject({ cause: 'unreachable', because: 'Palette cannot be reached' });
    expect(asked).toBe(0);
  });

  test('what comes after the deadline is late, and so is what failed because of it', async () => {
    let nowMs = 0;
    const read = createReader({ now: () => nowMs }, 1_000);
    const slow = () => {
      nowMs = 1_000;
      return failing({ kind: 'timeout' })();
    };
    expect(await read(slow)).toMatchObject({ cause: 'late' });
    expect(await read(async () => 7)).toMatchObject({ cause: 'late', because: 'the time was over (--within)' });
    expect(await createReader({ now: () => 0 }, 1_000)(failing({ kind: 'budget' }))).toMatchObject({ cause: 'late' });
  });

  test('a bug is thrown', async () => {
    const read = createReader({ now: () => 0 }, 1_000);
    await expect(read(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});

test('lanes keep the order, and no more run at once than there are lanes', async () => {
  let running = 0;
  let most = 0;
  const results = await inLanes([5, 4, 3, 2, 1], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 40, 30, 20, 10]);
  expect(most).toBe(2);
});
