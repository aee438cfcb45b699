import type { Site } from '../../lib/sites/site';
import { testSite } from '../support/test-site';
import type { Random } from './random';

/** The sites of a run; of a storm it is one. */
export function chooseSites(random: Random, isStorm: boolean): Site[] {
  const count = isStorm ? 1 : random.int(1, 3);
  return Array.from({ length: count }, (_, index) => {
    const controlPlane = isStorm ? 1 : random.pick([1, 1, 1, 3, 3, 5] as const);
    const workerPool = isStorm || random.chance(0.8);
    const maxHosts = workerPool ? controlPlane + random.pick([2, 4, 10, 10]) : controlPlane;
    const addresses = Array.from(
      { length: Math.max(controlPlane, maxHosts + random.int(-1, 2)) },
      (_, last) => `10.1.${index + 2}.${20 + last}`,
    );
    const network = { nic: 'eth0', subnetMask: '255.255.255.0', gateway: `10.1.${index + 2}.1`, dns: [] };
    return testSite(['denver', 'boulder', 'aspen'][index] ?? 'site', {
      topology: { controlPlane, workerPool, maxHosts },
      addressing: random.chance(0.25) ? { type: 'static', ...network, addresses } : { type: 'dhcp' },
      adoptExistingCluster: random.chance(0.2),
    });
  });
}
