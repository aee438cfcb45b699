import { describe, expect, test } from 'vitest';
import { limitUndo } from '../../../lib/access/limit-undo';
import { fail, succeed } from '../../../lib/errors';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Limit } from '../../../lib/store/store';
import { siteId } from '../../support/test-site';
import { createVirtualClock } from '../../support/virtual-clock';
import { hostId } from './support/door';

const host = hostId('edge-0001');
const denver = siteId('denver');

describe('the limits of undo', () => {
  test('host at the site, and all, are used up together, in one call', async () => {
    const asked: (readonly Limit[])[] = [];
    const spend = async (limits: readonly Limit[]) => {
      asked.push(limits);
      return 0;
    };
    expect(await limitUndo({ spend }, host, denver)).toEqual(succeed(null));
    expect(asked).toEqual([
      [
        { name: 'undo:host:edge-0001:denver', burst: 6, everyMs: 10_000 },
        { name: 'undo:all', burst: 200, everyMs: 100 },
      ],
    ]);
  });

  test('six tries at once, then one every ten seconds; the wait is told in whole seconds', async () => {
    const clock = createVirtualClock();
    const store = createMemoryStore({ now: clock.now });
    for (let count = 0; count < 6; count += 1) expect(await limitUndo(store, host, denver)).toEqual(succeed(null));
    expect(await limitUndo(store, host, denver)).toEqual(fail('too_many_requests', { seconds: '10' }));
    clock.advance(9_001);
    expect(await limitUndo(store, host, denver)).toEqual(fail('too_many_requests', { seconds: '1' }));
    clock.advance(1_000);
    expect(await limitUndo(store, host, denver)).toEqual(succeed(null));
    expect(await limitUndo(store, hostId('edge-0002'), denver)).toEqual(succeed(null));
  });
});
