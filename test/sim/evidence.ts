import type { ErrorCode } from '../../lib/errors';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { State } from '../../lib/palette/simulator/state';
import type { RegistrationView } from '../../lib/registration/view';
import type { SiteId } from '../../lib/sites/site-id';
import type { AuditEvent, Intent } from '../../lib/store/records';
import type { PhonePlan } from './choose-phones';
import type { Version } from './history';
import type { OrderRecord } from './orders/order-record';
import type { Scenario } from './scenario';

/** A request of ours on its way to Palette. */
export interface Departure {
  readonly atMs: number;
  readonly instance: string;
  readonly method: string;
  readonly path: string;
}

/** What one of our instances was told about the pools of a cluster. */
export interface PoolReading {
  readonly instance: string;
  readonly configUid: string;
  /** When Palette read it, and when we had it. */
  readonly handledAtMs: number;
  readonly deliveredAtMs: number;
  readonly members: ReadonlySet<string>;
}

/** A write of ours that reached Palette. */
export interface ArrivedWrite {
  readonly instance: string;
  readonly method: string;
  readonly template: string;
  readonly body: unknown;
  readonly departedAtMs: number;
  readonly arrivedAtMs: number;
  /** What Palette itself answered, whatever the network made of it; null: nothing, because it was down. */
  readonly status: number | null;
  readonly isDone: boolean;
  readonly before: State;
  readonly after: State;
  /** What the sender had read of the pool that it writes; null for other writes. */
  readonly basis: PoolReading | null;
}

/** What somebody did in Palette's own console. */
export interface StrangerAct {
  readonly atMs: number;
  readonly what:
    | 'add_host'
    | 'remove_host'
    | 'delete_cluster'
    | 'foreign_cluster'
    | 'other_cluster'
    | 'other_project'
    | 'break_cluster'
    | 'delete_host'
    | 'move_host';
  readonly hostId: string | null;
  readonly clusterName: string | null;
}

/** A setting that somebody changed by hand in Palette's own console. */
export interface Drift {
  readonly atMs: number;
  readonly siteId: string;
  readonly what: string;
}

/** What befell an edge host itself. */
export interface DeviceAct {
  readonly atMs: number;
  readonly what: 'dies' | 'is reset' | 'is installed anew' | 'is another' | 'is off' | 'is on';
  readonly hostId: string;
  /** The ID that it has from then on, where that is another. */
  readonly newHostId: string | null;
}

/** An intent that was written as settled. */
export interface Settling {
  /** When the store was asked to write it, and when it did. */
  readonly askedAtMs: number;
  readonly atMs: number;
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly isVerified: boolean;
  /** It was stopped, and nobody's work: others have taken the host along. */
  readonly wasStopped: boolean;
}

/** Somebody has asked for a host: from when to when an instance dealt with it; `endedAtMs` is null where it never ended. */
export interface Asked {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly beganAtMs: number;
  endedAtMs: number | null;
}

/** Somebody has sent the form for a host. */
export interface Submitted extends Asked {
  /** What they said about its pool; empty: nothing. */
  readonly pool: string;
  /** The answer tells that it was kept; of any other nobody knows. */
  isHeard: boolean;
}

/** Somebody wanted a host taken back. */
export interface UndoAsked extends Asked {
  /** Nothing is left of it, the instance said. */
  isUndone: boolean;
}

/** The last thing that a phone was told. */
export type Told =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'view'; readonly atMs: number; readonly view: RegistrationView }
  | {
      readonly kind: 'refused';
      readonly atMs: number;
      readonly code: ErrorCode;
    }
  /** What it wanted back was taken back. */
  | { readonly kind: 'undone'; readonly atMs: number };

export interface PhoneRecord {
  readonly plan: PhonePlan;
  told: Told;
  /** Every view it was shown. */
  readonly views: { readonly atMs: number; readonly askedAtMs: number; readonly view: RegistrationView }[];
}

/** Everything that is known of a run when it has ended, for those who judge it. Times are milliseconds since 1970. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly startMs: number;
  readonly departures: Departure[];
  readonly readings: PoolReading[];
  readonly writes: ArrivedWrite[];
  readonly strangerActs: StrangerAct[];
  readonly drifts: Drift[];
  readonly deviceActs: DeviceAct[];
  readonly settlings: Settling[];
  readonly emptiedAtMs: number[];
  /** When the store took all budgets for full: it was emptied, or its clock was put forward. */
  readonly refilledAtMs: number[];
  readonly phones: PhoneRecord[];
  readonly submits: Submitted[];
  readonly undos: UndoAsked[];
  /** What IT wanted done at a command line. */
  readonly orders: OrderRecord[];
  /** Processes that only looked what would be done. */
  readonly rehearsing: string[];
  /** Bugs that came out of a use case as exceptions. */
  readonly thrown: { readonly atMs: number; readonly what: string }[];
  /** Writes that Palette or something in front of it refused by bad luck, not for a reason. */
  readonly refusedByChance: { readonly atMs: number }[];
  /** What Palette held, oldest first. */
  versions: readonly Version[];
  /** What the store held at the end. */
  intents: readonly Intent[];
  /** What the audit trail said at the end. */
  audit: readonly AuditEvent[];
  /** Windows that the engine itself counted in its log. */
  readonly windowsLogged: string[];
  /** Writes of ours after somebody came back days later to a host that had long been settled. */
  readonly rescanWrites: ArrivedWrite[];
  hasEnded: boolean;
  /** When all had come to rest, and the store was read. */
  endedAtMs: number;
}

/** Nothing is known yet. */
export function createEvidence(scenario: Scenario, startMs: number): Evidence {
  return {
    scenario,
    startMs,
    departures: [],
    readings: [],
    writes: [],
    strangerActs: [],
    drifts: [],
    deviceActs: [],
    settlings: [],
    emptiedAtMs: [],
    refilledAtMs: [],
    phones: [],
    submits: [],
    undos: [],
    orders: [],
    rehearsing: [],
    thrown: [],
    refusedByChance: [],
    versions: [],
    intents: [],
    audit: [],
    windowsLogged: [],
    rescanWrites: [],
    hasEnded: false,
    endedAtMs: Number.POSITIVE_INFINITY,
  };
}
