import type { Registrations } from '../../../lib/registration/registrations';
import type { RegistrationView, Submission } from '../../../lib/registration/view';
import { groupRows } from './group-rows';
import type { HostRow, RowResult } from './host-row';
import { toRowResult } from './row-result';
import { workThrough } from './work-through';

/** Hosts at a time. All of them wait in one line for Palette's limits anyway. */
export const mostAtOnce = 40;
/** As long as a run may take: what is not done by then is not done in front of anybody. Milliseconds. */
const followForMs = 240_000;
const lookAgainAfterMs = 2_000;

interface Surroundings {
  readonly registrations: Registrations;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Nothing more is to be begun. */
  readonly isOver: () => boolean;
  /** Called after each row with how many are done. */
  readonly tell: (done: number) => void;
  /** For sites that ask for one; of a single host only. */
  readonly pairingKey?: string;
}

/**
 * Registers every row, those of a site together, and follows each until Palette holds it or refuses it. One row never stops
 * another. Results are in the order of the rows. Safe to repeat: what is registered is not written again.
 */
export async function registerRows(rows: readonly HostRow[], around: Surroundings): Promise<readonly RowResult[]> {
  const results = new Map<HostRow, RowResult>();
  await workThrough(groupRows(rows, mostAtOnce), {
    most: mostAtOnce,
    isOver: around.isOver,
    work: async (row) => {
      results.set(row, await registerRow(row, around));
      around.tell(results.size);
    },
  });
  return rows.map((row) => results.get(row) ?? { row, result: 'not_begun', note: '', problem: null });
}

async function registerRow(row: HostRow, around: Surroundings): Promise<RowResult> {
  const startedAtMs = around.now();
  const { hostId, siteId, hostName, pool } = row;
  const submission = await around.registrations.submit({
    edgeHostId: hostId,
    siteId,
    hostName,
    ...(pool === undefined ? {} : { pool }),
    ...(around.pairingKey === undefined ? {} : { pairingKey: around.pairingKey }),
  });
  return toRowResult(row, await follow(row, submission, around), startedAtMs);
}

/** Whose turn comes later, or whom another process serves, is asked about until something has come of it. */
async function follow(row: HostRow, submission: Submission, around: Surroundings): Promise<Submission> {
  const untilMs = around.now() + followForMs;
  let known = submission;
  while (isUnderWay(known) && around.now() < untilMs && !around.isOver()) {
    await around.sleep(lookAgainAfterMs);
    const looked = await look(row, around);
    if (looked === null) return known;
    known = { ...known, view: looked, problem: looked.problem };
  }
  return known;
}

function isUnderWay({ outcome, view, problem }: Submission): boolean {
  return outcome === 'pending' && problem === null && view !== null && !view.isRegistered;
}

/** Null: the store does not answer, or the host was taken back meanwhile. */
async function look({ hostId }: HostRow, { registrations }: Surroundings): Promise<RegistrationView | null> {
  const view = await registrations.view(hostId);
  if (!view.ok || !view.value.isDue) return view.ok ? view.value : null;
  const gone = await registrations.proceed(hostId);
  return gone.ok ? gone.value : null;
}
