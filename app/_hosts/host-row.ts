import { catalogue } from '../../lib/errors';
import type { RegistrationView } from '../../lib/registration/view';
import type { ShownProblem } from '../_parts/shown-problem';
import type { ListedHost } from './host-list';

/** How a host stands, at a glance: as it should, still waiting for something, or somebody has to act. */
export type RowTone = 'good' | 'waiting' | 'bad';

/** One line of the list. */
export interface HostRow {
  readonly host: ListedHost;
  readonly tone: RowTone;
  /** How it stands; null: it has not been registered at this site, or the reader may not know of it. */
  readonly view: RegistrationView | null;
  readonly problem: ShownProblem | null;
  /** Registering it (again) may help. */
  readonly isSendable: boolean;
}

/**
 * What the list says of a host: `view` is what the reader may see of it, at whichever site; `problem` why what was typed
 * is no ID. What is true now counts more than why the host was refused before. Pure.
 */
export function toRow(
  host: ListedHost,
  siteId: string,
  view: RegistrationView | null,
  problem: ShownProblem | null,
): HostRow {
  if (view !== null && view.siteId === siteId) return rowOfView(host, view);
  const reason = host.refusal ?? problem;
  if (reason === null) return { host, tone: 'waiting', view: null, problem: null, isSendable: true };
  return { host, tone: 'bad', view: null, problem: reason, isSendable: host.hostId !== null && canRepeat(reason) };
}

function rowOfView(host: ListedHost, view: RegistrationView): HostRow {
  const { problem } = view;
  if (problem !== null) return { host, tone: toneOfProblem(problem), view, problem, isSendable: canRepeat(problem) };
  return { host, tone: toneOfState(view), view, problem: null, isSendable: false };
}

/** What time mends is no reason to call anybody. */
function toneOfProblem({ code }: Pick<ShownProblem, 'code'>): RowTone {
  return catalogue[code].fixedBy === 'wait' ? 'waiting' : 'bad';
}

function canRepeat({ code }: Pick<ShownProblem, 'code'>): boolean {
  return catalogue[code].retry;
}

/** Registered is as it should be; only whoever has to be waited for by the person in the room is told apart. */
function toneOfState({ state, isRegistered }: RegistrationView): RowTone {
  if (state === 'needs_attention') return 'bad';
  return state === 'waiting_for_hosts' || !isRegistered ? 'waiting' : 'good';
}

/** Nobody has tried to register it yet, as far as the list knows. */
function isFresh({ view, problem }: HostRow): boolean {
  return view === null && problem === null;
}

/** How many rows there are of each kind, those that are still to be sent by themselves. */
export function countRows(rows: readonly HostRow[]): Readonly<Record<RowTone | 'fresh', number>> {
  const count = (wanted: RowTone) => rows.filter((row) => row.tone === wanted && !isFresh(row)).length;
  return { good: count('good'), waiting: count('waiting'), fresh: rows.filter(isFresh).length, bad: count('bad') };
}

/** How soon the list is worth another look, milliseconds; null: nothing on it goes on by itself. */
export function pollAfterMs(rows: readonly HostRow[]): number | null {
  const times = rows.flatMap(({ view }) => view?.pollAfterMs ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * How many of the hosts that a site starts with are there, and how many there will be with those that are still to be
 * registered; null where one host is enough, so that further ones save nothing. Pure.
 */
export function gatheringOf(rows: readonly HostRow[], needed: number, presentBefore: number) {
  if (needed === 1) return null;
  const present = Math.min(needed, Math.max(presentBefore, ...rows.map(({ view }) => view?.hosts.present ?? 0)));
  const coming = rows.filter(({ view, isSendable }) => view === null && isSendable).length;
  return { needed, present, coming: Math.min(coming, needed - present) };
}

/** What {@link gatheringOf} says. */
export type Gathered = ReturnType<typeof gatheringOf>;
