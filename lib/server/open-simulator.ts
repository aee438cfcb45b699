import type { Log } from '../log';
import type { NewDevice } from '../palette/simulator/devices';
import { seedFromSites } from '../palette/simulator/seed-from-sites';
import { createSimulator, type Simulator } from '../palette/simulator/simulator';
import type { Snapshot } from '../palette/simulator/state';
import type { SiteIndex } from '../sites/site';
import { kindOf } from '../sites/site-kind';
import type { Store } from '../store/store';

/** Simulated seconds per second: a host that takes about six minutes is ready in half a minute. */
export const timeScale = 12;
const keptForMs = 30 * 24 * 60 * 60_000;

type Machine = NonNullable<NewDevice['machine']>;

/** The key of the simulator; no secret, it opens nothing. */
export const simulatorKey = 'simulator-key';

/** More than any walk through needs; a preview is open to all who can reach it. */
export const mostDevices = 300;

export interface OpenSimulator {
  readonly simulator: Simulator;
  /** `Simulator.handle`, with the state kept in the store, so that a demo goes on after a restart. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Switches a new virtual edge host on and keeps it. Its ID, or null: there is no room for one more now. */
  createDevice(machine: Machine): Promise<string | null>;
}

/** A Palette simulator with everything that the sites refer to, as it was left the last time. */
export async function openSimulator(index: SiteIndex, store: Store, log: Log): Promise<OpenSimulator> {
  const key = `simulator:${index.version}`;
  const kept = parseSnapshot(await store.readCache(key));
  const areDevicesStrong = hasMachines(index);
  const options = {
    timeScale,
    apiKeys: [simulatorKey],
    autoDevices: true,
    areDevicesStrong,
    seed: seedFromSites(index),
  };
  const simulator = createSimulator(kept === null ? options : { ...options, snapshot: kept });
  // The first console has something to scan.
  if (simulator.devices.list().length === 0) simulator.devices.create();
  let savedRevision = -1;
  const save = async () => {
    if (simulator.revision === savedRevision) return;
    savedRevision = simulator.revision;
    try {
      await store.writeCache(key, JSON.stringify(simulator.snapshot()), keptForMs);
    } catch (error) {
      // What Palette would have done is done; only a restart would not know it.
      log({ level: 'warn', event: 'simulator_not_saved', reason: String(error) });
    }
  };
  const fetch = async (request: Request) => {
    try {
      return await simulator.handle(request);
    } finally {
      await save();
    }
  };
  const createDevice = async (machine: Machine) => {
    if (simulator.devices.list().length >= mostDevices) return null;
    const id = simulator.devices.create({ machine });
    await save();
    return id;
  };
  return { simulator, fetch, createDevice };
}

/** Does any site have its nodes as virtual machines? Then whatever host is tried there should be able to carry them. */
export function hasMachines({ sites }: SiteIndex): boolean {
  return sites.some((site) => kindOf(site) === 'virtualized');
}

/** A simulator as it was left; null where there is none, or the text is damaged or of another version. */
export function parseSnapshot(text: string | null): Snapshot | null {
  const value = text === null ? null : parseJson(text);
  return isSnapshot(value) ? value : null;
}

/** A damaged text is no snapshot: the demo begins anew instead of never again. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** We wrote it ourselves, under a key that changes with the sites; the version is what may differ after an update. */
function isSnapshot(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'state' in value;
}
