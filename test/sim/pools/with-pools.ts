import type { ExpectedHost, Site } from '../../../lib/sites/site';
import { plainPoolName, type WorkerPool } from '../../../lib/sites/worker-pool';
import { testWorkerPool } from '../../support/test-site';
import type { PhonePlan } from '../choose-phones';
import { createRandom, type Random } from '../random';
import type { Scenario } from '../scenario';

const cameras = 'cameras';

/**
 * In a third of the runs sites with workers have two pools: told apart by the operator's answer, by the manifest, by the
 * architecture of the host, or because one of them is full. Chance of its own, as for settings.
 */
export function withPools(scenario: Scenario): Scenario {
  const random = createRandom(scenario.seed, 16);
  if (!random.chance(0.35)) return scenario;
  const sites = scenario.sites.map((site) => (site.topology.workerPool ? giveTwoPools(random, site) : site));
  const phones = scenario.phones.map((phone) => withAnswers(random, sites, phone));
  const expectedHosts = chooseManifest(random, sites, phones);
  return { ...scenario, sites, phones, expectedHosts, armHosts: chooseArmHosts(random, sites, phones) };
}

function giveTwoPools(random: Random, site: Site): Site {
  const kind = random.pick(['asked', 'asked', 'by architecture', 'by manifest'] as const);
  const most = () => random.pick([null, null, 1, 2]);
  const [first = testWorkerPool(plainPoolName)] = site.pools ?? [];
  const second: WorkerPool = {
    ...testWorkerPool(cameras, { labels: { role: 'camera' }, maxHosts: most() }),
    ...(kind === 'by architecture' ? { architecture: 'arm64' } : {}),
    ...(kind === 'by manifest' ? { label: null } : {}),
  };
  return { ...site, pools: [{ ...first, maxHosts: most() }, second], poolQuestion: 'A till, or a camera?' };
}

/** Right at once, late, wrong first, never, or another one each time. */
function withAnswers(random: Random, sites: readonly Site[], phone: PhonePlan): PhonePlan {
  const pools = sites.find(({ id }) => id === phone.siteId)?.pools ?? [];
  if (pools.length < 2) return phone;
  const one = () => random.pick(pools).name;
  const answers = random.pick([() => [one()], () => [one()], () => ['', one()], () => ['freezers', one()], () => ['']]);
  return { ...phone, answers: random.chance(0.1) ? [one(), one()] : answers() };
}

function chooseManifest(random: Random, sites: readonly Site[], phones: readonly PhonePlan[]): ExpectedHost[] {
  const share = random.pick([0, 0.3, 0.6]);
  const lines = phones.flatMap(({ hostId, siteId }) => {
    const pools = sites.find(({ id }) => id === siteId)?.pools ?? [];
    if (pools.length < 2 || !random.chance(share)) return [];
    return [{ match: 'exact' as const, text: hostId, siteId, pool: random.pick(pools).name }];
  });
  return lines.filter(({ text }, index) => lines.findIndex((line) => line.text === text) === index);
}

/** Mostly those that are for a pool of that architecture, and now and then one that is not. */
function chooseArmHosts(random: Random, sites: readonly Site[], phones: readonly PhonePlan[]): string[] {
  const mixed = sites.filter(({ pools = [] }) => pools.some(({ architecture }) => architecture === 'arm64'));
  return phones
    .filter(({ siteId }) => random.chance(mixed.some(({ id }) => id === siteId) ? 0.4 : 0.02))
    .map(({ hostId }) => hostId);
}
