import type { LogPage } from '../../lib/palette/simulator/log';
import { hostIdOf } from '../load/plan-run';
import { type Fleet, startFleet } from '../support/processes/start-fleet';
import type { Figure } from './figure';
import { percentile } from './measure';

const latencyMs = 120;
/** The bar is for the first host; the next one is looked at beside it. */
const rounds = { first: 50, next: 20 };
const warmUps = 3;
/** Longer than whatever goes on after an answer. */
const quietMs = 400;

interface Sample {
  readonly totalMs: number;
  readonly calls: LogPage['entries'];
  readonly storeTrips: number;
}

/** One registration at a time, nobody else there: what it takes over what its calls take, and how often it asks the store. */
export async function benchOverhead(app: string): Promise<Figure[]> {
  const fleet = await startFleet({ instances: 1, latencyMs, directory: app });
  try {
    const first = await sample(fleet, rounds.first, 0);
    const next = await sample(fleet, rounds.next, 1_000);
    return [...overheadFigures('first host of a site', first), ...overheadFigures('next host of a site', next)];
  } finally {
    await fleet.stop();
  }
}

/** A host at each site, one after the other; hosts of another `offset` come to the same sites. */
async function sample(fleet: Fleet, count: number, offset: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 1; round <= warmUps + count; round += 1) {
    samples.push(await registerAlone(fleet, hostIdOf(offset + round), `plain-${round}`));
  }
  return samples.slice(warmUps);
}

async function registerAlone(
  { instances, palette, store }: Fleet,
  edgeHostId: string,
  siteId: string,
): Promise<Sample> {
  await palette.client.clearLog();
  const tripsBefore = await store.countRequests();
  const startedAt = performance.now();
  const response = await fetch(`${instances[0]?.url}/api/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edgeHostId, siteId }),
  });
  const text = await response.text();
  const totalMs = performance.now() - startedAt;
  const endedAtMs = Date.now();
  if (response.status !== 201) throw new Error(`${edgeHostId} at ${siteId}: ${response.status} ${text}`);
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  const { entries } = await palette.client.logPage(0, 1_000);
  const calls = entries.filter(({ at }) => at <= endedAtMs);
  return { totalMs, calls, storeTrips: (await store.countRequests()) - tripsBefore };
}

function overheadFigures(what: string, samples: readonly Sample[]): Figure[] {
  const median = (read: (one: Sample) => number) =>
    percentile(
      samples.map(read).toSorted((a, b) => a - b),
      0.5,
    );
  return [
    {
      what: `${what}, alone: from submit to answer, median of ${samples.length}`,
      value: median(({ totalMs }) => totalMs),
      unit: 'ms',
    },
    { what: `${what}, alone: calls to Palette`, value: median(({ calls }) => calls.length), unit: 'calls' },
    {
      what: `${what}, alone: time over the sum of its calls`,
      value: median(({ totalMs, calls }) => totalMs / (calls.length * latencyMs)),
      unit: 'x',
      bar: 1.15,
    },
    {
      what: `${what}, alone: store round trips`,
      value: median(({ storeTrips }) => storeTrips),
      unit: 'requests',
      bar: 12,
    },
  ];
}
