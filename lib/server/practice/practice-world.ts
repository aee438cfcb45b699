import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import type { HostId } from '../../hosts/edge-host-id';
import type { Log } from '../../log';
import { forgetHosts, forgetIdleDevices } from '../../palette/simulator/forget';
import { matchRoute } from '../../palette/simulator/match-route';
import { seedFromSites } from '../../palette/simulator/seed-from-sites';
import { createSimulator, type Simulator } from '../../palette/simulator/simulator';
import type { State } from '../../palette/simulator/state';
import type { SiteIndex } from '../../sites/site';
import type { SiteId } from '../../sites/site-id';
import { createLine } from '../../store/embedded/create-line';
import type { Store } from '../../store/store';
import {
  hasMachines,
  mostDevices,
  type OpenSimulator,
  parseSnapshot,
  simulatorKey,
  timeScale,
} from '../open-simulator';
import { noteHost, parseBook, practiceLastsMs } from './practice-book';

/** What everybody who practises shares: a simulated Palette, and a book of who uses it. */
export interface PracticeWorld extends OpenSimulator {
  /** Takes over what other instances have done. Never rejects. */
  refresh(): Promise<void>;
  /** Makes room for a host; false when there is none. Never rejects: without a store everybody is let in. */
  admit(hostId: HostId, siteId: SiteId): Promise<boolean>;
}

interface WorldPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** The world is one text, so that it can have an end; the mark is short, and tells whether to read the text again. */
const shelf = { world: 'practice:world', mark: 'practice:mark', book: 'practice:book' };
const keptForMs = 24 * 60 * 60_000;
/** Screens that somebody has switched on and not registered yet. */
const mostIdleDevices = 60;
/** A demo looks back no further than this. */
const logLimit = 200;

const lease = 'practice:world';
const leaseMs = 5_000;
const lookAgainMs = 50;
/** After a second of waiting a lost step is the smaller evil: the app repairs it, and it is practice. */
const mostLooks = 20;

/** Opens the world of practice as it was left, by whichever instance. */
export async function openPracticeWorld(index: SiteIndex, ports: WorldPorts): Promise<PracticeWorld> {
  const { store, clock } = ports;
  const areDevicesStrong = hasMachines(index);
  const options = { now: clock.now, timeScale, apiKeys: [simulatorKey], autoDevices: true, areDevicesStrong, logLimit };
  const create = (state: State | null): Simulator =>
    state === null
      ? createSimulator({ ...options, seed: seedFromSites(index) })
      : createSimulator({ ...options, snapshot: { version: 1, state } });
  const inLine = createLine();
  const tolerate = tolerateIn(ports);
  let simulator = create(null);
  let mark: string | null = null;
  let kept = '';

  const load = async () => {
    await tolerate('read', async () => {
      const known = await store.readCache(shelf.mark);
      if (known === mark) return;
      const found = known === null ? null : parseSnapshot(await store.readCache(shelf.world));
      // What was left has come to its end: so has what this instance remembers of it.
      simulator = create(found?.state ?? null);
      mark = known;
    });
  };

  const keep = async () => {
    const { state } = simulator.snapshot();
    const trimmed = forgetIdleDevices(state, clock.now() - practiceLastsMs, mostIdleDevices);
    if (trimmed !== state) simulator = create(trimmed);
    const text = JSON.stringify(simulator.snapshot());
    if (text === kept) return;
    await tolerate('write', async () => {
      await store.writeCache(shelf.world, text, keptForMs);
      const next = randomUUID();
      await store.writeCache(shelf.mark, next, keptForMs);
      mark = next;
      kept = text;
    });
  };

  /** One change at a time over all instances, on top of what the others have done. */
  const change = <T>(work: () => Promise<T>): Promise<T> =>
    inLine(() =>
      underLease(ports, async () => {
        await load();
        try {
          return await work();
        } finally {
          await keep();
        }
      }),
    );

  const forget = async (hostIds: readonly HostId[]) => {
    simulator = create(forgetHosts(simulator.snapshot().state, hostIds));
    for (const hostId of hostIds) await Promise.all([store.forgetHost(hostId), store.forgetReminder(hostId)]);
  };

  await inLine(load);
  // The first console has something to scan.
  if (simulator.devices.list().length === 0) await change(async () => simulator.devices.create());

  return {
    get simulator() {
      return simulator;
    },
    fetch: (request) =>
      isRead(request) ? inLine(load).then(() => simulator.handle(request)) : change(() => simulator.handle(request)),
    createDevice: (machine) =>
      change(async () =>
        simulator.devices.list().length < mostDevices ? simulator.devices.create({ machine }) : null,
      ),
    refresh: () => inLine(load),
    async admit(hostId, siteId) {
      const noted = await change(() =>
        tolerate('book', async () => {
          const found = noteHost(parseBook(await store.readCache(shelf.book)), { hostId, siteId, atMs: clock.now() });
          if (found.forgotten.length > 0) await forget(found.forgotten);
          await store.writeCache(shelf.book, JSON.stringify(found.book), keptForMs);
          return found;
        }),
      );
      return noted === null || !noted.isFull;
    },
  };
}

function isRead(request: Request): boolean {
  return matchRoute(request.method, new URL(request.url).pathname)?.route.effect === 'read';
}

/** A store that fails costs practice its memory, nothing else. */
function tolerateIn({ log }: Pick<WorldPorts, 'log'>) {
  return async <T>(step: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      log({ level: 'warn', event: 'practice_not_kept', step, reason: String(error) });
      return null;
    }
  };
}

async function underLease<T>(ports: WorldPorts, work: () => Promise<T>): Promise<T> {
  const { store, clock } = ports;
  const tolerate = tolerateIn(ports);
  const owner = randomUUID();
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const answer = await tolerate('lease', () => store.takeLease(lease, owner, leaseMs));
    if (answer === null || answer.granted) break;
    await clock.sleep(Math.min(answer.remainingMs + 1, lookAgainMs));
  }
  try {
    return await work();
  } finally {
    await tolerate('lease', () => store.releaseLease(lease, owner));
  }
}
