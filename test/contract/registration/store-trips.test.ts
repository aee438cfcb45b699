import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../lib/clock';
import { openPalette } from '../../../lib/palette/open-palette';
import { rateLimits } from '../../../lib/palette/rate-limits';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { createSimulator } from '../../../lib/palette/simulator/simulator';
import { createAdmission } from '../../../lib/registration/budget/create-admission';
import type { Ports } from '../../../lib/registration/ports';
import { createRegistrations } from '../../../lib/registration/registrations';
import { createDirectory } from '../../../lib/sites/directory';
import type { SiteIndex } from '../../../lib/sites/site';
import { createKvStore } from '../../../lib/store/kv-store';
import { edgeHost } from '../../support/palette-truth';
import { testIndex, testSite } from '../../support/test-site';
import { type AnybodysRegistrations, forAnybody } from '../../support/test-world';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';

/** The most that product and issue allow for one registration that is alone. */
const mostTrips = 12;

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');

describe.skipIf(isLeftOut)('one registration alone, over KV', () => {
  const bridge = openBridge();

  /** An instance over the real store; resolves `rest` when all that goes on after an answer has ended. */
  function open(index: SiteIndex): AnybodysRegistrations & { rest(): Promise<unknown> } {
    const { url, token } = bridge();
    const store = createKvStore({ url, token, prefix: randomUUID(), timeoutMs: 20_000 });
    const simulator = createSimulator({ seed: seedFromSites(index) });
    const work: Promise<void>[] = [];
    const ports: Ports = {
      palette: openPalette({
        baseUrl: 'https://palette.test',
        apiKey: 'simulator-key',
        fetch: simulator.handle,
        admission: createAdmission({ store, clock: systemClock, limits: rateLimits, announce: () => {} }),
        clock: systemClock,
        random: Math.random,
      }),
      store,
      directory: createDirectory(index),
      configVersion: index.version,
      defaultProjectUid: DEFAULT_PROJECT_UID,
      clock: systemClock,
      random: Math.random,
      createId: randomUUID,
      later: (later: Promise<void>) => void work.push(later),
      log: () => {},
      notify: async () => {},
    };
    return { ...forAnybody(createRegistrations(ports)), rest: () => Promise.all(work) };
  }

  test('takes at most twelve trips to the store, everything that goes on after the answer included', async () => {
    const sites = ['aspen', 'boston', 'chicago'].map((id) => testSite(id));
    const app = open(testIndex(sites));
    const trips: number[] = [];
    for (const [number, site] of sites.entries()) {
      bridge().takeRequestCount();
      const submission = await app.submit({ edgeHostId: edgeHost(number), siteId: site.id, hostName: '' });
      await app.rest();
      expect(submission).toMatchObject({ outcome: 'registered', problem: null });
      trips.push(bridge().takeRequestCount());
    }
    // The first one also looks the profiles up and remembers them, once for all sites.
    const [first = 0, ...others] = trips;
    expect(first).toBeLessThanOrEqual(mostTrips + 3);
    for (const count of others) expect(count).toBeLessThanOrEqual(mostTrips);
  });

  test('a second host and a re-scan take no more', async () => {
    const app = open(testIndex([testSite()]));
    await app.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await app.rest();
    for (const host of [2, 3, 3]) {
      bridge().takeRequestCount();
      const { problem } = await app.submit({ edgeHostId: edgeHost(host), siteId: 'denver', hostName: '' });
      await app.rest();
      expect(problem).toBeNull();
      expect(bridge().takeRequestCount()).toBeLessThanOrEqual(mostTrips);
    }
  });

  test('a look at a page costs two, since its intent names the site, and no turn in Palette', async () => {
    const app = open(testIndex([testSite()]));
    await app.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await app.rest();
    bridge().takeRequestCount();
    await app.view(edgeHost(1));
    expect(bridge().takeRequestCount()).toBe(2);
  });
});
