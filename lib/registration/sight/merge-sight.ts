import type { HostRecord, Machine, Pool } from '../../palette/model';
import type { SeenCall, SeenCluster, SeenLeft, SeenMember, SiteSight } from './site-sight';

/** What one look brought; what it did not ask for is left out. */
export interface Seen {
  readonly cluster?: SeenCluster | null;
  readonly pools?: readonly Pool[];
  /** The machines of these pools, as read. */
  readonly machines?: SeenMachines;
  /** Hosts as read; those that are not among them are left as they were known. */
  readonly hosts?: readonly HostRecord[];
  /** Did a search for the site's label bring the hosts? */
  readonly hasAskedCalls?: boolean;
  readonly hasSearched?: boolean;
  readonly gathered?: SiteSight['gathered'];
}

export interface SeenMachines {
  readonly pools: readonly string[];
  readonly found: readonly Machine[];
  /** Several run on one host, or none: there the machines have to run, whichever host they are on. Left out: each is a host. */
  readonly areVirtual?: boolean;
}

/** What was seen, and when it was asked for, milliseconds. */
export interface Look {
  readonly seen: Seen;
  readonly atMs: number;
}

const nothing: SiteSight = {
  cluster: null,
  clusterAtMs: null,
  members: {},
  membersAtMs: null,
  left: {},
  machinesAtMs: null,
  calls: {},
  callsAskedAtMs: null,
  searchedAtMs: null,
  gathered: null,
  changedAtMs: 0,
};

/**
 * A host that is missing for longer is another story when it comes back: somebody took it out and put it in again, which
 * takes a machine longer than this. Milliseconds.
 */
const missedForMs = 5 * 60_000;

/** What is still true of hosts once their site has another cluster than the sight knows. Pure. */
export function keepCalls({ calls }: SiteSight): SiteSight {
  return { ...nothing, calls };
}

/**
 * What is known of a site after one more look. A group that somebody else has read later stays as it is, and a
 * host that has called home has done so for ever: progress never runs backwards. Pure.
 */
export function mergeSight(before: SiteSight | null, { seen, atMs }: Look): SiteSight {
  const old = before ?? nothing;
  const withCluster = mergeCluster(old, seen, atMs);
  const withMembers = mergeMembers(withCluster, seen, atMs);
  const withMachines = mergeMachines(withMembers, seen, atMs);
  const next = {
    ...withMachines,
    members: markReady(withMachines, atMs),
    calls: mergeCalls(old.calls, seen.hosts ?? [], atMs),
    callsAskedAtMs: seen.hasAskedCalls === true ? latest(old.callsAskedAtMs, atMs) : old.callsAskedAtMs,
    searchedAtMs: seen.hasSearched === true ? latest(old.searchedAtMs, atMs) : old.searchedAtMs,
    gathered: seen.gathered === undefined ? old.gathered : seen.gathered,
  };
  const isChanged = before === null || summarize(old) !== summarize(next);
  return { ...next, changedAtMs: isChanged ? Math.max(atMs, old.changedAtMs) : old.changedAtMs };
}

function mergeCluster(old: SiteSight, { cluster }: Seen, atMs: number): SiteSight {
  if (cluster === undefined || isOlder(atMs, old.clusterAtMs)) return old;
  const isSame = cluster !== null && cluster.uid === old.cluster?.uid;
  if (isSame) return { ...old, cluster, clusterAtMs: atMs };
  // Another cluster, or none: who belonged to the old one belongs to nothing that we have seen.
  const membersAtMs = cluster === null ? atMs : null;
  const left = noteLeft(old, {}, atMs);
  return { ...old, cluster, clusterAtMs: atMs, members: {}, membersAtMs, left, machinesAtMs: null };
}

function mergeMembers(old: SiteSight, { pools }: Seen, atMs: number): SiteSight {
  if (pools === undefined || isOlder(atMs, old.membersAtMs)) return old;
  // An appliance may be in several: as a member it counts where it is of the control plane.
  const controlPlaneLast = [...pools].sort((one, other) => Number(one.isControlPlane) - Number(other.isControlPlane));
  const entries = controlPlaneLast.flatMap((pool) =>
    pool.hosts.map(({ hostId }): [string, SeenMember] => [hostId, memberOf(pool, old, hostId, atMs)]),
  );
  const members = Object.fromEntries(entries);
  return { ...old, members, membersAtMs: atMs, left: noteLeft(old, members, atMs) };
}

function memberOf({ name, isControlPlane }: Pool, old: SiteSight, hostId: string, atMs: number): SeenMember {
  const role = isControlPlane ? 'control-plane' : 'worker';
  const known = old.members[hostId];
  if (known?.pool === name && known.role === role) return known;
  const { joinedAtMs = atMs, readyAtMs = null } = known ?? missedOf(old, hostId, atMs) ?? {};
  return { pool: name, role, isRunning: null, hasFailed: false, changedAtMs: atMs, joinedAtMs, readyAtMs };
}

/** The steps of a host that a look or two have missed. */
function missedOf({ cluster, left }: SiteSight, hostId: string, atMs: number): SeenLeft | null {
  const missed = left[hostId];
  return missed !== undefined && missed.clusterUid === cluster?.uid && isRecent(missed, atMs) ? missed : null;
}

/** Who is missing now, and who has been for a short while. */
function noteLeft(
  { cluster, members, left }: SiteSight,
  present: SiteSight['members'],
  atMs: number,
): SiteSight['left'] {
  const gone = Object.entries(members).map(([hostId, { joinedAtMs, readyAtMs }]): [string, SeenLeft] => [
    hostId,
    { clusterUid: cluster?.uid ?? '', leftAtMs: atMs, joinedAtMs, readyAtMs },
  ]);
  const missed = Object.entries(left).filter(([, one]) => isRecent(one, atMs));
  return Object.fromEntries([...missed, ...gone].filter(([hostId]) => present[hostId] === undefined));
}

function isRecent({ leftAtMs }: SeenLeft, atMs: number): boolean {
  return atMs - leftAtMs < missedForMs;
}

/** A host that was ready has been it: what its machine does later is another matter. */
function markReady({ cluster, members }: SiteSight, atMs: number): SiteSight['members'] {
  if (cluster?.state !== 'Running') return members;
  const entries = Object.entries(members).map(([hostId, member]): [string, SeenMember] => [
    hostId,
    member.isRunning === true && member.readyAtMs === null ? { ...member, readyAtMs: atMs } : member,
  ]);
  return Object.fromEntries(entries);
}

function mergeMachines(old: SiteSight, { machines }: Seen, atMs: number): SiteSight {
  if (machines === undefined || isOlder(atMs, old.machinesAtMs)) return old;
  const entries = Object.entries(old.members).map(([hostId, member]): [string, SeenMember] => {
    if (!machines.pools.includes(member.pool)) return [hostId, member];
    const { isRunning, hasFailed } = judgeMachines(machines, hostId);
    const isSame = member.isRunning === isRunning && member.hasFailed === hasFailed;
    return [hostId, isSame ? member : { ...member, isRunning, hasFailed, changedAtMs: atMs }];
  });
  return { ...old, members: Object.fromEntries(entries), machinesAtMs: atMs };
}

/** An appliance that carries no machine, because there are fewer of them, is as far as those of the others. */
function judgeMachines({ found, areVirtual = false }: SeenMachines, hostId: string): Omit<Machine, 'hostId'> {
  const own = found.filter((machine) => machine.hostId === hostId);
  const counting = own.length === 0 && areVirtual ? found : own;
  return {
    isRunning: counting.length > 0 && counting.every(({ isRunning }) => isRunning),
    hasFailed: own.some(({ hasFailed }) => hasFailed),
  };
}

function mergeCalls(old: SiteSight['calls'], hosts: readonly HostRecord[], atMs: number): SiteSight['calls'] {
  const calls = { ...old };
  for (const record of hosts) {
    const known = calls[record.hostId];
    if (known !== undefined && known.atMs > atMs) continue;
    calls[record.hostId] = callOf(record, isSameEntry(known, record) ? known : undefined, atMs);
  }
  return calls;
}

function callOf(record: HostRecord, known: SeenCall | undefined, atMs: number): SeenCall {
  const hasCalledHome = known?.hasCalledHome === true || hasCalled(record);
  const changedAtMs = known?.hasCalledHome === hasCalledHome ? known.changedAtMs : atMs;
  const entryAtMs = record.createdAtMs ?? known?.entryAtMs ?? null;
  return { hasCalledHome, atMs, changedAtMs, entryAtMs, machine: record.machine ?? known?.machine ?? null };
}

/** An entry that was deleted and made anew belongs to a host that has not called home yet. */
function isSameEntry(known: SeenCall | undefined, { createdAtMs }: HostRecord): boolean {
  const entryAtMs = known?.entryAtMs ?? null;
  return entryAtMs === null || createdAtMs === null || createdAtMs <= entryAtMs;
}

/** `in-use` proves nothing: it may be set the moment a cluster names the host. A host never seen has no health. */
function hasCalled({ state, health }: HostRecord): boolean {
  return state === 'ready' || (state !== 'unpaired' && health !== 'unknown');
}

function summarize({ cluster, members, gathered }: SiteSight): string {
  return JSON.stringify([cluster?.uid, cluster?.state, Object.keys(members).length, gathered]);
}

function isOlder(atMs: number, knownAtMs: number | null): boolean {
  return knownAtMs !== null && atMs < knownAtMs;
}

function latest(one: number | null, other: number): number {
  return Math.max(one ?? other, other);
}
