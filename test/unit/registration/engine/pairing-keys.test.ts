import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../lib/access/actor';
import type { FaultKind } from '../../../../lib/palette/simulator/faults';
import { digestPairingKey } from '../../../../lib/palette/simulator/pairing-key';
import type { RegistrationDesk } from '../../../../lib/registration/registrations';
import type { Submission } from '../../../../lib/registration/view';
import type { SiteAccess } from '../../../../lib/sites/site';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { edgeHost, expectOneCluster, writesOf } from '../../../support/palette-truth';
import { byIt, byPin, guardedSite } from '../../../support/test-actors';
import { testRequest } from '../../../support/test-intent';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const seconds = 1_000;
const minutes = 60 * seconds;
const host = edgeHost(1);
/** Looks like nothing else, so that a leak would be seen. */
const key = 'planted-pairing-key 77c1';

function worldWith(pairingKey: SiteAccess['pairingKey'], access: Partial<SiteAccess> = {}): TestWorld {
  return createTestWorld([guardedSite('denver', { pairingKey, ...access })]);
}

async function submit(desk: RegistrationDesk, pairingKey?: string, actor: Actor = byPin()): Promise<Submission> {
  const typed = pairingKey === undefined ? {} : { pairingKey };
  return desk.as(actor).submit({ edgeHostId: host, siteId: 'denver', hostName: '', ...typed });
}

/** What Palette has of the key. */
function keyInPalette(world: TestWorld): string | undefined {
  return world.simulator.snapshot().state.hosts[host]?.pairingKey;
}

describe('where a key must be given', () => {
  test('it goes to Palette with the host, blanks around it removed', async () => {
    const world = worldWith('required');
    expect(await submit(world.desk, `  ${key} `)).toMatchObject({ outcome: 'registered', problem: null });
    expect(keyInPalette(world)).toBe(digestPairingKey(key));
  });

  test.each([[undefined], [''], ['   ']])('%j is asked for again, and nothing is recorded', async (typed) => {
    const world = worldWith('required');
    expect(await submit(world.desk, typed)).toMatchObject({ view: null, problem: { code: 'pairing_key_needed' } });
    expect(await world.store.readIntent(host)).toBeNull();
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test.each([['käse'], ['line\nbreak'], ['\u0000'], ['x'.repeat(129)], ['\u202e']])(
    '%j is no key, and nothing is recorded',
    async (typed) => {
      const world = worldWith('required');
      expect((await submit(world.desk, typed)).problem?.code).toBe('pairing_key_invalid');
      expect(await world.store.readIntent(host)).toBeNull();
    },
  );

  test.each([['x'], ['x'.repeat(128)], ['"quotes" & <tags> \\ ~']])('%j is one', async (typed) => {
    const world = worldWith('required');
    expect((await submit(world.desk, typed)).problem).toBeNull();
    expect(keyInPalette(world)).toBe(digestPairingKey(typed));
  });

  test('a re-scan of the host needs none', async () => {
    const world = worldWith('required');
    await submit(world.desk, key);
    await world.rest();
    world.clock.advance(10 * minutes);
    expect(await submit(world.desk)).toMatchObject({ outcome: 'already', problem: null });
  });

  test('a re-scan needs none either when the store has lost the host, as long as Palette shows it there', async () => {
    const before = worldWith('required');
    await submit(before.desk, key);
    await before.rest();
    const world = createTestWorld([guardedSite('denver', { pairingKey: 'required' })], {
      snapshot: before.simulator.snapshot(),
    });
    expect(await submit(world.desk)).toMatchObject({ outcome: 'already', problem: null });
    expect(writesOf(world.simulator)).toEqual([]);
  });

  test('a host that was asked for before the config wanted keys is not registered without one', async () => {
    const before = createTestWorld([guardedSite('denver')]);
    before.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    await submit(before.desk);
    await before.rest();
    const world = createTestWorld([guardedSite('denver', { pairingKey: 'required' })], { store: () => before.store });
    world.clock.advance(5 * minutes);
    await world.desk.sweep(50_000);
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await world.store.readIntent(host)).toMatchObject({ problem: { code: 'pairing_key_needed' } });
  });
});

test('where a key may be given, a host goes without', async () => {
  const world = worldWith('optional');
  expect(await submit(world.desk)).toMatchObject({ outcome: 'registered' });
  expect(keyInPalette(world)).toBe('');
});

test('where none is asked for, one that is sent all the same is not looked at', async () => {
  const world = worldWith('none');
  expect(await submit(world.desk, 'käse')).toMatchObject({ outcome: 'registered' });
  expect(keyInPalette(world)).toBe('');
  expect(await world.store.readIntent(host)).toMatchObject({ needsPairingKey: false });
});

describe('a process without the key', () => {
  test.each([['required'], ['optional']] as const)(
    'serves others and leaves the host alone, and the process that has the key registers it (%s)',
    async (wanted) => {
      const world = worldWith(wanted);
      const others = world.newDesk().as(byPin());
      const theirs = others.submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '', pairingKey: 'theirs' });
      const own = submit(world.desk, key);
      await Promise.all([theirs, own]);
      for (let look = 0; look < 3; look += 1) {
        await others.proceed(host);
        await world.clock.sleep(6 * seconds);
      }
      await world.rest();
      expectOneCluster(world.simulator, 'denver', [host, edgeHost(2)]);
      expect(keyInPalette(world)).toBe(digestPairingKey(key));
      expect(world.events.filter(({ code }) => code === 'pairing_key_needed')).toEqual([]);
    },
  );

  test('is all there is for a while: the one with the key goes on behind its answer until the site is free', async () => {
    const world = worldWith('required');
    await world.store.takeLease('site:66aa00000000000000000001:denver', 'somebody at work', 12 * seconds);
    expect(await submit(world.desk, key)).toMatchObject({ outcome: 'pending', view: { state: 'queued' } });
    await world.rest();
    expectOneCluster(world.simulator, 'denver', [host]);
    expect(keyInPalette(world)).toBe(digestPairingKey(key));
  });

  /** The process of the submit has died, and the key with it. */
  async function orphaned(): Promise<TestWorld> {
    const world = worldWith('required');
    const wish = testRequest({ hostId: host, needsPairingKey: true, requestedAtMs: world.clock.now() });
    await world.store.recordIntent(wish);
    return world;
  }

  test('waits as long as the other may live, then stops it so that the page asks for the key again', async () => {
    const world = await orphaned();
    world.clock.advance(44 * seconds);
    await world.desk.sweep(50_000);
    expect(await world.store.readIntent(host)).toMatchObject({ phase: 'queued', problem: null });
    world.clock.advance(2 * seconds);
    await world.desk.sweep(50_000);
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await world.desk.as(byPin()).view(host)).toMatchObject({
      value: { state: 'needs_attention', problem: { code: 'pairing_key_needed' }, isRegistered: false },
    });
    expect(await submit(world.desk)).toMatchObject({ problem: { code: 'pairing_key_needed' } });
    expect(await submit(world.desk, key)).toMatchObject({ outcome: 'registered', problem: null });
    expect(keyInPalette(world)).toBe(digestPairingKey(key));
  });

  test('goes on without it when the host turns out to be in Palette: the key has done its work', async () => {
    const before = worldWith('required');
    await submit(before.desk, key);
    await before.rest();
    const { snapshot } = before.simulator;
    const world = createTestWorld([guardedSite('denver', { pairingKey: 'required' })], { snapshot: snapshot() });
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(5 * minutes);
    await world.store.recordIntent(testRequest({ hostId: host, needsPairingKey: true }));
    world.clock.advance(5 * minutes);
    await world.desk.sweep(50_000);
    expect(await world.store.readIntent(host)).toMatchObject({ phase: 'settled', problem: null });
  });
});

describe('with approval', () => {
  async function decide(world: TestWorld) {
    const asked = await world.desk.as(byIt()).request(host);
    const requestedAtMs = asked.ok ? asked.value.requestedAtMs : 0;
    return world.desk.as(byIt()).decide({ hostId: host, requestedAtMs, verdict: 'approve', by: '' });
  }

  test('a yes within moments uses the key that is still in the process', async () => {
    const world = worldWith('required', { needsApproval: true });
    await submit(world.desk, key);
    await decide(world);
    await world.rest();
    expectOneCluster(world.simulator, 'denver', [host]);
    expect(keyInPalette(world)).toBe(digestPairingKey(key));
  });

  test('a yes hours later has the operator asked for the key, and IT not asked again', async () => {
    const world = worldWith('required', { needsApproval: true });
    await submit(world.desk, key);
    await world.rest();
    world.clock.advance(180 * minutes);
    expect(await decide(world)).toMatchObject({ ok: true, value: { problem: { code: 'pairing_key_needed' } } });
    await world.rest();
    expect(writesOf(world.simulator)).toEqual([]);
    expect(await submit(world.desk, key)).toMatchObject({ outcome: 'registered' });
    expect(world.news.filter(({ kind }) => kind === 'approval_wanted')).toHaveLength(1);
  });
});

describe('the key is kept nowhere and told to nobody', () => {
  /** Everything that goes into the store is written down. */
  function recordCalls(store: Store, calls: unknown[]): Store {
    const recorded = Object.entries(store).map(([name, member]) => [
      name,
      typeof member !== 'function'
        ? member
        : (...given: unknown[]) => {
            calls.push([name, given]);
            return member(...given);
          },
    ]);
    return Object.fromEntries(recorded) as Store;
  }

  const faults: readonly (readonly [string, FaultKind | null])[] = [
    ['when all goes well', null],
    ['when the connection breaks', { kind: 'drop', isDone: false }],
    ['when the answer is lost', { kind: 'drop', isDone: true }],
    ...[400, 409, 422, 500, 503].map(
      (status) =>
        [
          `when Palette quotes it in a ${status}`,
          { kind: 'error', isDone: false, refusal: { status, code: key }, message: `bad key ${key}` },
        ] as const,
    ),
    [
      'when Palette quotes it beside a word',
      {
        kind: 'error',
        isDone: false,
        refusal: { status: 400, code: 'InvalidPairingKey' },
        message: encodeURIComponent(key),
      },
    ],
  ];

  test.each(faults)('%s', async (_name, fault) => {
    const calls: unknown[] = [];
    const site = guardedSite('denver', { pairingKey: 'required', needsApproval: false });
    const store = (clock: TestWorld['clock']) => recordCalls(createMemoryStore({ now: clock.now }), calls);
    const world = createTestWorld([site], { store });
    const match = { method: 'POST', path: /^\/v1\/edgehosts$/ };
    if (fault !== null) world.simulator.faults.add({ ...fault, match, times: 'always' });
    const answers: unknown[] = [await submit(world.desk, key), await submit(world.desk, `${key}\n${key}`)];
    await world.rest();
    world.clock.advance(20 * minutes);
    await world.desk.sweep(50_000);
    for (const actor of [byPin(), byIt()]) {
      answers.push(await world.desk.as(actor).view(host), await world.desk.as(actor).proceed(host));
    }
    await world.rest();
    const audit = await world.store.readAudit(1_000);
    const said = JSON.stringify([answers, calls, audit, world.events, world.news, world.simulator.snapshot()]);
    for (const form of [key, encodeURIComponent(key), 'planted-pairing', digestPairingKey(`${key}\n${key}`)]) {
      expect(said).not.toContain(form);
    }
    expect(said).toContain('"needsPairingKey":true');
  });
});
