import { commandActor } from '../../cli/sites/command-actor';
import { createLifecycle, type Lifecycle } from '../../lib/lifecycle/lifecycle';
import { openPalette } from '../../lib/palette/open-palette';
import { createAdmission } from '../../lib/registration/budget/create-admission';
import type { Ports } from '../../lib/registration/ports';
import { createRegistrations } from '../../lib/registration/registrations';
import { rememberTurns } from '../../lib/registration/site-progress';
import { createDirectory } from '../../lib/sites/directory';
import { limitTime } from '../../lib/store/limit-time';
import { type AnybodysRegistrations, forAnybody } from '../support/test-world';
import { createFaultyStore } from './faulty-store';
import { createInstance, type Instance } from './instance';
import { createMeasureRun, type Measure, type MeasureRun } from './measures';
import { createPaletteWire } from './palette-wire';
import { createRandom } from './random';
import { indexOf } from './site-index';
import { projectUid, type Stage, simulatorKey } from './stage';
import type { Strangers } from './strangers';

/** An instance with the engine in it. */
export interface Server {
  readonly instance: Instance;
  readonly registrations: AnybodysRegistrations;
}

/** A process that runs one command of IT: memory of its own, the same store and Palette. */
export interface CommandProcess {
  readonly instance: Instance;
  readonly life: Lifecycle;
}

/** All running instances; who dies is replaced. */
export interface Fleet {
  /** One that runs, by chance; null while none does. */
  pick(): Server | null;
  readonly running: readonly Server[];
  start(): void;
  /** Starts a process at a command line, in somebody's name. */
  openCommand(by: string): CommandProcess;
}

/** Starts the scenario's instances. `measure` is the safety measure that is switched off, if any. */
export function createFleet(stage: Stage, strangers: Strangers, measure: Measure | null): Fleet {
  const running: Server[] = [];
  const wire = createPaletteWire(stage, strangers);
  const off: Off = { measure, run: createMeasureRun(stage.scheduler.now) };
  let serial = 0;
  let commands = 0;

  function start(): void {
    serial += 1;
    const server = startServer(stage, `i${serial}`, wire, off);
    running.push(server);
    stage.note(server.instance.name, 'starts');
    server.instance.onDeath(() => {
      running.splice(running.indexOf(server), 1);
      stage.scheduler.after(stage.chance.trouble.int(500, 15_000), start);
    });
  }

  function openCommand(by: string): CommandProcess {
    commands += 1;
    const instance = createInstance(stage, `c${commands}`);
    const ports = createPorts(stage, instance, wire(instance), off);
    return { instance, life: createLifecycle(ports).as(commandActor('it', by)) };
  }

  for (let count = 0; count < stage.scenario.instances; count += 1) start();
  return { pick: () => (running.length === 0 ? null : stage.chance.people.pick(running)), running, start, openCommand };
}

/** What is switched off in this run. */
interface Off {
  readonly measure: Measure | null;
  readonly run: MeasureRun;
}

type Wire = ReturnType<typeof createPaletteWire>;

function startServer(stage: Stage, name: string, wire: Wire, off: Off): Server {
  const instance = createInstance(stage, name);
  const measure = off.measure?.isOfCommands === true ? null : off.measure;
  const ports = createPorts(stage, instance, wire(instance), { ...off, measure });
  return { instance, registrations: forAnybody(createRegistrations(ports)) };
}

/** As in the composition root. Milliseconds. */
const storeWithinMs = 6_000;

/** The ports of one instance, put together as `lib/server.ts` does. */
function createPorts(
  stage: Stage,
  instance: Instance,
  fetch: (request: Request) => Promise<Response>,
  { measure, run }: Off,
): Ports {
  const { clock, name } = instance;
  const index = indexOf(stage.scenario);
  const random = createRandom(stage.scenario.seed, (name.startsWith('c') ? 5_000 : 1_000) + Number(name.slice(1)));
  const directory = createDirectory(index);
  const faulty = limitTime(createFaultyStore(stage, instance), clock, storeWithinMs);
  const store = measure?.store?.(faulty, run) ?? faulty;
  const admission = createAdmission({
    store,
    clock,
    limits: stage.scenario.limits,
    announce: (queue, waits) => {
      const site = directory.find(queue);
      if (site !== null) void rememberTurns(ports, site.id, waits);
    },
  });
  const palette = openPalette({
    baseUrl: 'https://palette.test',
    apiKey: simulatorKey,
    fetch,
    clock,
    random: random.next,
    admission: measure?.admission ?? admission,
  });
  let serial = 0;
  const ports: Ports = {
    palette: measure?.palette?.(palette, run) ?? palette,
    store,
    directory,
    configVersion: index.version,
    defaultProjectUid: projectUid,
    clock,
    random: random.next,
    createId: () => {
      serial += 1;
      return `${name}-${serial}`;
    },
    later: () => undefined,
    log: (event) => {
      stage.note(name, `log ${event.event}`, () => JSON.stringify(event));
      if (event.event === 'window_met') stage.evidence.windowsLogged.push(String(event.window));
    },
    notify: async ({ kind, key }) => stage.note(name, `tells ${kind}`, () => key),
  };
  return ports;
}
