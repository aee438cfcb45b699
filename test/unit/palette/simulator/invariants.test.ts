import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { State } from '../../../../lib/palette/simulator/state';
import { at, type Bench, clusterBody, createBench, hostBody, poolBody } from './bench';

const hostUids = ['edge-1', 'edge-2', 'edge-3', 'edge-4'];
const names = ['store-1', 'store-2'];

type Step =
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'register' | 'delete-host' | 'power-on' | 'power-off'; readonly host: string }
  | { readonly kind: 'create' | 'put-workers'; readonly name: string; readonly hosts: readonly string[] }
  | { readonly kind: 'delete-cluster'; readonly name: string; readonly isForced: boolean };

const host = fc.constantFrom(...hostUids);
const name = fc.constantFrom(...names);
const someHosts = fc.uniqueArray(host, { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constantFrom('register', 'delete-host', 'power-on', 'power-off'), host }),
  fc.record({ kind: fc.constantFrom('create', 'put-workers'), name, hosts: someHosts }),
  fc.record({ kind: fc.constant('delete-cluster' as const), name, isForced: fc.boolean() }),
);
const story = fc.array(step, { minLength: 1, maxLength: 25 });

function newestCluster(bench: Bench, wanted: string) {
  return Object.values(bench.simulator.snapshot().state.clusters).findLast((cluster) => cluster.name === wanted);
}

async function take(bench: Bench, one: Step): Promise<void> {
  const { simulator, call } = bench;
  switch (one.kind) {
    case 'pass':
      return bench.pass(one.seconds);
    case 'register':
      return void (await call('POST', '/v1/edgehosts', hostBody(one.host)));
    case 'delete-host':
      return void (await call('DELETE', `/v1/edgehosts/${one.host}`));
    case 'power-on':
      return simulator.devices.powerOn(one.host);
    case 'power-off':
      return simulator.devices.powerOff(one.host);
    case 'create':
      return void (await call('POST', '/v1/spectroclusters/edge-native', clusterBody(one.name, one.hosts)));
    case 'delete-cluster': {
      const uid = newestCluster(bench, one.name)?.uid ?? 'none';
      return void (await call('DELETE', `/v1/spectroclusters/${uid}?forceDelete=${one.isForced}`));
    }
    case 'put-workers':
      return putWorkers(bench, one.name, one.hosts);
  }
}

async function putWorkers(bench: Bench, wanted: string, hosts: readonly string[]): Promise<void> {
  const cluster = newestCluster(bench, wanted);
  const pools = `/v1/cloudconfigs/edge-native/${cluster?.configUid ?? 'none'}/machinePools`;
  const isThere = cluster?.pools.some((pool) => pool.name === 'worker-pool') ?? false;
  const body = poolBody('worker-pool', hosts);
  await (isThere ? bench.call('PUT', `${pools}/worker-pool`, body) : bench.call('POST', pools, body));
}

async function play(steps: readonly Step[], afterEach: (bench: Bench) => Promise<void> | void): Promise<Bench> {
  const bench = createBench();
  for (const id of hostUids) bench.simulator.devices.create({ id });
  for (const one of steps) {
    await take(bench, one);
    await afterEach(bench);
  }
  return bench;
}

async function liveMemberships(bench: Bench): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>();
  for (const cluster of Object.values(bench.simulator.snapshot().state.clusters)) {
    const status = await bench.call('GET', `/v1/spectroclusters/${cluster.uid}/status`);
    if (at(status.body, 'status.state') === 'Deleted') continue;
    for (const member of cluster.pools.flatMap((pool) => pool.hosts)) {
      members.set(member.hostUid, [...(members.get(member.hostUid) ?? []), cluster.uid]);
    }
  }
  return members;
}

const options = { numRuns: 40 };

test('as long as the rules are on, no host is ever in two clusters, and each says which one it is in', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      await play(steps, async (bench) => {
        const members = await liveMemberships(bench);
        for (const uids of members.values()) expect(uids).toHaveLength(1);
        for (const uid of Object.keys(bench.simulator.snapshot().state.hosts)) {
          const { body } = await bench.call('GET', `/v1/edgehosts/${uid}`);
          const refs = at(body, 'status.inUseClustersRef');
          expect(Array.isArray(refs) && refs.map((ref: unknown) => at(ref, 'uid'))).toEqual(members.get(uid) ?? []);
          expect(at(body, 'status.state') === 'in-use').toBe(members.has(uid));
        }
      });
    }),
    options,
  );
});

test('every live pool has the size of its host list, and every control plane 1, 3 or 5', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      await play(steps, (bench) => {
        for (const cluster of Object.values(bench.simulator.snapshot().state.clusters)) {
          for (const pool of cluster.pools) {
            expect(pool.config.size).toBe(pool.hosts.length);
            if (pool.config.isControlPlane) expect([1, 3, 5]).toContain(pool.hosts.length);
          }
        }
      });
    }),
    options,
  );
});

test('two live clusters never bear one name', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const bench = await play(steps, () => {});
      const list = at((await bench.call('GET', '/v1/dashboard/spectroclusters/metadata')).body, 'items');
      const found = Array.isArray(list) ? list.map((item: unknown) => at(item, 'name')) : [];
      expect(new Set(found).size).toBe(found.length);
    }),
    options,
  );
});

test('the log tells the truth: state changes with a write, and only with a write', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const bench = createBench();
      for (const id of hostUids) bench.simulator.devices.create({ id });
      for (const one of steps) {
        const before = written(bench.simulator.snapshot().state);
        const logged = bench.simulator.log.length;
        await take(bench, one);
        const entry = bench.simulator.log[logged];
        if (entry === undefined) continue;
        const isChanged = JSON.stringify(written(bench.simulator.snapshot().state)) !== JSON.stringify(before);
        expect(entry.effect).toBe((entry.status ?? 0) < 300 ? 'write' : 'refused');
        if (entry.effect === 'refused') expect(isChanged).toBe(false);
        if (entry.template === '/v1/edgehosts' && entry.effect === 'write') expect(isChanged).toBe(true);
      }
    }),
    options,
  );
});

/** What writers said, without what devices and time have done since. */
function written({ hosts, clusters }: State) {
  return [
    Object.values(hosts).map(({ uid, labels }) => [uid, labels]),
    Object.values(clusters).map(({ uid, deletingAt, pools }) => [uid, deletingAt, pools.map((pool) => pool.config)]),
  ];
}

const order: readonly unknown[] = [undefined, 'Pending', 'Provisioning', 'Running', 'Deleting', 'Deleted'];

test('a cluster only ever goes forward through its states', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const reached = new Map<string, number>();
      await play(steps, async (bench) => {
        for (const uid of Object.keys(bench.simulator.snapshot().state.clusters)) {
          const { body } = await bench.call('GET', `/v1/spectroclusters/${uid}/status`);
          const index = order.indexOf(at(body, 'status.state'));
          expect(index).toBeGreaterThanOrEqual(reached.get(uid) ?? 0);
          reached.set(uid, index);
        }
      });
    }),
    options,
  );
});

test('a restart at any moment changes nothing that anyone can see', async () => {
  await fc.assert(
    fc.asyncProperty(story, story, async (first, second) => {
      const bench = await play(first, () => {});
      const snapshot = JSON.parse(JSON.stringify(bench.simulator.snapshot()));
      const clock = bench.now();
      const restarted = createBench({ snapshot }, clock);
      for (const one of second) {
        for (const each of [bench, restarted]) await take(each, one);
      }
      expect(restarted.simulator.snapshot()).toEqual(bench.simulator.snapshot());
    }),
    options,
  );
});
