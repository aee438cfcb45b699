import { beforeEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../lib/log';
import type { Plan, Verdict } from '../../../lib/registration/plan/world';
import type { Ports } from '../../../lib/registration/ports';
import { type Run, startRun } from '../../../lib/registration/run';
import {
  plannedProgress,
  readProgress,
  rememberProgress,
  rememberTurns,
} from '../../../lib/registration/site-progress';
import { createDirectory } from '../../../lib/sites/directory';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../lib/store/store';
import { hostId, testPool } from '../../support/plan-world';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const site = testSite('denver', { topology: { controlPlane: 3 } });
const denver = siteId('denver');

let clock: VirtualClock;
let writes: number;
let events: LogEvent[];
let ports: Ports;
let run: Run;

beforeEach(() => {
  clock = createVirtualClock();
  writes = 0;
  events = [];
  const memory = createMemoryStore({ now: clock.now });
  const store: Store = {
    ...memory,
    writeCache: (...args) => {
      writes += 1;
      return memory.writeCache(...args);
    },
  };
  ports = testPorts(store);
  run = startRun(ports, site, { deadlineMs: clock.now() + 40_000 });
});

function testPorts(store: Store): Ports {
  const noPalette = () => {
    throw new Error('Nothing here asks Palette');
  };
  return {
    palette: {
      attemptTimeoutMs: 8_000,
      scope: () => new Proxy({} as ReturnType<Ports['palette']['scope']>, { get: noPalette }),
      upkeep: noPalette,
    },
    store,
    directory: createDirectory(testIndex([site])),
    configVersion: 'test',
    defaultProjectUid: null,
    clock,
    random: () => 0.5,
    createId: () => 'id',
    later: () => {},
    log: (event) => events.push(event),
    notify: async () => {},
  };
}

function planOf(verdicts: Readonly<Record<string, Verdict>>): Plan {
  const entries = Object.entries(verdicts).map(([id, verdict]) => [hostId(id), verdict] as const);
  return { verdicts: new Map(entries), step: { do: 'nothing' }, hasDrifted: false };
}

const register: Verdict = { kind: 'register' };
const join: Verdict = { kind: 'join' };
const settled: Verdict = { kind: 'settled', role: 'worker' };
const wait: Verdict = { kind: 'wait', present: 2, needed: 3 };
const stop: Verdict = { kind: 'stop', failure: { code: 'site_full' } };

const read = () => readProgress(ports, denver);

describe('the progress of a site', () => {
  it('is unknown before anybody works there', async () => {
    expect(await read()).toBeNull();
    expect(plannedProgress(site)).toEqual({ present: 0, needed: 3, registering: [], turns: {}, atMs: 0 });
  });

  it('names the hosts that are registered or joined, and nobody else', async () => {
    await rememberProgress(run, planOf({ h1: register, h2: join, h3: settled, h4: stop }));
    expect(await read()).toMatchObject({ registering: ['h1', 'h2'], atMs: clock.now() });
  });

  it.each([
    ['hosts that wait', { h1: wait, h2: wait }, [], { present: 2, needed: 3 }],
    [
      'a site without a cluster: hosts that could join',
      { h1: join, h2: join, h3: register },
      [],
      { present: 2, needed: 3 },
    ],
    ['never more than are needed', { h1: join, h2: join, h3: join, h4: join }, [], { present: 3, needed: 3 }],
    [
      'a site that has its cluster: its members',
      { h1: join },
      [testPool('worker', ['h5', 'h6'])],
      { present: 2, needed: 2 },
    ],
  ])('counts %s', async (_, verdicts, pools, hosts) => {
    run.pools = pools;
    await rememberProgress(run, planOf(verdicts));
    expect(await read()).toMatchObject(hosts);
  });

  it('is written when there is news, else every twenty seconds, so that a dead run is told from a long one', async () => {
    const plan = planOf({ h1: register });
    await rememberProgress(run, plan);
    await rememberProgress(run, plan);
    clock.advance(19_999);
    await rememberProgress(run, plan);
    expect(writes).toBe(1);
    clock.advance(1);
    await rememberProgress(run, plan);
    expect(writes).toBe(2);
    expect((await read())?.atMs).toBe(clock.now());
  });

  it('is written once more when the work has ended, and not again', async () => {
    await rememberProgress(run, planOf({ h1: register }));
    for (let times = 0; times < 3; times += 1) await rememberProgress(run, planOf({ h1: settled }));
    expect(writes).toBe(2);
    expect((await read())?.registering).toEqual([]);
  });

  it('is not written for those who are only looked at', async () => {
    await rememberProgress(run, planOf({ h1: settled, h2: stop }));
    expect(writes).toBe(0);
  });
});

describe('turns', () => {
  const waits = [
    { subject: 'h2', waitMs: 1_500 },
    { subject: null, waitMs: 2_000 },
    { subject: 'h3', waitMs: 2_500 },
  ];

  it('are moments, by host', async () => {
    const nowMs = clock.now();
    await rememberTurns(ports, denver, waits);
    expect(await read()).toMatchObject({ turns: { h2: nowMs + 1_500, h3: nowMs + 2_500 }, needed: 3 });
  });

  it('stay beside what is known of the work, and count among it', async () => {
    await rememberProgress(run, planOf({ h1: register, h2: register }));
    await rememberTurns(ports, denver, waits);
    expect(await read()).toMatchObject({ registering: ['h1', 'h2', 'h3'], turns: { h2: expect.any(Number) } });
    await rememberProgress(run, planOf({ h1: join, h2: register, h3: register }));
    expect(Object.keys((await read())?.turns ?? {})).toEqual(['h2', 'h3']);
  });

  it('end for those who are not announced any more, and for those who are no longer worked on', async () => {
    await rememberTurns(ports, denver, waits);
    await rememberTurns(ports, denver, [{ subject: 'h3', waitMs: 500 }]);
    expect(Object.keys((await read())?.turns ?? {})).toEqual(['h3']);
    await rememberProgress(run, planOf({ h3: settled }));
    expect((await read())?.turns).toEqual({});
  });

  it('of calls that are about no host, or at a site that we do not have, are nobody’s', async () => {
    await rememberTurns(ports, denver, [{ subject: null, waitMs: 5_000 }]);
    await rememberTurns(ports, siteId('boulder'), waits);
    expect(writes).toBe(0);
  });
});

it('a store that fails costs the progress, and nothing else', async () => {
  const down = () => Promise.reject(new StoreError('writeCache'));
  const broken = testPorts({ ...ports.store, writeCache: down });
  await rememberTurns(broken, denver, [{ subject: 'h1', waitMs: 5_000 }]);
  await rememberProgress(startRun(broken, site, { deadlineMs: 0 }), planOf({ h1: register }));
  expect(events.filter(({ event }) => event === 'tolerated_failure')).toHaveLength(2);
});
