import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogPage } from '../../lib/palette/simulator/log';
import type { State } from '../../lib/palette/simulator/state';
import type { Fleet } from '../support/processes/start-fleet';

/** All that Palette knows of a run. */
export interface Evidence {
  readonly state: State;
  readonly entries: LogPage['entries'];
}

const pageSize = 5_000;
const quietForMs = 2_000;
const quietWithinMs = 90_000;

/**
 * Waits until nobody calls Palette any more (work goes on after an answer), then reads it all; `name` is that of the file
 * among the logs of the fleet that keeps it. Throws on a log with gaps.
 */
export async function readPalette({ palette: { client }, logs }: Fleet, name: string): Promise<Evidence> {
  await waitForQuiet(async () => (await client.logPage(0, 0)).total);
  const entries: LogPage['entries'][number][] = [];
  for (;;) {
    const page = await client.logPage(entries.length, pageSize);
    if (page.forgotten > 0) throw new Error(`The simulator forgot ${page.forgotten} calls: raise --log-limit`);
    entries.push(...page.entries);
    if (entries.length >= page.total) break;
  }
  const evidence = { state: await client.state(), entries };
  writeFileSync(join(logs, `${name}.json`), JSON.stringify(evidence));
  return evidence;
}

/** Resolves when the count has stood still for a while; in the end it goes on anyhow, for a watcher may never stop. */
async function waitForQuiet(count: () => Promise<number>): Promise<void> {
  const endAt = performance.now() + quietWithinMs;
  let last = await count();
  while (performance.now() < endAt) {
    await new Promise((resolve) => setTimeout(resolve, quietForMs));
    const now = await count();
    if (now === last) return;
    last = now;
  }
}
