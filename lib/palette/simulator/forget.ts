import { poolHosts } from './cluster-life';
import type { State } from './state';

/** The state without these hosts, their devices, and every cluster that one of them is in. Pure. */
export function forgetHosts(state: State, hostUids: readonly string[]): State {
  const gone = new Set(hostUids);
  return {
    ...state,
    hosts: without(state.hosts, ({ uid }) => gone.has(uid)),
    devices: without(state.devices, ({ id }) => gone.has(id)),
    clusters: without(state.clusters, (cluster) => poolHosts(cluster).some(({ hostUid }) => gone.has(hostUid))),
  };
}

/** The state without devices that nobody registered: those from before `beforeMs`, and all but the newest `most`. Pure. */
export function forgetIdleDevices(state: State, beforeMs: number, most: number): State {
  const idle = Object.values(state.devices)
    .filter(({ id }) => !Object.hasOwn(state.hosts, id))
    .sort((one, other) => other.createdAt - one.createdAt);
  const gone = new Set(idle.filter(({ createdAt }, at) => createdAt < beforeMs || at >= most).map(({ id }) => id));
  return gone.size === 0 ? state : { ...state, devices: without(state.devices, ({ id }) => gone.has(id)) };
}

function without<T>(things: Readonly<Record<string, T>>, isGone: (thing: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(things).filter(([, thing]) => !isGone(thing)));
}
