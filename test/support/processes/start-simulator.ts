import { createSimulatorClient, type SimulatorClient } from './simulator-client';
import { type ProcessStart, type RunningProcess, startProcess } from './start-process';

/** A Palette simulator in a process of its own. */
export interface PaletteServer extends RunningProcess {
  readonly url: string;
  readonly client: SimulatorClient;
}

interface SimulatorStart extends Pick<ProcessStart, 'name' | 'logs'> {
  /** See `npm run simulator -- --help`. */
  readonly options: readonly string[];
}

/** Starts `cli/simulator.ts` on a free port. */
export async function startSimulator({ name, logs, options }: SimulatorStart): Promise<PaletteServer> {
  const started = await startProcess({
    name,
    logs,
    args: ['--import', 'tsx', 'cli/simulator.ts', '--port', '0', ...options],
    env: {},
    announcement: /"port":(\d+)/,
  });
  const url = `http://127.0.0.1:${started.port}`;
  return { ...started, url, client: createSimulatorClient(url) };
}
