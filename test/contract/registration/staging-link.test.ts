import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../lib/clock';
import { openPalette } from '../../../lib/palette/open-palette';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { createSimulator, type Simulator } from '../../../lib/palette/simulator/simulator';
import type { Ports } from '../../../lib/registration/ports';
import { createRegistrations, type RegistrationDesk } from '../../../lib/registration/registrations';
import { createDirectory } from '../../../lib/sites/directory';
import { createKvStore } from '../../../lib/store/kv-store';
import { createChance } from '../../support/chance';
import { countAnswers, linksOf, submitAll } from '../../support/many-phones';
import { edgeHosts } from '../../support/palette-truth';
import { atSites, byLink, guardedSite } from '../../support/test-actors';
import { testIndex } from '../../support/test-site';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import type { BridgeFault } from '../support/start-rest-bridge';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');
const names = ['denver', 'boston', 'chicago'];
const topology = { controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 60 } as const;
const index = testIndex(names.map((id) => guardedSite(id, {}, { topology })));
const link = byLink({ maxHosts: 20 }, atSites(...names));
const untilDoneMs = 240_000;

describe.skipIf(isLeftOut)('fifty phones at once on a link for twenty hosts, over KV and three sites', () => {
  const bridge = openBridge();

  /** So many instances over one store and one Palette; `rest` when all that goes on after their answers has ended. */
  function open(instances: number): { desks: RegistrationDesk[]; simulator: Simulator; rest(): Promise<unknown> } {
    const { url, token } = bridge();
    const prefix = randomUUID();
    const simulator = createSimulator({ seed: seedFromSites(index) });
    const work: Promise<void>[] = [];
    const openDesk = () => {
      const ports: Ports = {
        palette: openPalette({
          baseUrl: 'https://palette.test',
          apiKey: 'simulator-key',
          fetch: simulator.handle,
          clock: systemClock,
          random: Math.random,
        }),
        store: createKvStore({ url, token, prefix }),
        directory: createDirectory(index),
        configVersion: index.version,
        defaultProjectUid: DEFAULT_PROJECT_UID,
        clock: systemClock,
        random: Math.random,
        createId: randomUUID,
        later: (later) => void work.push(later),
        log: () => {},
        notify: async () => {},
      };
      return createRegistrations(ports);
    };
    return { desks: Array.from({ length: instances }, openDesk), simulator, rest: () => Promise.all(work) };
  }

  /** What befalls the next requests, more of them than there will be. */
  function losses(seed: number): BridgeFault[] {
    const random = createChance(seed);
    return Array.from({ length: 20_000 }, () => {
      const draw = random();
      if (draw < 0.06) return { kind: 'lose_reply' };
      return draw < 0.09 ? { kind: 'drop' } : { kind: 'delay', delayMs: 0 };
    });
  }

  test.each([
    ['when all goes well', []],
    ['when one reply in sixteen is lost, and one request in thirty', losses(5)],
  ] as const)(
    'bring exactly twenty into Palette %s',
    async (_name, faults) => {
      const { desks, simulator, rest } = open(4);
      bridge().takeRequestCount();
      bridge().injectFaults(...faults);
      const phones = edgeHosts(50).map((hostId, number) => {
        const desk = desks[number % desks.length];
        if (desk === undefined) throw new Error('No instance');
        return { hostId, siteId: names[number % names.length] ?? '', registrations: desk.as(link) };
      });
      const answers = await submitAll(phones, () => systemClock.sleep(1_000));
      bridge().takeRequestCount();
      await rest();
      expect(countAnswers(answers)).toEqual({ registered: 20, link_full: 30 });
      expect(Object.values(linksOf(simulator))).toEqual(Array.from({ length: 20 }, () => 'rollout'));
    },
    untilDoneMs,
  );
});
