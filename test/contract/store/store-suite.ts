import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../../lib/store/store';
import { promiseAudit } from './audit-promises';
import { promiseBudgets } from './budget-promises';
import { promiseCache } from './cache-promises';
import { promiseClaims } from './claim-promises';
import { promiseIntents } from './intent-promises';
import { promiseLeases } from './lease-promises';
import { promiseLimits } from './limit-promises';
import { promiseLinks } from './link-promises';
import { promiseNotices } from './notice-promises';
import { promiseRaces } from './race-promises';
import { promiseReminders } from './reminder-promises';
import { promiseScopes } from './scope-promises';
import type { StoreSubject } from './store-subject';

type RunningSubject = StoreSubject & { stop(): Promise<void> };

/** What every adapter promises, in the words of the port. An adapter's own test file adds only what is special to it. */
export function promiseStore(kind: Store['kind'], start: () => Promise<RunningSubject>): void {
  describe(`every promise of the port, kept by ${kind}`, () => {
    let running: RunningSubject | null = null;
    beforeAll(async () => {
      running = await start();
    });
    afterAll(() => running?.stop());
    const subject = () => {
      if (running === null) throw new Error('The store has not started');
      return running;
    };

    promiseClaims(subject);
    promiseIntents(subject);
    promiseLeases(subject);
    promiseBudgets(subject);
    promiseLimits(subject);
    promiseLinks(subject);
    promiseNotices(subject);
    promiseReminders(subject);
    promiseCache(subject);
    promiseAudit(subject);
    promiseScopes(subject, kind !== 'memory');
    promiseRaces(subject);
  });
}
