import { digestPairingKey } from './pairing-key';
import type { Architecture, Host, Json, Labels, State } from './state';

export interface NewHost {
  readonly uid: string;
  readonly projectUid: string;
  readonly name?: string | undefined;
  readonly labels?: Labels | null | undefined;
  readonly architecture?: Architecture | undefined;
  readonly pairingKey?: string | undefined;
  readonly tunnelConfig?: Json | undefined;
  readonly pairedAt?: number | null;
}

/** A host entry as POST makes it: `unpaired`, UID = the given ID (API.md 2.2). */
export function newHost(given: NewHost, at: number): Host {
  return {
    uid: given.uid,
    name: given.name || given.uid,
    labels: given.labels ?? {},
    architecture: given.architecture ?? 'amd64',
    projectUid: given.projectUid,
    pairingKey: digestPairingKey(given.pairingKey ?? ''),
    tunnelConfig: given.tunnelConfig ?? null,
    registeredAt: at,
    modifiedAt: at,
    pairedAt: given.pairedAt ?? null,
  };
}

/** The state with this host entry added or replaced. */
export function putHost(state: State, host: Host): State {
  return { ...state, hosts: { ...state.hosts, [host.uid]: host } };
}

/** The state without this host entry. */
export function dropHost(state: State, uid: string): State {
  const { [uid]: _dropped, ...hosts } = state.hosts;
  return { ...state, hosts };
}
