import 'server-only';
import { systemClock } from '../../clock';
import type { Env } from '../../env';
import { fail } from '../../errors';
import { parseHostId } from '../../hosts/edge-host-id';
import type { Log } from '../../log';
import type { Registrations } from '../../registration/registrations';
import type { Submission, SubmitRequest } from '../../registration/view';
import type { Company } from '../../sites/site';
import type { Limit } from '../../store/store';
import { composeServer, type Server, type Surroundings } from '../compose';
import type { OpenSimulator } from '../open-simulator';
import { practiceEnv } from './practice-env';
import { practiceIndex } from './practice-sites';
import { openPracticeWorld, type PracticeWorld } from './practice-world';

/** The same use cases over samples and a simulated Palette, in any deployment. */
export interface Practice {
  /** The server for one request, with what other instances have done; the caller's address counts for its limits. */
  openFor(headers: Pick<Headers, 'get'>): Promise<Server>;
}

/** Practice must not fill the trail's room in a store that is there for the real thing. */
const auditLimit = 2_000;

/**
 * Puts practice together. What it is given of the deployment is its store's place, its address and its company's looks
 * (`practiceEnv`); it has no key, no client of Palette but the simulator's, no webhook and no sweep, so what is done here
 * is done nowhere else. Rejects with `StoreError`.
 */
export async function openPractice(
  env: Env,
  company: Company,
  { later, log }: Pick<Surroundings, 'later' | 'log'>,
): Promise<Practice> {
  let world: PracticeWorld | null = null;
  const server = await composeServer(practiceEnv(env), practiceIndex(company), {
    later,
    log: markLog(log),
    auditLimit,
    openSimulator: async (index, store, marked) => {
      world = await openPracticeWorld(index, { store, clock: systemClock, log: marked });
      return world;
    },
  });
  return {
    async openFor(headers) {
      if (world === null) throw new Error('Practice was composed without its simulator');
      await world.refresh();
      return limitServer(server, world, server.addressKeys(headers));
    },
  };
}

/** What happens here must wake nobody: every line says where it comes from, and the usual word about open sites is left out. */
function markLog(log: Log): Log {
  return (event) => {
    if (event.event !== 'access_is_open') log({ ...event, isPractice: true });
  };
}

function limitServer(server: Server, world: PracticeWorld, addressKeys: readonly string[]): Server {
  const limits = limitsFor(addressKeys);
  const limit = (registrations: Registrations): Registrations => ({
    ...registrations,
    submit: async (request) =>
      (await hasRoom(server, world, limits, request)) ? registrations.submit(request) : refuse(server),
  });
  // A getter: practice may begin anew, with another simulator, before this request ends.
  const simulator: OpenSimulator = {
    get simulator() {
      return world.simulator;
    },
    fetch: world.fetch,
    createDevice: async (machine) => ((await server.store.spend(limits)) > 0 ? null : world.createDevice(machine)),
  };
  return { ...server, simulator, desk: { ...server.desk, as: (actor) => limit(server.desk.as(actor)) } };
}

function refuse({ report }: Server): Submission {
  return { outcome: 'refused', view: null, problem: report(fail('practice_full').error), undo: null };
}

/** A request that is none is refused by the use case itself, which then writes nothing. */
async function hasRoom(
  { store, directory }: Server,
  world: PracticeWorld,
  limits: readonly Limit[],
  { edgeHostId, siteId }: SubmitRequest,
): Promise<boolean> {
  const hostId = parseHostId(edgeHostId);
  const site = directory.resolve(siteId);
  if (!hostId.ok || !site.ok) return true;
  return (await store.spend(limits)) === 0 && (await world.admit(hostId.value, site.value.id));
}

/** A class behind one address may practise, and a machine that never tires gets little further than a class. */
function limitsFor([address]: readonly string[]): Limit[] {
  return [
    { name: 'practice:all', burst: 240, everyMs: 1_000 },
    ...(address === undefined ? [] : [{ name: `practice:${address}`, burst: 60, everyMs: 3_000 }]),
  ];
}
