import { type RunningServer, serveOverHttp } from '../../../lib/palette/simulator/http-server';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../lib/palette/simulator/simulator';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Store } from '../../../lib/store/store';
import { testIndex } from '../../support/test-site';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

/** Looks like a real one, so that a leak would be seen. */
export const paletteKey = 'NjVkYzA3-planted-key-9f31e2';

/** What outlives every process of ours: Palette behind a real socket, the store, the time. */
export interface Stage {
  readonly index: SiteIndex;
  readonly simulator: Simulator;
  readonly http: RunningServer;
  readonly store: Store;
  readonly clock: VirtualClock;
}

export interface StageOptions extends SimulatorOptions {
  readonly index?: Partial<SiteIndex>;
}

/** A Palette of these sites whose registered hosts are switched on, and an empty store. */
export async function openStage(
  sites: readonly Site[],
  { index: said, ...options }: StageOptions = {},
): Promise<Stage> {
  const clock = createVirtualClock();
  const index = { ...testIndex(sites), ...said };
  const simulator = createSimulator({
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
    random: () => 0.5,
    apiKeys: [paletteKey],
    seed: seedFromSites(index),
    autoDevices: true,
    ...options,
  });
  const http = await serveOverHttp(simulator, 0);
  return { index, simulator, http, store: createMemoryStore({ now: clock.now }), clock };
}
