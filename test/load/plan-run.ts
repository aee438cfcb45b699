import { createSeededRandom } from '../../lib/palette/simulator/weather';

export interface RunSize {
  readonly seed: number;
  readonly hosts: number;
  /** By shape of `test/fixtures/load`. */
  readonly sites: Readonly<Record<SiteShape, number>>;
  readonly kills: number;
  /** Phones arrive at random moments of this time; the kills are spread over it too. */
  readonly arrivalsMs: number;
  /** Hosts that are submitted twice for their site, by two phones. */
  readonly replays: number;
  /** Hosts that two phones submit for two sites. */
  readonly contested: number;
}

type SiteShape = 'plain' | 'gather' | 'single';

/** Somebody stands in front of a host and submits it. */
export interface PhonePlan {
  readonly hostId: string;
  readonly siteId: string;
  readonly arrivesAtMs: number;
  /** A browser without scripts sends a form. */
  readonly sends: 'json' | 'form';
}

export interface Kill {
  readonly atMs: number;
  /** Which instance, modulo their number. */
  readonly instance: number;
  readonly downForMs: number;
}

/** What will be done to the fleet; a pure function of the size and its seed. */
export interface RunPlan {
  readonly siteIds: readonly string[];
  readonly phones: readonly PhonePlan[];
  readonly kills: readonly Kill[];
}

const hostsNeeded: Readonly<Record<SiteShape, number>> = { plain: 1, gather: 3, single: 1 };

/** Draws up a run. Throws when there are too few hosts for the sites. */
export function planRun(size: RunSize): RunPlan {
  const random = createSeededRandom(size.seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const siteIds = (['plain', 'gather', 'single'] as const).flatMap((shape) => siteNames(shape, size.sites[shape]));
  const places = assignHosts(size, siteIds, below);
  const phones = places.map((siteId, index) => toPhone(index + 1, siteId, below(size.arrivalsMs), below(4) === 0));
  const open = siteIds.filter((siteId) => siteId.startsWith('plain'));
  const again = phones
    .slice(0, size.replays)
    .map((phone) => ({ ...phone, arrivesAtMs: phone.arrivesAtMs + below(3_000) }));
  const rivals = Array.from({ length: size.contested }, (_, index): PhonePlan[] => {
    const [one = '', other = ''] = [open[index], open[(index + 1) % open.length]];
    const phone = toPhone(size.hosts + index + 1, one, below(size.arrivalsMs), false);
    return [phone, { ...phone, siteId: other, arrivesAtMs: phone.arrivesAtMs + below(200) }];
  });
  return { siteIds, phones: [...phones, ...again, ...rivals.flat()], kills: planKills(size, below) };
}

function siteNames(shape: SiteShape, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${shape}-${index + 1}`);
}

/** Every site gets what it needs, the rest goes to sites with room, so that some are crowded and some are not. */
function assignHosts(size: RunSize, siteIds: readonly string[], below: (limit: number) => number): string[] {
  const needed = siteIds.flatMap((siteId) => Array.from({ length: hostsNeeded[shapeOf(siteId)] }, () => siteId));
  const roomy = siteIds.filter((siteId) => shapeOf(siteId) !== 'single');
  const rest = Array.from({ length: size.hosts - needed.length }, () => roomy[below(roomy.length)] ?? '');
  return [...needed, ...rest];
}

function shapeOf(siteId: string): SiteShape {
  return siteId.split('-')[0] as SiteShape;
}

function toPhone(number: number, siteId: string, arrivesAtMs: number, isForm: boolean): PhonePlan {
  return { hostId: hostIdOf(number), siteId, arrivesAtMs, sends: isForm ? 'form' : 'json' };
}

/** As a real device prints it. */
export function hostIdOf(number: number): string {
  return `edge-5c913342d76bb86e7ccd99${String(number).padStart(10, '0')}`;
}

function planKills({ kills, arrivalsMs }: RunSize, below: (limit: number) => number): Kill[] {
  const slot = arrivalsMs / kills;
  return Array.from({ length: kills }, (_, index) => ({
    atMs: Math.round(index * slot + below(slot)),
    instance: below(1_000),
    downForMs: below(1_500),
  }));
}
