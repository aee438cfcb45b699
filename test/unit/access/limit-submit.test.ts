import { describe, expect, test } from 'vitest';
import { type Grant, openGrant } from '../../../lib/access/actor';
import { limitSubmit } from '../../../lib/access/limit-submit';
import { fail, succeed } from '../../../lib/errors';
import { type Limit, StoreError } from '../../../lib/store/store';
import { siteId } from '../../support/test-site';
import { hostId } from './support/door';

const host = hostId('edge-0001');
const denver = siteId('denver');
const link: Grant = {
  ...openGrant,
  mode: 'link',
  who: 'link spring',
  link: { id: 'spring', maxHosts: 5, needsApproval: false },
};

/** A store that notes what is to be used up, and answers every time that it takes so long. */
function storeThatSays(waitMs: number) {
  const asked: (readonly Limit[])[] = [];
  return {
    asked,
    spend: async (limits: readonly Limit[]) => {
      asked.push(limits);
      return waitMs;
    },
  };
}

describe('the limits of submits', () => {
  test('session, link, host at the site, host and all are used up together, in one call', async () => {
    const store = storeThatSays(0);
    expect(await limitSubmit(store, { grants: [link], sessionId: 's1' }, link, host, denver)).toEqual(succeed(null));
    expect(store.asked).toEqual([
      [
        { name: 'submit:session:s1', burst: 30, everyMs: 2_000 },
        { name: 'submit:link:spring', burst: 300, everyMs: 200 },
        { name: 'submit:host:edge-0001:denver', burst: 12, everyMs: 5_000 },
        { name: 'submit:host:edge-0001', burst: 60, everyMs: 1_000 },
        { name: 'submit:all', burst: 3_000, everyMs: 10 },
      ],
    ]);
  });

  test('whoever has no session and no link is limited by the host and with all others', async () => {
    const store = storeThatSays(0);
    await limitSubmit(store, { grants: [openGrant], sessionId: null }, openGrant, host, denver);
    expect(store.asked[0]?.map(({ name }) => name)).toEqual([
      'submit:host:edge-0001:denver',
      'submit:host:edge-0001',
      'submit:all',
    ]);
  });

  test.each([
    [1, '1'],
    [1_000, '1'],
    [1_001, '2'],
    [59_999, '60'],
  ])('a wait of %i ms is told as %s whole seconds, never too few', async (waitMs, seconds) => {
    const answer = await limitSubmit(storeThatSays(waitMs), { grants: [], sessionId: null }, openGrant, host, denver);
    expect(answer).toEqual(fail('too_many_requests', { seconds }));
  });

  test('a store that does not answer lets nobody through', async () => {
    const store = {
      spend: async () => {
        throw new StoreError('spend');
      },
    };
    await expect(limitSubmit(store, { grants: [], sessionId: null }, openGrant, host, denver)).rejects.toThrow(
      StoreError,
    );
  });
});
