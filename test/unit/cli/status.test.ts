import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { status } from '../../../cli/sites/status';
import { describeBriefly, describeFully, isSettled, isWrong } from '../../../cli/sites/status/describe-host';
import { openTerminal } from '../../../cli/sites/terminal';
import type { RegistrationView } from '../../../lib/registration/view';
import { createAccessWorld } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';
import { testView } from '../../support/test-view';
import { testHouse } from './test-house';

const minuteMs = 60_000;
const nowMs = Date.parse('2026-11-21T18:00:00Z');
const site = { name: 'Denver – Snow St', timeZone: 'America/Denver' };
const one = edgeHost(1);

function page(columns = 80) {
  return openTerminal({ out: { columns }, err: { write: () => true }, variables: {} });
}

function told(changes: Partial<RegistrationView> | null) {
  const view = changes === null ? null : testView(changes);
  return { hostId: one, view, site: view === null ? null : site };
}

const settingUp = told({
  hostName: 'till-2',
  observedAtMs: nowMs - 5_000,
  hasCalledHome: true,
  milestones: {
    requestedAtMs: nowMs - 10 * minuteMs,
    registeredAtMs: nowMs - 10 * minuteMs + 2_000,
    calledHomeAtMs: nowMs - 7 * minuteMs,
    joinedAtMs: nowMs - 7 * minuteMs,
    readyAtMs: null,
  },
});
const stopped = told({
  state: 'needs_attention',
  isRegistered: false,
  problem: { code: 'host_at_other_site', facts: { site: 'Austin\u001b[2J' }, reference: '7KQ2-M9XD' },
});

describe('how a host stands, in words', () => {
  test('is what its page says', () => {
    expect(describeFully(settingUp, page(), nowMs).join('\n')).toMatchInlineSnapshot(`
      "edge-5c913342d76bb86e7ccd998b19d30001
        Being set up
        Everything goes on by itself. Leave the host switched on and connected.
        [x] Registered (10:50 AM · took 2 seconds)
        [x] The host has called home (10:53 AM · after 2 minutes)
        [>] Being set up
            Since 10:53 AM, so far: 7 minutes
            Usually 20 to 40 minutes. The host may restart and its screen may go dark:
            that is normal.
        [ ] Ready
        site: Denver – Snow St (denver)
        words: falcon laser
        name: till-2
        times: of America/Denver
        looked: 5 seconds ago"
    `);
  });

  test('has the problem, the next step and the reference, and says what was done', () => {
    expect(describeFully(stopped, page(), nowMs).join('\n')).toMatchInlineSnapshot(`
      "edge-5c913342d76bb86e7ccd998b19d30001
        Needs attention
        The host is safe as it is. Leave it switched on.
        This host is already registered for Austin [2J.
        \`npm run sites -- status\` says where. If that is wrong, \`npm run sites --
        undo\`, then scan it at the right site.
        Reference: 7KQ2-M9XD
        [ ] Register the host
        [ ] The host calls home
        [ ] Being set up
        [ ] Ready
        site: Denver – Snow St (denver)
        words: falcon laser
        times: of America/Denver"
    `);
  });

  test('reads in 40 columns', () => {
    for (const one of [settingUp, stopped, told(null)]) {
      const lines = [...describeFully(one, page(40), nowMs), ...describeBriefly(one, page(40), nowMs)];
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    }
    expect(describeBriefly(settingUp, page(40), nowMs).join('\n')).toMatchInlineSnapshot(`
      "edge-5c913342d76bb86e7ccd998b19d30001
        Being set up
        denver"
    `);
  });

  test('is a line where there are many', () => {
    expect(describeBriefly(settingUp, page(), nowMs)).toEqual([`${one}  denver  Being set up`]);
    expect(describeBriefly(told(null), page(), nowMs)).toEqual([`${one}  Not registered here`]);
  });

  test('cannot steer the terminal', () => {
    for (const line of describeFully(stopped, page(), nowMs)) expect(line).not.toMatch(/\p{Cc}/u);
  });

  test('says of one that nobody may be working on what to do, and not of one that is where it belongs', () => {
    const lines = (changes: Partial<RegistrationView>) => describeBriefly(told(changes), page(), nowMs).join('\n');
    expect(lines({ state: 'queued', isDue: true })).toContain('register it once more');
    expect(lines({ state: 'ready', isDue: true })).not.toContain('register it once more');
  });

  test('says when its turn comes, and what its machine lacks', () => {
    expect(
      describeFully(told({ state: 'queued', isRegistered: false, turnAtMs: nowMs + 30_000 }), page(), nowMs),
    ).toContain('  Your turn comes in about 30 seconds.');
    const weak = told({ machine: { cpus: 1, memoryMb: 16_384, diskGb: 200 } });
    expect(describeFully(weak, page(), nowMs).join('\n')).toContain('This host has 1 processor; 2 are needed.');
  });

  test.each([
    ['being set up', settingUp, false, false],
    ['ready', told({ state: 'ready', pollAfterMs: null }), true, false],
    ['stopped', stopped, true, true],
    ['not registered', told(null), true, true],
  ])('%s: settled %s, wrong %s', (_, one, settled, wrong) => {
    expect([isSettled(one), isWrong(one)]).toEqual([settled, wrong]);
  });
});

const sites = [testSite('denver'), testSite('austin')];

function open(changes: Partial<House> = {}) {
  const world = createAccessWorld(sites, { autoDevices: true, limits: 'off' });
  const house = testHouse({}, [], {
    openServer: async () => testServer(world, sites),
    now: world.clock.now,
    sleep: (ms) => world.clock.sleep(ms),
    ...changes,
  });
  const run = async (positionals: readonly string[], values: Readonly<Record<string, unknown>> = {}) => {
    const outcome = await status.run({ positionals, values }, house);
    await world.rest();
    return outcome;
  };
  return { world, house, run };
}

function statesOf({ json }: { readonly json: unknown }) {
  return (json as { state: string | null }[]).map(({ state }) => state);
}

describe('the command that tells how hosts stand', () => {
  test('tells of each host in the order of asking, once, and ends with 3 where one is not registered', async () => {
    const { world, run } = open();
    await world.submit(one, 'denver');
    const outcome = await run([edgeHost(2), one, edgeHost(2)]);
    expect(statesOf(outcome)).toEqual([null, 'setting_up']);
    expect(outcome.exitCode).toBe(3);
    expect((await run([one])).exitCode).toBe(0);
  });

  test('shows up to three in full, more of them in a line each', async () => {
    const { world, run } = open();
    for (const number of [1, 2, 3, 4]) await world.submit(edgeHost(number), 'denver');
    const hosts = [1, 2, 3, 4].map((number) => edgeHost(number));
    expect((await run(hosts.slice(0, 3))).lines.filter((line) => line.includes('words:'))).toHaveLength(3);
    expect((await run(hosts)).lines).toHaveLength(4);
  });

  test('reads hosts from a file, whatever else is in it', async () => {
    const text = `site;edge_host_id\ndenver;${one}\n;${edgeHost(2)}`;
    const { world, run } = open({ readInput: async () => text });
    await world.submit(one, 'denver');
    expect(statesOf(await run([], { csv: '-' }))).toEqual(['setting_up', null]);
  });

  test('watches until nothing changes by itself any more, and no more often than the page', async () => {
    const { world, run } = open();
    await world.submit(one, 'denver');
    world.simulator.clearLog();
    const beganAtMs = world.clock.now();
    const outcome = await run([one], { watch: true });
    expect(statesOf(outcome)).toEqual(['ready']);
    const seconds = (world.clock.now() - beganAtMs) / 1_000;
    expect(seconds).toBeGreaterThan(60);
    expect(world.calls().length / seconds).toBeLessThan(1);
  });

  test('watches nobody whom nothing but a person can help', async () => {
    const { run } = open();
    expect(statesOf(await run([one], { watch: true }))).toEqual([null]);
  });

  test('stops watching when somebody interrupts, and tells what it knows', async () => {
    const { world, run } = open({
      onInterrupt: (act) => {
        act();
        return () => {};
      },
    });
    await world.submit(one, 'denver');
    expect(statesOf(await run([one], { watch: true }))).toEqual(['setting_up']);
  });

  test('changes nothing', async () => {
    const { world, run } = open();
    await world.submit(one, 'denver');
    const before = [world.writes().length, await world.store.readIntent(one), await world.store.readAudit(100)];
    await run([one]);
    expect([world.writes().length, await world.store.readIntent(one), await world.store.readAudit(100)]).toEqual(
      before,
    );
  });

  test('shows programs nothing that is not chosen', async () => {
    const { world, run } = open();
    await world.submit(one, 'denver', 'till-2');
    const [row] = (await run([one])).json as Record<string, unknown>[];
    expect(Object.keys(row ?? {}).sort()).toMatchInlineSnapshot(`
      [
        "calledHomeAt",
        "cluster",
        "hostId",
        "hostName",
        "hosts",
        "isDue",
        "joinedAt",
        "machine",
        "observedAt",
        "pollAfterSeconds",
        "problem",
        "readyAt",
        "registeredAt",
        "requestedAt",
        "role",
        "siteId",
        "siteName",
        "state",
        "undo",
        "words",
      ]
    `);
    expect(row).toMatchObject({
      hostId: one,
      siteId: 'denver',
      siteName: 'Site denver',
      hostName: 'till-2',
      problem: null,
    });
    expect(JSON.stringify(row)).not.toMatch(/uid|anybody/i);
  });

  test.each([
    [[], {}],
    [['no host!'], {}],
    [['edge-1'], { csv: 'x.csv' }],
  ])('%j with %j is typed wrong, and opens nothing', async (positionals, values) => {
    await expect(status.run({ positionals, values }, testHouse({}))).rejects.toMatchObject({ kind: 'usage' });
  });

  test('a faulty file is told with its lines, and nobody is asked', async () => {
    const house = testHouse({}, [], { readInput: async () => 'edge_host_id\nedge 1\n' });
    await expect(status.run({ positionals: [], values: { csv: '-' } }, house)).rejects.toThrow(
      'standard input:2:edge_host_id',
    );
  });
});
