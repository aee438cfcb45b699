import { poolHosts } from './cluster-life';
import { type DeviceView, deviceView } from './device-console';
import { putHost } from './host-write';
import type { Architecture, Cluster, Device, Offer, PoolHost, State } from './state';
import type { Switches } from './switches';
import type { World } from './world';

const machines = {
  usual: { cores: 4, memoryInMB: 16_384, diskInGB: 256 },
  small: { cores: 1, memoryInMB: 2_048, diskInGB: 32 },
  appliance: { cores: 16, memoryInMB: 65_536, diskInGB: 1_024 },
} as const satisfies Record<string, Device['hardware']>;

/** What the installer of appliances sets up unless told otherwise (API.md §10). */
const usualOffer: Offer = { networks: [{ name: 'br0', type: 'bridge' }], storagePools: ['ehl_images', 'ehl_data'] };

export interface NewDevice {
  readonly id?: string | undefined;
  readonly architecture?: Architecture | undefined;
  /** `small` is below what Palette asks of an edge host (API.md §4.2), `appliance` carries virtual machines; default `usual`. */
  readonly machine?: keyof typeof machines | undefined;
  readonly hardware?: Partial<Device['hardware']>;
  /** Of an appliance: what it reports; default a bridge `br0` and the storage pools `ehl_images` and `ehl_data`. */
  readonly offer?: Offer | undefined;
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
  /** Puts it back to how it left the factory: everything on it is lost, it restarts and calls home by the same ID. */
  reset(id: string): void;
  /**
   * Installs it anew and gives its ID. The same: whoever paired before is no more, and Palette refuses it until the entry is
   * deleted (API.md §2.7). A new one, as devices without a serial number take (§2.6): the old one is never heard of again.
   */
  reinstall(id: string, as: 'same' | 'new'): string;
  /** It breaks, and never comes back. */
  die(id: string): void;
  remove(id: string): void;
  /** What the QR code on its screen says (API.md 9.1). */
  registrationUrl(id: string, registrationUrl: string): string;
}

/** The device side of a world; `random` (0 to 1) makes the IDs. `areStrong`: a usual one could carry virtual machines. */
export function createDevices(world: World, random: () => number, areStrong = false): Devices {
  const change = (id: string, fields: Partial<Device>) => {
    world.commit((state) => {
      const device = state.devices[id];
      if (device === undefined) throw new Error(`The simulator has no device '${id}'`);
      return putDevice(state, { ...device, ...fields });
    });
  };
  const create = (given: NewDevice) => {
    const id = given.id ?? randomId(random);
    const { at } = world.view();
    world.commit((state) => putDevice(state, newDevice(id, given, at, areStrong)));
    return id;
  };
  const die = (id: string) => {
    const { at } = world.view();
    change(id, { poweredAt: null, poweredOffAt: at, diedAt: at });
  };
  const wipe = (id: string) => {
    change(id, { poweredAt: world.view().at, poweredOffAt: null });
    world.commit((state) => wipeHost(state, id, world.view().at));
  };
  return {
    create: (given = {}) => create(given),
    list() {
      const view = world.view();
      return Object.values(view.state.devices).map((device) => deviceView(view, device));
    },
    get(id) {
      const view = world.view();
      const device = view.state.devices[id];
      return device === undefined ? undefined : deviceView(view, device);
    },
    powerOn(id) {
      if (isDeadDevice(world, id)) throw new Error(`The device '${id}' is broken for ever`);
      change(id, { poweredAt: world.view().at, poweredOffAt: null });
    },
    powerOff(id) {
      const { at, durations, timeScale } = world.view();
      change(id, { poweredAt: null, poweredOffAt: at });
      const installMs = (durations.install * 1000) / timeScale;
      world.commit((state) => loseInstallations(state, id, at - installMs));
    },
    reset: wipe,
    reinstall(id, as) {
      if (as === 'new') {
        const device = world.view().state.devices[id];
        die(id);
        return create({
          architecture: device?.architecture,
          ...(device && { hardware: device.hardware, offer: device.offer }),
        });
      }
      wipe(id);
      world.commit((state) => orphanHost(state, id, world.view().at));
      return id;
    },
    die,
    remove: (id) => world.commit(({ devices: { [id]: _gone, ...devices }, ...state }) => ({ ...state, devices })),
    registrationUrl: (id, url) => joinRegistrationUrl(url, id, world.switches.registrationUrlJoin),
  };
}

/** Gives every registered host that has no device one that is powered; so a demo needs no hardware. */
export function adoptHosts(world: World, areStrong = false): void {
  world.commit((state) => {
    const orphans = Object.values(state.hosts).filter((host) => state.devices[host.uid] === undefined);
    return orphans.reduce(
      (next, { uid, architecture, registeredAt }) =>
        putDevice(next, newDevice(uid, { architecture }, registeredAt, areStrong)),
      state,
    );
  });
}

function newDevice(id: string, given: NewDevice, at: number, areStrong: boolean): Device {
  const usual = areStrong ? machines.appliance : machines.usual;
  const offer = given.offer ?? (given.machine === 'appliance' ? usualOffer : undefined);
  return {
    id,
    architecture: given.architecture ?? 'amd64',
    hardware: {
      ...(given.machine === undefined || given.machine === 'usual' ? usual : machines[given.machine]),
      ...given.hardware,
    },
    ...(offer === undefined ? {} : { offer }),
    createdAt: at,
    poweredAt: given.isPowered === false ? null : at,
    poweredOffAt: null,
  };
}

function putDevice(state: State, device: Device): State {
  return { ...state, devices: { ...state.devices, [device.id]: device } };
}

function isDeadDevice(world: World, id: string): boolean {
  return world.view().state.devices[id]?.diedAt !== undefined;
}

/** An entry that nobody has paired with yet takes whoever comes. */
function orphanHost(state: State, id: string, at: number): State {
  const host = state.hosts[id];
  return host === undefined || host.pairedAt === null ? state : putHost(state, { ...host, orphanedAt: at });
}

/** Everything on a host is lost: it may pick its cluster up again from this moment on, unless its machine is to go. */
export function wipeHost(state: State, hostUid: string, at: number): State {
  return changeMembers(state, (host) =>
    host.hostUid === hostUid && host.deletingAt === undefined ? { ...host, joinedAt: at, startedAt: null } : host,
  );
}

/** Installations of a host that began after the given moment are not finished: they are forgotten. */
function loseInstallations(state: State, hostUid: string, startedAfter: number): State {
  return changeMembers(state, (host) =>
    host.hostUid === hostUid && host.startedAt !== null && host.startedAt > startedAfter
      ? { ...host, startedAt: null }
      : host,
  );
}

/** The state with other members of pools; a cluster of which none changes stays the same object. */
function changeMembers(state: State, change: (host: PoolHost) => PoolHost): State {
  const changed = Object.values(state.clusters).filter((cluster) =>
    poolHosts(cluster).some((host) => change(host) !== host),
  );
  const entries = changed.map((cluster): [string, Cluster] => {
    const pools = cluster.pools.map((pool) => ({ ...pool, hosts: pool.hosts.map(change) }));
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
