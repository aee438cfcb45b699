import type { Host, PoolHost, State } from './state';

/** Since when nobody has heard of a host, ms; null: it is there, or was paired by hand and is taken to be. */
export function silentSince(state: State, host: Host): number | null {
  return host.orphanedAt ?? state.devices[host.uid]?.poweredOffAt ?? null;
}

/** Can this member ever run, or run on? Not when its machine was taken away, nor when its device is gone for good. */
export function isLiving(state: State, { hostUid, deletingAt }: PoolHost): boolean {
  if (deletingAt !== undefined || state.devices[hostUid]?.diedAt !== undefined) return false;
  return state.hosts[hostUid]?.orphanedAt === undefined;
}
