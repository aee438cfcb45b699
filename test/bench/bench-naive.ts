import type { PreparedSites } from '../support/processes/prepare-sites';
import { startSimulator } from '../support/processes/start-simulator';
import { createNaiveClient } from './naive-client';

/** What the naive way took for the same hosts at the same sites. */
export interface NaiveRun {
  readonly calls: number;
  /** Simulated. */
  readonly seconds: number;
  readonly hosts: number;
}

/** Alone and one after the other it takes ten minutes; its clock, its latency and its limits all run at this pace. */
const pace = 4;
const key = 'naive-key';

/** Registers every host the naive way in a Palette of its own; `latencyMs` (simulated) is what each call takes. */
export async function runNaive(
  hosts: readonly { readonly hostId: string; readonly siteId: string }[],
  sites: PreparedSites,
  latencyMs: number,
  logs: string,
): Promise<NaiveRun> {
  const options = ['--time-scale', String(pace), '--latency-ms', String(latencyMs / pace), '--limits', 'on'];
  const world = ['--seed', sites.seed, '--api-key', key, '--log-limit', '100000'];
  const palette = await startSimulator({ name: 'naive-palette', logs, options: [...options, ...world] });
  try {
    const client = createNaiveClient(palette.url, key, pace);
    const startedAt = performance.now();
    for (const { hostId, siteId } of hosts) await client.register(hostId, siteId);
    const seconds = ((performance.now() - startedAt) / 1_000) * pace;
    const { total } = await palette.client.logPage(0, 0);
    return { calls: total, seconds, hosts: hosts.length };
  } finally {
    await palette.stop();
  }
}
