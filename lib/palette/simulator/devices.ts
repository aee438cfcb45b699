import { poolHosts } from './cluster-life';
import { type DeviceView, deviceView } from './device-console';
import type { Architecture, Cluster, Device, State } from './state';
import type { Switches } from './switches';
import type { World } from './world';

const machines = {
  usual: { cores: 4, memoryInMB: 16_384, diskInGB: 256 },
  small: { cores: 1, memoryInMB: 2_048, diskInGB: 32 },
} as const satisfies Record<string, Device['hardware']>;

export interface NewDevice {
  readonly id?: string | undefined;
  readonly architecture?: Architecture | undefined;
  /** `small` is below what Palette asks of an edge host (API.md §4.2); default `usual`. */
  readonly machine?: keyof typeof machines | undefined;
  readonly hardware?: Partial<Device['hardware']>;
  /** Default true: it boots at once. */
  readonly isPowered?: boolean | undefined;
}

/** The virtual edge hosts. A device calls home by itself once it is powered and its ID is registered in Palette. */
export interface Devices {
  /** Gives the ID, `edge-` and 32 hex digits unless told otherwise. A device of a known ID boots afresh. */
  create(device?: NewDevice): string;
  list(): DeviceView[];
  get(id: string): DeviceView | undefined;
  powerOn(id: string): void;
  /** A half-done installation is lost and starts again with the next power on. */
  powerOff(id: string): void;
  remove(id: string): void;
  /** What the QR code on its screen says (API.md 9.1). */
  registrationUrl(id: string, registrationUrl: string): string;
}

/** The device side of a world; `random` (0 to 1) makes the IDs. */
export function createDevices(world: World, random: () => number): Devices {
  const change = (id: string, fields: Partial<Device>) => {
    world.commit((state) => {
      const device = state.devices[id];
      if (device === undefined) throw new Error(`The simulator has no device '${id}'`);
      return putDevice(state, { ...device, ...fields });
    });
  };
  return {
    create(given = {}) {
      const id = given.id ?? randomId(random);
      const { at } = world.view();
      world.commit((state) => putDevice(state, newDevice(id, given, at)));
      return id;
    },
    list() {
      const view = world.view();
      return Object.values(view.state.devices).map((device) => deviceView(view, device));
    },
    get(id) {
      const view = world.view();
      const device = view.state.devices[id];
      return device === undefined ? undefined : deviceView(view, device);
    },
    powerOn: (id) => change(id, { poweredAt: world.view().at, poweredOffAt: null }),
    powerOff(id) {
      const { at, durations, timeScale } = world.view();
      change(id, { poweredAt: null, poweredOffAt: at });
      const installMs = (durations.install * 1000) / timeScale;
      world.commit((state) => loseInstallations(state, id, at - installMs));
    },
    remove: (id) => world.commit(({ devices: { [id]: _gone, ...devices }, ...state }) => ({ ...state, devices })),
    registrationUrl: (id, url) => joinRegistrationUrl(url, id, world.switches.registrationUrlJoin),
  };
}

/** Gives every registered host that has no device one that is powered; so a demo needs no hardware. */
export function adoptHosts(world: World): void {
  world.commit((state) => {
    const orphans = Object.values(state.hosts).filter((host) => state.devices[host.uid] === undefined);
    return orphans.reduce(
      (next, { uid, architecture, registeredAt }) => putDevice(next, newDevice(uid, { architecture }, registeredAt)),
      state,
    );
  });
}

function newDevice(id: string, given: NewDevice, at: number): Device {
  return {
    id,
    architecture: given.architecture ?? 'amd64',
    hardware: { ...machines[given.machine ?? 'usual'], ...given.hardware },
    createdAt: at,
    poweredAt: given.isPowered === false ? null : at,
    poweredOffAt: null,
  };
}

function putDevice(state: State, device: Device): State {
  return { ...state, devices: { ...state.devices, [device.id]: device } };
}

/** Installations of a host that began after the given moment are not finished: they are forgotten. */
function loseInstallations(state: State, hostUid: string, startedAfter: number): State {
  const isLost = (host: { hostUid: string; startedAt: number | null }) =>
    host.hostUid === hostUid && host.startedAt !== null && host.startedAt > startedAfter;
  const changed = Object.values(state.clusters).filter((cluster) => poolHosts(cluster).some(isLost));
  const entries = changed.map((cluster): [string, Cluster] => {
    const pools = cluster.pools.map((pool) => ({
      ...pool,
      hosts: pool.hosts.map((host) => (isLost(host) ? { ...host, startedAt: null } : host)),
    }));
    return [cluster.uid, { ...cluster, pools }];
  });
  return entries.length === 0 ? state : { ...state, clusters: { ...state.clusters, ...Object.fromEntries(entries) } };
}

function randomId(random: () => number): string {
  const digit = () => Math.floor(random() * 16).toString(16);
  return `edge-${Array.from({ length: 32 }, digit).join('')}`;
}

function joinRegistrationUrl(url: string, id: string, join: Switches['registrationUrlJoin']): string {
  const query = `?appliance-id=${id}`;
  if (join === 'query') return `${url}${query}`;
  if (join === 'verbatim-slash-query') return `${url}/${query}`;
  return `${url.replace(/\/+$/, '')}/${query}`;
}
