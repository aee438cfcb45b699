import { testSite } from '../support/test-site';
import { createTestWorld } from '../support/test-world';
import type { Figure } from './figure';
import { percentile } from './measure';

const rounds = 60;

/** What one registration costs of our own time and of Palette's calls, over the in-process simulator. */
export async function benchRegistration(): Promise<Figure[]> {
  const sites = Array.from({ length: rounds }, (_, index) => testSite(`site-${index}`));
  const world = createTestWorld(sites);
  const times: number[] = [];
  const calls: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    world.simulator.clearLog();
    const startedAt = performance.now();
    await world.submit(`edge-${round}`, `site-${round}`);
    times.push(performance.now() - startedAt);
    calls.push(world.simulator.log.length);
  }
  times.sort((one, other) => one - other);
  return [
    { what: 'first host of a site, own time with the simulator, median', value: percentile(times, 0.5), unit: 'ms' },
    { what: 'first host of a site, calls to Palette, profiles known', value: calls.at(-1) ?? 0, unit: 'calls' },
    { what: 're-scan, calls to Palette, warm', value: await countRescan(world), unit: 'calls', bar: 3 },
  ];
}

async function countRescan(world: ReturnType<typeof createTestWorld>): Promise<number> {
  world.simulator.clearLog();
  await world.submit('edge-0', 'site-0');
  return world.simulator.log.length;
}
