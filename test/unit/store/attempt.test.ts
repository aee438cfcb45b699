import { describe, expect, it } from 'vitest';
import { attempt } from '../../../lib/store/attempt';
import { StoreError } from '../../../lib/store/store';

describe('attempt', () => {
  it('answers what the work answers, now or later', async () => {
    expect(await attempt('ping', () => 1)).toBe(1);
    expect(await attempt('ping', async () => 2)).toBe(2);
  });

  it.each([
    [
      'thrown',
      () => {
        throw new Error('disk full');
      },
    ],
    ['rejected', () => Promise.reject(new Error('disk full'))],
  ])('names the operation and keeps the cause when it is %s', async (_, work) => {
    const failure = await attempt('recordIntent', work).catch((error) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({
      operation: 'recordIntent',
      message: 'The store failed at recordIntent',
      cause: { message: 'disk full' },
    });
  });

  it('does not wrap a StoreError again: the innermost operation is the one that failed', async () => {
    const inner = new StoreError('readIntent');
    await expect(attempt('unfinishedIntents', () => Promise.reject(inner))).rejects.toBe(inner);
  });

  it('keeps what `redact` makes of the cause, and not the cause', async () => {
    const work = () => Promise.reject(new Error('token abc'));
    const failure = await attempt('ping', work, () => new Error('token hidden')).catch((error) => error);
    expect(failure.cause.message).toBe('token hidden');
    expect(failure.cause.cause).toBeUndefined();
  });
});
