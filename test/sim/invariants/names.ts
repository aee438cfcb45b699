import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying } from '../excuses';
import type { Judgement, Violation, WindowName } from '../judge';
import { createdName, createdUid, isVeryLate } from './creates';

/**
 * Our creates never make a second live cluster of one name. Where Palette accepts equal names, a create that came later
 * than anybody can wait for is a window; where it refuses them there is none.
 */
export function checkNames(evidence: Evidence): Judgement {
  const violations: Violation[] = [];
  const windows: WindowName[] = [];
  const refusesEqualNames = evidence.scenario.switches.duplicateClusterName !== 'accept';
  const creates = evidence.writes.filter((write) => write.isDone && createdName(write) !== null);
  for (const [index, create] of creates.entries()) {
    const name = createdName(create);
    const twin = creates.slice(0, index).find((other) => createdName(other) === name && isAlive(other, create));
    if (twin === undefined) continue;
    const window = refusesEqualNames ? null : excuse(evidence, create, twin);
    if (window !== null) windows.push(window);
    else
      violations.push({ invariant: 'one cluster per name', atMs: create.arrivedAtMs, what: `second cluster ${name}` });
  }
  return { violations, windows };
}

function excuse(evidence: Evidence, create: ArrivedWrite, twin: ArrivedWrite): WindowName | null {
  if (isVeryLate(create) || isVeryLate(twin)) return 'create came after everybody had looked';
  return isAfterEmptying(evidence, create.arrivedAtMs) ? 'store emptied under a holder' : null;
}

/** Was the cluster of the earlier create still there when the later one came? */
function isAlive(earlier: ArrivedWrite, later: ArrivedWrite): boolean {
  return later.before.clusters[createdUid(earlier) ?? '']?.deletingAt === null;
}
