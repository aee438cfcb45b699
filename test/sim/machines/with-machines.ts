import type { Site } from '../../../lib/sites/site';
import type { VmPool } from '../../../lib/sites/virtualization';
import { virtualSite, vmPool } from '../../support/virtual-site';
import type { OrderPlan } from '../orders/choose-orders';
import { createRandom, type Random } from '../random';
import type { Scenario } from '../scenario';

/** So long after all else IT still scales: then there are machines. Milliseconds. */
const scalesForMs = 300_000;

/**
 * In a quarter of the runs one site is virtualized: its hosts are appliances, and IT says how many machines there are. Chance
 * of its own, as for settings.
 */
export function withMachines(scenario: Scenario): Scenario {
  const random = createRandom(scenario.seed, 17);
  if (!random.chance(0.25)) return scenario;
  const chosen = random.pick(scenario.sites);
  const sites = scenario.sites.map((site) => (site === chosen ? virtualize(random, site) : site));
  const switches = { ...scenario.switches, olderKinds: 'as-seeded' } as const;
  const orders = chooseScales(random, chosen, scenario.quietFromMs);
  // Whoever brings an appliance is asked for no pool.
  const phones = scenario.phones.map((phone) => (phone.siteId === chosen.id ? { ...phone, answers: [''] } : phone));
  return { ...scenario, sites, switches, phones, orders: [...scenario.orders, ...orders] };
}

function virtualize(random: Random, site: Site): Site {
  const { pools: _pools, poolQuestion: _question, policies, ...rest } = site;
  const marks: Partial<VmPool> = random.chance(0.4) ? { labels: { use: 'plant' } } : {};
  return virtualSite(site.id, {
    ...rest,
    // Of such sites Palette knows no overlay and no addresses of its own (API.md §10).
    addressing: { type: 'dhcp' },
    ...(policies === undefined ? {} : { policies: { ...policies, osPatch: random.pick([null, weekly]) } }),
    topology: { ...site.topology, workerPool: true, maxHosts: random.int(2, 8) },
    virtualization: {
      appliances: random.pick([1, 2, 2]),
      controlPlane: vmPool(random.pick([1, 3, 3]), { memoryMb: 4_096, ...marks }),
      workers: random.chance(0.5) ? vmPool(random.int(1, 3), { memoryMb: 2_048 }) : null,
    },
  });
}

const weekly = { schedule: '0 3 * * 0', onBoot: false, rebootIfRequired: true };

function chooseScales(random: Random, { id }: Site, quietFromMs: number): OrderPlan[] {
  const isRough = random.chance(0.6);
  return Array.from({ length: random.int(1, 3) }, (_, index) => ({
    name: `m${index + 1}`,
    kind: random.pick(['scale', 'scale', 'scale', 'sync', 'delete_cluster'] as const),
    siteId: id,
    atMs: random.int(0, quietFromMs + random.pick([0, scalesForMs, scalesForMs])),
    interruptions:
      isRough && random.chance(0.6)
        ? [{ how: random.pick(['breaks off', 'dies'] as const), afterMs: random.delayMs(1, 1_500, 20_000) }]
        : [],
    rehearses: random.chance(0.3),
    withinMs: random.pick([20_000, 120_000, 20 * 60_000]),
  }));
}
