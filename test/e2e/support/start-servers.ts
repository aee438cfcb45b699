import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { type App, startNext } from '../../support/processes/start-next';
import { type PaletteServer, startSimulator } from '../../support/processes/start-simulator';
import { accessSecrets } from './access-secrets';
import { newDataDirectory, runFiles } from './run-files';

/** Looks like a real one, so that a leak would be seen. */
export const plantedKey = 'NjVkYzA3-planted-key-51c8d0';

/**
 * A Palette with everything that the sites of the stories refer to, a minute long as a second. Hosts call home only when
 * a story has plugged them in: what a page shows then stands still for as long as it is looked at.
 */
export function startPalette(name: string): Promise<PaletteServer> {
  const { logs, seed } = runFiles();
  const world = ['--time-scale', '60', '--limits', 'off', '--devices', 'none', '--seed', seed];
  return startSimulator({ name: `${name}-palette`, logs, options: [...world, '--api-key', plantedKey] });
}

/** The production build in live mode against a Palette, with an empty store unless it is given one. */
export function startLiveApp(name: string, paletteUrl: string, dataDir = newDataDirectory()): Promise<App> {
  return startApp(name, liveEnv(paletteUrl, dataDir));
}

/** The same with sites where nobody may register without having shown that they may. */
export function startGuardedApp(name: string, paletteUrl: string): Promise<App> {
  return startApp(name, {
    ...liveEnv(paletteUrl, newDataDirectory()),
    ...accessSecrets,
    CLIENT_ADDRESS_HEADER: 'x-real-ip',
    // What stands in codes; the port of this run is not known yet.
    PUBLIC_ORIGIN: 'https://register.example.com',
    SITES_INDEX: runFiles().guardedSites,
  });
}

/** What a process in live mode needs of its environment. */
export function liveEnv(paletteUrl: string, dataDir: string): Readonly<Record<string, string>> {
  return {
    PALETTE_MODE: 'live',
    PALETTE_API_URL: paletteUrl,
    PALETTE_API_KEY: plantedKey,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    DATA_DIR: dataDir,
    SITES_INDEX: runFiles().sites,
  };
}

/** What `npm run demo` starts: the sample's sites, the simulator inside. */
export function startDemoApp(name: string): Promise<App> {
  return startApp(name, { PALETTE_MODE: 'simulator', DATA_DIR: newDataDirectory() });
}

/** Live mode without a key. */
export function startMisconfiguredApp(name: string): Promise<App> {
  return startApp(name, { PALETTE_MODE: 'live', DATA_DIR: newDataDirectory(), SITES_INDEX: runFiles().sites });
}

async function startApp(name: string, env: Readonly<Record<string, string>>): Promise<App> {
  return startNext({ name: `${name}-app`, logs: runFiles().logs, env });
}
