import { existsSync } from 'node:fs';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { newDataDirectory, runFiles } from './run-files';
import { createSimulatorClient, type SimulatorClient } from './simulator-client';
import { type RunningProcess, startProcess } from './start-process';

/** Looks like a real one, so that a leak would be seen. */
export const plantedKey = 'NjVkYzA3-planted-key-51c8d0';

/** An app under test. */
export interface App extends RunningProcess {
  /** Scheme, host and port. */
  readonly url: string;
}

/** A Palette simulator in a process of its own. */
export interface PaletteServer extends RunningProcess {
  readonly url: string;
  readonly client: SimulatorClient;
}

/**
 * A Palette with everything that the sites of the stories refer to, a minute long as a second. Hosts call home only when
 * a story has plugged them in: what a page shows then stands still for as long as it is looked at.
 */
export async function startPalette(name: string): Promise<PaletteServer> {
  const options = [
    '--port',
    '0',
    '--time-scale',
    '60',
    '--limits',
    'off',
    '--devices',
    'none',
    '--seed',
    runFiles().seed,
  ];
  const started = await startProcess({
    name: `${name}-palette`,
    args: ['--import', 'tsx', 'cli/simulator.ts', ...options, '--api-key', plantedKey],
    env: {},
    announcement: /"port":(\d+)/,
  });
  const url = `http://127.0.0.1:${started.port}`;
  return { ...started, url, client: createSimulatorClient(url) };
}

/** The production build in live mode against a Palette, with an empty store unless it is given one. */
export function startLiveApp(name: string, paletteUrl: string, dataDir = newDataDirectory()): Promise<App> {
  return startApp(name, {
    PALETTE_MODE: 'live',
    PALETTE_API_URL: paletteUrl,
    PALETTE_API_KEY: plantedKey,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    DATA_DIR: dataDir,
    SITES_INDEX: runFiles().sites,
  });
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
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test. Run: npm run build');
  const started = await startProcess({
    name: `${name}-app`,
    args: ['node_modules/next/dist/bin/next', 'start', '--port', '0'],
    env,
    announcement: /localhost:(\d+)[\s\S]*Ready/,
  });
  return { ...started, url: `http://localhost:${started.port}` };
}
