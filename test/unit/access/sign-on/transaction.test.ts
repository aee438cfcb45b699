import { describe, expect, it } from 'vitest';
import { createSeals } from '../../../../lib/access/seal';
import { openTransaction, sealTransaction, transactionLastsMs } from '../../../../lib/access/sign-on/transaction';

const clock = { nowMs: 1_000 };
const seals = createSeals(['a-session-secret-of-32-characters!'], 'test', { now: () => clock.nowMs });
const transaction = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/' };

describe('the cookie of a sign-in that has begun', () => {
  it('opens for ten minutes and no longer', async () => {
    clock.nowMs = 1_000;
    const cookie = await sealTransaction(transaction, seals, clock.nowMs);
    expect(transactionLastsMs).toBe(600_000);
    clock.nowMs = 600_999;
    expect(await openTransaction(cookie, seals)).toEqual(transaction);
    clock.nowMs = 601_000;
    expect(await openTransaction(cookie, seals)).toBeNull();
  });

  it('is nothing when there is none, or one that nobody has sealed for this', async () => {
    clock.nowMs = 1_000;
    expect(await openTransaction(null, seals)).toBeNull();
    expect(await openTransaction('', seals)).toBeNull();
    expect(await openTransaction(JSON.stringify(transaction), seals)).toBeNull();
    expect(await openTransaction(await seals.seal('session', transaction, 9_000), seals)).toBeNull();
  });

  it.each(['state', 'nonce', 'verifier', 'returnTo'])('is nothing without its %s', async (part) => {
    clock.nowMs = 1_000;
    const { [part as 'state']: _, ...rest } = transaction;
    expect(await openTransaction(await seals.seal('sign-on', rest, 9_000), seals)).toBeNull();
  });

  it.each(['state', 'nonce', 'verifier'])(
    'is nothing with an empty %s: an empty text would agree with nothing',
    async (part) => {
      clock.nowMs = 1_000;
      const emptied = { ...transaction, [part]: '' };
      expect(await openTransaction(await seals.seal('sign-on', emptied, 9_000), seals)).toBeNull();
    },
  );

  it('fits into what a browser keeps, with the longest way back', async () => {
    const [state, nonce, verifier] = [1, 2, 3].map(() => 'x'.repeat(43));
    const longest = {
      state: state ?? '',
      nonce: nonce ?? '',
      verifier: verifier ?? '',
      returnTo: `/${'x'.repeat(2_299)}`,
    };
    const cookie = await sealTransaction(longest, seals, clock.nowMs);
    expect(`__Host-sign-in=${cookie}`.length).toBeLessThan(4_096);
  });
});
