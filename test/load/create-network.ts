import { createSeededRandom } from '../../lib/palette/simulator/weather';
import type { Instance } from '../support/processes/instance';
import type { Network } from './phone';

/** A random instance, dead or alive: the platform notices a death later than the phones do. */
export function createNetwork(instances: readonly Instance[], seed: number, deadlineMs: number): Network {
  const random = createSeededRandom(seed);
  return { deadlineMs, pickUrl: () => instances[Math.floor(random() * instances.length)]?.url ?? '' };
}
