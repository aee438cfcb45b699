import type { Result } from '../../../lib/errors';
import type { CarriedOut } from '../../../lib/lifecycle/carry-out';
import type { Lifecycle } from '../../../lib/lifecycle/lifecycle';
import type { House } from '../command';
import { describeStep } from '../life/describe-step';
import type { Compared } from './compare-site';

/** Where one site ended; `not_begun`: somebody pressed Ctrl-C before its turn. */
export interface Synced {
  readonly siteId: Compared['siteId'];
  readonly ended: Result<CarriedOut> | 'not_begun';
}

interface Way {
  readonly withVersions: boolean;
  readonly withinMs: number;
}

/** Writes the differences of sites, one site after the other; Ctrl-C ends it after the write that is under way. */
export async function syncSites(
  life: Lifecycle,
  due: readonly Compared[],
  { withVersions, withinMs }: Way,
  house: House,
): Promise<Synced[]> {
  let isOver = false;
  const stopListening = house.onInterrupt(() => {
    isOver = true;
  });
  const synced: Synced[] = [];
  try {
    for (const { siteId } of due) {
      const following = {
        tell: (step: Parameters<typeof describeStep>[0]) => house.terminal.note(`${siteId}: ${describeStep(step)} ...`),
        isOver: () => isOver,
        withinMs,
      };
      const ended = isOver ? 'not_begun' : await life.carryOut({ kind: 'sync', siteId, withVersions }, following);
      synced.push({ siteId, ended });
    }
    return synced;
  } finally {
    stopListening();
  }
}
