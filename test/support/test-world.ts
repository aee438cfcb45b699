import { commandActor } from '../../cli/sites/command-actor';
import { type Actor, openGrant } from '../../lib/access/actor';
import { createLifecycle, type Lifecycle } from '../../lib/lifecycle/lifecycle';
import type { LogEvent } from '../../lib/log';
import type { Admission } from '../../lib/palette/admission';
import { openPalette } from '../../lib/palette/open-palette';
import type { RateLimit } from '../../lib/palette/rate-limits';
import { DEFAULT_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import type { LogEntry } from '../../lib/palette/simulator/log';
import { seedFromSites } from '../../lib/palette/simulator/seed-from-sites';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../lib/palette/simulator/simulator';
import { createAdmission } from '../../lib/registration/budget/create-admission';
import type { News, Ports } from '../../lib/registration/ports';
import { createRegistrations, type RegistrationDesk, type Registrations } from '../../lib/registration/registrations';
import { rememberTurns } from '../../lib/registration/site-progress';
import type { Submission } from '../../lib/registration/view';
import { createDirectory } from '../../lib/sites/directory';
import type { Site, SiteIndex } from '../../lib/sites/site';
import { createMemoryStore } from '../../lib/store/memory-store';
import type { Store } from '../../lib/store/store';
import { testIndex } from './test-site';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** Looks like a real one, so that a leak would be seen. */
export const testKey = 'NjVkYzA3-planted-key-9f31e2';

/** The whole app below the web, over the simulator, on one virtual clock. */
export interface TestWorld {
  readonly simulator: Simulator;
  readonly store: Store;
  readonly clock: VirtualClock;
  /** As they are open to everybody. */
  readonly registrations: AnybodysRegistrations;
  /** The same desk, for others. */
  readonly desk: RegistrationDesk;
  /** What IT can do afterwards. */
  readonly life: Lifecycle;
  /** The same, for others. */
  readonly lifeAs: (actor: Actor) => Lifecycle;
  /** What IT was told. */
  readonly news: News[];
  readonly events: LogEvent[];
  /** Submits and lets all that goes on after the answer end; what was pending is told as its page shows it then. */
  submit(edgeHostId: string, siteId: string, hostName?: string): Promise<Submission>;
  /** Calls that Palette got since the last `clearLog`, as `METHOD template`. */
  calls(): string[];
  writes(): LogEntry[];
  /** Resolves when all that went on after its answer has ended. */
  rest(): Promise<void>;
  /** Another function instance: own process memory, same store and Palette. */
  newInstance(): AnybodysRegistrations;
  /** The same, for others. */
  newDesk(): RegistrationDesk;
}

/** Somebody who has proved nothing, at a door that is open to all. */
export const anybody: Actor = { grants: [openGrant], sessionId: null };

export type AnybodysRegistrations = Registrations & Pick<RegistrationDesk, 'sweep'>;

/** The use cases of a desk for {@link anybody}. */
export function forAnybody(desk: RegistrationDesk): AnybodysRegistrations {
  return { ...desk.as(anybody), sweep: desk.sweep };
}

export interface TestWorldOptions extends SimulatorOptions {
  readonly store?: (clock: VirtualClock) => Store;
  /** The budget that all instances share; none by default. */
  readonly budget?: readonly RateLimit[];
  /** Takes the place of the budget. */
  readonly admission?: Admission;
  /** Begins every ID that this world makes: two over one store must not make the same. */
  readonly ids?: string;
  /** What the config says besides the sites. */
  readonly index?: Partial<SiteIndex>;
}

/** Builds a world of the given sites. */
export function createTestWorld(sites: readonly Site[], options: TestWorldOptions = {}): TestWorld {
  const clock = createVirtualClock();
  const { store: makeStore, budget = [], admission, index: said, ids = 'id', ...simulatorOptions } = options;
  const index = { ...testIndex(sites), ...said };
  const simulator = createSimulator({
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
    random: () => 0.5,
    apiKeys: [testKey],
    seed: seedFromSites(index),
    ...simulatorOptions,
  });
  const store = makeStore?.(clock) ?? createMemoryStore({ now: clock.now });
  const events: LogEvent[] = [];
  const news: News[] = [];
  let serial = 0;
  const background = new Set<Promise<void>>();
  const rest = async () => {
    await Promise.all(background);
  };
  const directory = createDirectory(index);
  const openPorts = () => {
    const ports: Ports = {
      palette: openPalette({
        baseUrl: 'https://palette.test',
        apiKey: testKey,
        fetch: simulator.handle,
        admission:
          admission ??
          createAdmission({
            store,
            clock,
            limits: budget,
            announce: (queue, waits) => {
              const site = directory.find(queue);
              if (site !== null) void rememberTurns(ports, site.id, waits);
            },
          }),
        clock,
        random: () => 0.5,
      }),
      store,
      directory,
      configVersion: index.version,
      defaultProjectUid: DEFAULT_PROJECT_UID,
      clock,
      random: () => 0.5,
      createId: () => {
        serial += 1;
        return `${ids}-${serial}`;
      },
      later: (work) => void background.add(work),
      log: (event) => events.push(event),
      notify: async (one) => void news.push(one),
    };
    return ports;
  };
  const openDesk = () => createRegistrations(openPorts());
  const newInstance = () => forAnybody(openDesk());
  const desk = openDesk();
  const registrations = forAnybody(desk);
  const lifeAs = createLifecycle(openPorts()).as;
  return {
    simulator,
    store,
    clock,
    registrations,
    desk,
    life: lifeAs(commandActor('test-it')),
    lifeAs,
    news,
    events,
    newInstance,
    newDesk: openDesk,
    rest,
    submit: async (edgeHostId, siteId, hostName = '') => {
      const answer = await registrations.submit({ edgeHostId, siteId, hostName });
      await rest();
      return isUnderWay(answer) ? await laterOn(registrations, answer) : answer;
    },
    calls: () => simulator.log.map(({ method, template, path }) => `${method} ${template ?? path}`),
    writes: () => simulator.log.filter(({ effect }) => effect === 'write'),
  };
}

async function laterOn(registrations: Registrations, answer: Submission): Promise<Submission> {
  const view = answer.view === null ? null : await registrations.view(answer.view.hostId);
  return view?.ok ? { ...answer, view: view.value, problem: view.value.problem } : answer;
}

function isUnderWay({ view, problem }: Submission): boolean {
  return problem === null && view !== null && ['queued', 'registering', 'joining'].includes(view.state);
}
