import { describe, expect, test } from 'vitest';
import { isLeaving, isOnItsWayOut, isTakenOut, leaving } from '../../../lib/registration/removal-state';
import type { HostSight } from '../../../lib/registration/sight/host-sight';
import { hostSight } from '../../../lib/registration/sight/host-sight';
import type { SiteSight } from '../../../lib/registration/sight/site-sight';
import { isLeftOut, isUndone, isUndoneSince, offerUndo, takenBack } from '../../../lib/registration/undo-state';
import type { Intent } from '../../../lib/store/records';
import { host, intentOf } from '../../support/life-scene';

const minutes = 60_000;
const settled = { ...intentOf(1, 'settled'), hostName: 'till-2', linkId: 'rollout', approvedBy: 'sam' };
const out = leaving(settled, 'REF-1', 10_000);
const gone: Intent = {
  ...takenBack(out, 'REF-2', 20_000),
  problem: { code: 'host_removed', facts: {}, reference: 'REF-2' },
};

describe('a host that IT is taking out', () => {
  test('keeps on record what the end of it needs', () => {
    const { hostName, linkId, entryMadeAtMs, requestedAtMs } = settled;
    expect(out).toMatchObject({ phase: 'stopped', hostName, linkId, entryMadeAtMs, requestedAtMs, revision: 1 });
    expect([isLeaving(out), isTakenOut(out), isUndone(out)]).toEqual([true, false, false]);
  });

  test('is on its way out for a quarter of an hour, and no longer', () => {
    expect(isOnItsWayOut(out, 10_000 + 15 * minutes - 1)).toBe(true);
    expect(isOnItsWayOut(out, 10_000 + 15 * minutes)).toBe(false);
    expect(isOnItsWayOut(settled, 10_000)).toBe(false);
  });

  test('and one that IT has taken out is taken along by no label, and offers nothing to take back', () => {
    expect([isLeftOut(out), isLeftOut(gone), isLeftOut(settled)]).toEqual([true, true, false]);
    expect([offerUndo(out, false), offerUndo(gone, false)]).toEqual([null, null]);
  });

  test('is not asked for again by a phone that repeats what it asked before', () => {
    expect(isUndoneSince(gone, 5 * minutes, 20_000 + minutes)).toBe(true);
    expect(isUndoneSince(gone, 0, 20_000 + 2 * minutes)).toBe(false);
  });
});

describe('what Palette shows of it', () => {
  const look = (membersAtMs: number, isIn: boolean, intent: Intent = out): HostSight =>
    hostSight(sightOf(membersAtMs, isIn), intent);

  test('is believed against the command only when that must have died', () => {
    expect(look(11_000, true)).toMatchObject({ isTaken: false, hasLeft: false });
    expect(look(10_000 + 15 * minutes + 1, true)).toMatchObject({ isTaken: true, hasLeft: false });
  });

  test('says that it has left when a scan would be taken again, and not before', () => {
    const overAtMs = 10_000 + 15 * minutes;
    expect(look(11_000, false)).toMatchObject({ isTaken: false, hasLeft: false });
    expect(look(overAtMs, false)).toMatchObject({ hasLeft: false });
    expect(look(overAtMs + 1, false)).toMatchObject({ isTaken: false, hasLeft: true });
    expect(isOnItsWayOut(out, overAtMs + 1)).toBe(false);
    expect(look(11_000, false, settled)).toMatchObject({ hasLeft: false, isMissing: true });
  });

  test('is believed at once of one that is out: somebody has put it there by hand', () => {
    expect(look(21_000, true, gone)).toMatchObject({ isTaken: true });
    expect(look(19_000, true, gone)).toMatchObject({ isTaken: false });
  });
});

function sightOf(membersAtMs: number, isIn: boolean): SiteSight {
  const member = { role: 'worker', isRunning: true, hasFailed: false, changedAtMs: 0, joinedAtMs: 0, readyAtMs: 0 };
  return {
    cluster: { uid: 'cluster-1', name: 'denver', state: 'Running', configUid: 'config-1', isUsable: true },
    clusterAtMs: membersAtMs,
    members: isIn ? { [host(1)]: member } : {},
    membersAtMs,
    machinesAtMs: membersAtMs,
    calls: {},
    left: {},
    gathered: null,
    changedAtMs: 0,
  } as unknown as SiteSight;
}
