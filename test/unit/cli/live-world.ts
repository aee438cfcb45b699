import type { House } from '../../../cli/sites/command';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { createSimulator, type Simulator } from '../../../lib/palette/simulator/simulator';
import type { SiteIndex } from '../../../lib/sites/site';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Store } from '../../../lib/store/store';
import { testHouse } from './test-house';

/** A house whose simulator was left as `plant` made it. */
export async function liveHouse(
  index: SiteIndex,
  plant: (simulator: Simulator, store: Store) => void | Promise<void> = () => undefined,
  changes: Partial<House> = {},
): Promise<House> {
  const simulator = createSimulator({ seed: seedFromSites(index) });
  const store = createMemoryStore({ now: Date.now });
  await plant(simulator, store);
  await store.writeCache(`simulator:${index.version}`, JSON.stringify(simulator.snapshot()), 60_000);
  const variables = { PALETTE_MODE: 'simulator' };
  return testHouse(variables, [], { index: () => index, openStore: async () => store, now: Date.now, ...changes });
}
