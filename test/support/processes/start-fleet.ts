import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { createInstance, type Instance } from './instance';
import { type PreparedSites, prepareSites } from './prepare-sites';
import { type PaletteServer, startSimulator } from './start-simulator';
import { type StoreServer, startStore } from './start-store';

export interface FleetOptions {
  readonly instances: number;
  /** Of every Palette call. */
  readonly latencyMs: number;
  /** More options of `npm run simulator`, e.g. bad luck. */
  readonly palette?: readonly string[];
  /** The project that was built; default: this one. */
  readonly directory?: string;
}

/** Several instances of the production build on one store, in front of one Palette: everything a process of its own. */
export interface Fleet {
  readonly palette: PaletteServer;
  readonly store: StoreServer;
  readonly instances: readonly Instance[];
  readonly sites: PreparedSites;
  /** Where the logs of all processes are. */
  readonly logs: string;
  stop(): Promise<void>;
}

const paletteKey = 'load-palette-key-2f7d';
/** The bearer of the sweep. */
export const cronSecret = 'load-cron-secret-8e0b6c1d5a3f4972';
const longLog = '1000000';

/** Starts a fleet over the sites of `test/fixtures/load`. Rejects when one part does not start; nothing is left behind. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const logs = newDirectory();
  const sites = prepareSites('test/fixtures/load/sites.config.ts', logs);
  // A signal alone would not let the processes be ended on exit.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const [palette, store] = await Promise.all([startPalette(options, sites.seed, logs), startStore(logs)]);
    stops.push(palette.stop, store.stop);
    const env = environment(palette, store, sites.index);
    const instances = Array.from({ length: options.instances }, (_, index) =>
      createInstance({ name: `app-${index + 1}`, logs, env, ...directoryOf(options) }),
    );
    for (const instance of instances) stops.push(instance.kill);
    await Promise.all(instances.map((instance) => instance.start()));
    return { palette, store, instances, sites, logs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function directoryOf({ directory }: FleetOptions): { directory?: string } {
  return directory === undefined ? {} : { directory: resolve(directory) };
}

function newDirectory(): string {
  const parent = join(tmpdir(), 'edge-registration-load');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}

/** Time is not scaled: neither leases nor timeouts of the app could be scaled with it. */
function startPalette({ latencyMs, palette = [] }: FleetOptions, seed: string, logs: string) {
  const pace = ['--time-scale', '1', '--latency-ms', String(latencyMs)];
  const world = ['--limits', 'on', '--seed', seed, '--api-key', paletteKey, '--log-limit', longLog];
  return startSimulator({ name: 'palette', logs, options: [...pace, ...world, ...palette] });
}

function environment(palette: PaletteServer, store: StoreServer, sites: string) {
  return {
    PALETTE_MODE: 'live',
    PALETTE_API_URL: palette.url,
    PALETTE_API_KEY: paletteKey,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    KV_REST_API_URL: store.url,
    KV_REST_API_TOKEN: store.token,
    SITES_INDEX: sites,
    CRON_SECRET: cronSecret,
  };
}
