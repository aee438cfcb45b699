import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying, lastAct } from '../excuses';
import type { Judgement, Violation, WindowName } from '../judge';
import { takenOutOf } from '../orders/taken-out';
import { poolChanges } from './pool-changes';

/** The whole of one run: nobody writes from what was read longer ago. Milliseconds. */
const readingLastsMs = 45_000;

/**
 * A pool write of ours never drops a host that we have read, or have put there ourselves. A stranger's host that came
 * after the read on which the write is based cannot be known: that is a window.
 */
export function checkDrops(evidence: Evidence): Judgement {
  const violations: Violation[] = [];
  const windows: WindowName[] = [];
  for (const write of evidence.writes) {
    for (const { cluster, pool, dropped } of write.isDone ? poolChanges(write) : []) {
      for (const hostId of dropped) {
        if (isMeant(evidence, write, hostId)) continue;
        const window = excuse(evidence, write, hostId);
        if (window !== null) windows.push(window);
        else {
          const what = `${write.instance} dropped ${hostId} from ${pool} of ${cluster.name}`;
          violations.push({ invariant: 'no host we have read is dropped', atMs: write.arrivedAtMs, what });
        }
      }
    }
  }
  return { violations, windows };
}

/** The command that wrote was about this very host. */
function isMeant(evidence: Evidence, { instance, arrivedAtMs }: ArrivedWrite, hostId: string): boolean {
  return takenOutOf(evidence, hostId, arrivedAtMs).some(({ runs }) => runs.some((run) => run.instance === instance));
}

function excuse(evidence: Evidence, write: ArrivedWrite, hostId: string): WindowName | null {
  const added = lastAct(evidence, hostId, write.arrivedAtMs, ['add_host']);
  const { basis } = write;
  const isUnread = basis !== null && added !== undefined && added.atMs >= basis.handledAtMs;
  if (isUnread && write.departedAtMs - basis.handledAtMs <= readingLastsMs) return 'stranger between our GET and PUT';
  return isAfterEmptying(evidence, write.arrivedAtMs) ? 'store emptied under a holder' : null;
}
