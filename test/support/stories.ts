import { catalogue, type ErrorCode } from '../../lib/errors';
import { OTHER_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import type { Submission } from '../../lib/registration/view';
import type { Site } from '../../lib/sites/site';
import { edgeHost, edgeHosts } from './palette-truth';
import { testSite, testWorkerPool } from './test-site';
import type { TestWorld } from './test-world';

/** What happens at the site `denver`, and how it must end whatever Palette's unknown sides are like. */
export interface Story {
  readonly name: string;
  readonly sites: readonly Site[];
  readonly tell: (world: TestWorld) => Promise<Submission>;
  /** Null: no cluster at all. */
  readonly members: readonly string[] | null;
  /** How the last submit ends. */
  readonly ends: ErrorCode | null;
}

const minutes = 60_000;
const gathering = testSite('denver', { topology: { controlPlane: 3 } });
const pair = testSite('denver', { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } });
const taints = [{ key: 'use', value: 'cameras', effect: 'NoSchedule' }] as const;
const cameras = testWorkerPool('cameras', { taints, annotations: { owner: 'security' }, repaveSeconds: 600 });
const tills = testWorkerPool('tills', { update: { type: 'override', maxSurge: '0', maxUnavailable: '25%' } });
const pooled = testSite('denver', { pools: [tills, cameras] });

/** Submits; what time mends is submitted once more a quarter of an hour later, as an operator would. */
async function register(world: TestWorld, hostId: string, pool?: string): Promise<Submission> {
  const submit = async () => {
    if (pool === undefined) return world.submit(hostId, 'denver');
    const submission = await world.registrations.submit({ edgeHostId: hostId, siteId: 'denver', hostName: '', pool });
    await world.rest();
    return submission;
  };
  const first = await submit();
  if (first.problem === null || !catalogue[first.problem.code].retry) return first;
  world.clock.advance(15 * minutes);
  return submit();
}

async function registerAll(
  world: TestWorld,
  hostIds: readonly string[],
  pools: readonly string[] = [],
): Promise<Submission> {
  let last: Submission | null = null;
  for (const [index, hostId] of hostIds.entries()) {
    world.simulator.devices.create({ id: hostId });
    last = await register(world, hostId, pools[index]);
    world.clock.advance(1_000);
  }
  if (last === null) throw new Error('A story needs a host');
  return last;
}

/** The stories that the matrices of switches and faults are run over. */
export const stories: readonly Story[] = [
  {
    name: 'first, second and third host',
    sites: [testSite()],
    tell: (world) => registerAll(world, edgeHosts(3)),
    members: edgeHosts(3),
    ends: null,
  },
  {
    name: 'gather of three and one more',
    sites: [gathering],
    tell: (world) => registerAll(world, edgeHosts(4)),
    members: edgeHosts(4),
    ends: null,
  },
  {
    name: 'hosts for two worker pools',
    sites: [pooled],
    tell: (world) => registerAll(world, edgeHosts(4), ['tills', 'cameras', 'tills', 'cameras']),
    members: edgeHosts(4),
    ends: null,
  },
  {
    name: 'a pair of two nodes',
    sites: [pair],
    tell: (world) => registerAll(world, edgeHosts(2)),
    members: edgeHosts(2),
    ends: null,
  },
  {
    name: 're-scan a year later',
    sites: [testSite()],
    tell: async (world) => {
      await registerAll(world, edgeHosts(2));
      world.clock.advance(365 * 24 * 60 * minutes);
      return register(world, edgeHost(2));
    },
    members: edgeHosts(2),
    ends: null,
  },
  {
    name: 'three hosts at once',
    sites: [gathering],
    tell: async (world) => {
      for (const id of edgeHosts(3)) world.simulator.devices.create({ id });
      await Promise.all(edgeHosts(3).map((host) => world.newInstance().submit(request(host))));
      return register(world, edgeHost(1));
    },
    members: edgeHosts(3),
    ends: null,
  },
  {
    name: 'a host that IT has put into Palette before',
    sites: [testSite()],
    tell: (world) => {
      world.simulator.stranger.registerHost({ uid: edgeHost(1), labels: { rack: '7' } });
      return registerAll(world, edgeHosts(2));
    },
    members: edgeHosts(2),
    ends: null,
  },
  {
    name: 'a host of another project',
    sites: [testSite()],
    tell: (world) => {
      world.simulator.stranger.registerHost({ uid: edgeHost(1), projectUid: OTHER_PROJECT_UID });
      return register(world, edgeHost(1));
    },
    members: null,
    ends: 'host_registered_elsewhere',
  },
  {
    name: 'the cluster deleted and made anew',
    sites: [testSite()],
    tell: async (world) => {
      await registerAll(world, edgeHosts(1));
      world.simulator.stranger.deleteCluster('denver');
      world.clock.advance(5 * minutes);
      return register(world, edgeHost(1));
    },
    members: edgeHosts(1),
    ends: null,
  },
];

function request(edgeHostId: string) {
  return { edgeHostId, siteId: 'denver', hostName: '' };
}
