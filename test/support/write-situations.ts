import type { FaultKind, FaultMatch } from '../../lib/palette/simulator/faults';
import { edgeHost, edgeHosts } from './palette-truth';
import { testSite } from './test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world';

/** A world in which the next submit of `host` at the site `denver` must do one particular kind of write. */
export interface WriteSituation {
  readonly name: string;
  readonly match: FaultMatch;
  readonly host: string;
  /** Everyone who is in the cluster at the end. */
  readonly members: readonly string[];
  readonly arrange: (world: TestWorld) => Promise<unknown>;
}

async function settle(world: TestWorld, hosts: readonly string[]): Promise<void> {
  for (const host of hosts) await world.submit(host, 'denver');
}

/** One situation for each kind of write that the engine sends. */
export const writeSituations: readonly WriteSituation[] = [
  {
    name: 'host POST',
    match: { method: 'POST', path: /^\/v1\/edgehosts$/ },
    host: edgeHost(1),
    members: edgeHosts(1),
    arrange: async () => undefined,
  },
  {
    name: 'cluster POST',
    match: { method: 'POST', path: /\/spectroclusters\/edge-native$/ },
    host: edgeHost(1),
    members: edgeHosts(1),
    arrange: async () => undefined,
  },
  {
    name: 'pool POST',
    match: { method: 'POST', path: /\/machinePools$/ },
    host: edgeHost(2),
    members: edgeHosts(2),
    arrange: (world) => settle(world, edgeHosts(1)),
  },
  {
    name: 'pool PUT',
    match: { method: 'PUT', path: /\/machinePools\// },
    host: edgeHost(3),
    members: edgeHosts(3),
    arrange: (world) => settle(world, edgeHosts(2)),
  },
  {
    name: 'meta PUT',
    match: { method: 'PUT', path: /\/meta$/ },
    host: edgeHost(1),
    members: edgeHosts(1),
    arrange: async ({ simulator: { stranger } }) => stranger.registerHost({ uid: edgeHost(1), isPaired: true }),
  },
];

/** The world of a situation, its log empty, just before the submit that writes. */
export async function arrangeSituation(situation: WriteSituation, options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = createTestWorld([testSite()], options);
  await situation.arrange(world);
  world.simulator.clearLog();
  return world;
}

/** Ways in which the answer to a write gets lost or spoilt, with and without the write being done. */
export const writeFaults: readonly (readonly [string, FaultKind])[] = [
  ['the answer is lost', { kind: 'drop', isDone: true }],
  ['the request is lost', { kind: 'drop', isDone: false }],
  ['it is done and the answer comes too late', { kind: 'delay', ms: 30_000, isDone: true }],
  ['it is done only after we gave up', { kind: 'delay', ms: 9_000, isDone: false }],
  ['it is done half a minute after we gave up', { kind: 'delay', ms: 35_000, isDone: false }],
  ['it is done and a proxy answers 502 in HTML', { kind: 'html', isDone: true, status: 502 }],
  ['a proxy answers 502 in HTML instead', { kind: 'html', isDone: false, status: 502 }],
  ['it is done and the answer is broken JSON', { kind: 'malformed', isDone: true }],
  ['the answer is broken JSON and it is not done', { kind: 'malformed', isDone: false }],
  [
    'it is done and Palette answers 500 without a code',
    { kind: 'error', isDone: true, refusal: { status: 500, code: '' } },
  ],
  [
    'it is done and Palette answers 500 with a code',
    { kind: 'error', isDone: true, refusal: { status: 500, code: 'Hiccup' } },
  ],
  ['it is done and Palette answers 409', { kind: 'error', isDone: true, refusal: { status: 409, code: 'Conflict' } }],
  ['Palette answers 503', { kind: 'error', isDone: false, refusal: { status: 503, code: 'Unavailable' } }],
  ['Palette answers 429', { kind: 'too-many-requests' }],
];
