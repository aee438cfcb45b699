import type { State } from './state';
import type { Switches } from './switches';

/** How long things take, in simulated seconds. */
export interface Durations {
  /** A new cluster has no status at all before this. */
  readonly statusAppears: number;
  /** Then it is `Pending` until this long after its creation. */
  readonly pending: number;
  /** A powered device calls home this long after it was registered. */
  readonly callHome: number;
  /** A paired host picks its cluster up this long after it could. */
  readonly pickUp: number;
  readonly install: number;
  readonly deleting: number;
  /** A machine that is taken away is gone after this. */
  readonly machineDeleting: number;
  /** A host whose device is off turns unhealthy after this. */
  readonly heartbeatLost: number;
}

/** Roughly what the docs lead one to expect (API.md 5: minutes), on the short side. */
export const defaultDurations: Durations = {
  statusAppears: 2,
  pending: 10,
  callHome: 30,
  pickUp: 10,
  install: 300,
  deleting: 60,
  machineDeleting: 30,
  heartbeatLost: 60,
};

/** A look at one state at one moment. Everything that an answer shows is a pure function of this. */
export interface View {
  readonly state: State;
  /** Real milliseconds since 1970. */
  readonly at: number;
  readonly switches: Switches;
  readonly durations: Durations;
  /** Simulated seconds per real second. */
  readonly timeScale: number;
}

/** The real moment (ms) that lies so many simulated seconds after another. */
export function after(view: View, moment: number, simulatedSeconds: number): number {
  return moment + (simulatedSeconds * 1000) / view.timeScale;
}

/** Has a moment come? "Not yet known" has not. */
export function isPast(view: View, moment: number | null): moment is number {
  return moment !== null && moment <= view.at;
}

/** A timestamp as Palette writes it: RFC 3339, UTC. */
export function timestamp(ms: number): string {
  return new Date(Math.floor(ms)).toISOString();
}
