import type { Evidence } from './evidence';
import { checkBudget } from './invariants/budget';
import { checkControlPlanes } from './invariants/control-planes';
import { checkDrops } from './invariants/drops';
import { checkEnd } from './invariants/end';
import { checkIntents } from './invariants/intents';
import { checkMachines } from './invariants/machines';
import { checkMemberships } from './invariants/memberships';
import { checkNames } from './invariants/names';
import { checkOrderEnds } from './invariants/order-ends';
import { checkPhones } from './invariants/phones';
import { checkPools } from './invariants/pools';
import { checkRescans } from './invariants/rescans';
import { checkRunningSites } from './invariants/running-sites';
import { checkSettlings } from './invariants/settlings';
import { checkSyncs } from './invariants/syncs';
import { checkTakenOut } from './invariants/taken-out';
import { checkUndos } from './invariants/undos';

/** A promise that was broken. */
export interface Violation {
  readonly invariant: InvariantName;
  /** Milliseconds since 1970; null where it is no single moment. */
  readonly atMs: number | null;
  readonly what: string;
}

/** What one invariant says of a run: promises broken, and windows of API.md §12 that were met instead. */
export interface Judgement {
  readonly violations: readonly Violation[];
  readonly windows: readonly WindowName[];
}

export type InvariantName =
  | 'no host we have read is dropped'
  | 'every host is in one pool'
  | 'every host is registered once'
  | 'control planes are never even'
  | 'one cluster per name'
  | 'the budget is kept'
  | 'who is settled is a member'
  | 'who is settled is seen again after a minute'
  | 'every intent ends'
  | 'every phone ends on a true state'
  | 'a re-scan writes nothing'
  | 'the run ends'
  | 'what was taken back is gone'
  | 'a running site keeps its control plane'
  | 'no member is wiped'
  | 'what IT took out stays out'
  | 'no cluster comes back that IT deleted'
  | 'every order of IT ends'
  | 'every order of IT leaves a line'
  | 'what is finished stays finished'
  | 'a rehearsal writes nothing'
  | 'a sync leaves no difference'
  | 'a sync leaves the rest alone'
  | 'a host joins its own pool'
  | 'no pool is overfull'
  | 'no emptied pool is left'
  | 'as many machines as IT asked for'
  | 'each appliance is there once';

/** What cannot be excluded (API.md §12); counted, not denied. */
export type WindowName =
  | 'stranger between our GET and PUT'
  | 'stranger took the host as we did'
  | 'create came after everybody had looked'
  | 'store emptied under a holder'
  | 'Palette took a known host for a new one'
  | 'store forgot what was spent';

const invariants: readonly ((evidence: Evidence) => Judgement)[] = [
  checkEnd,
  checkDrops,
  checkMemberships,
  checkControlPlanes,
  checkNames,
  checkBudget,
  checkSettlings,
  checkIntents,
  checkPhones,
  checkRescans,
  checkUndos,
  checkRunningSites,
  checkTakenOut,
  checkOrderEnds,
  checkSyncs,
  checkPools,
  checkMachines,
];

/** Judges a run that has ended. Pure. */
export function judge(evidence: Evidence): {
  readonly violations: readonly Violation[];
  readonly windows: Readonly<Record<string, number>>;
} {
  const judgements = invariants.map((check) => check(evidence));
  const windows: Record<string, number> = {};
  for (const name of judgements.flatMap((one) => one.windows)) windows[name] = (windows[name] ?? 0) + 1;
  for (const name of evidence.windowsLogged) windows[`engine: ${name}`] = (windows[`engine: ${name}`] ?? 0) + 1;
  return { violations: judgements.flatMap((one) => one.violations), windows };
}
