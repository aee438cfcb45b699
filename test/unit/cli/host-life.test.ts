import { describe, expect, test } from 'vitest';
import { type Command, CommandFault, type House, type Outcome } from '../../../cli/sites/command';
import { forgetHost } from '../../../cli/sites/forget-host';
import { moveHost } from '../../../cli/sites/move-host';
import { removeHost } from '../../../cli/sites/remove-host';
import { replaceHost } from '../../../cli/sites/replace-host';
import { resetHost } from '../../../cli/sites/reset-host';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Server } from '../../../lib/server/compose';
import { runningSite } from '../../support/life-world';
import { edgeHost, expectOneCluster } from '../../support/palette-truth';
import { testIndex, testSite } from '../../support/test-site';
import { testHouse } from './test-house';

const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

/** The command line of somebody at a world where Denver runs with one host that leads and one that works. */
async function open(changes: Partial<House> = {}, boston: Parameters<typeof testSite>[1] = {}) {
  const world = await runningSite(2, { boston });
  const index = testIndex([testSite('denver'), testSite('boston')]);
  const { store, clock } = world;
  const server = { index, isReal: true, store, life: { as: () => world.life } } as unknown as Server;
  const asked: (readonly string[])[] = [];
  const house = testHouse({}, [], {
    index: () => index,
    openServer: async () => server,
    askFor: async (lines) => {
      asked.push(lines);
      return 'denver';
    },
    now: clock.now,
    ...changes,
  });
  const run = async (command: Command, positionals: readonly string[], values = {}): Promise<Outcome> => {
    const outcome = await command.run({ positionals: [...positionals], values }, house);
    await world.rest();
    return outcome;
  };
  return { world, asked, run };
}

async function faultOf(outcome: Promise<Outcome>): Promise<string> {
  const fault = await outcome.catch((error: unknown) => error);
  if (!(fault instanceof CommandFault)) throw new Error(`It was done: ${JSON.stringify(fault)}`);
  return fault.message;
}

describe('what is refused names the reason and what can be done', () => {
  test.each<readonly [string, Command, readonly string[], Readonly<Record<string, unknown>>]>([
    ['does not look like a host ID', removeHost, ['no such host'], {}],
    ['Name the host', replaceHost, [two], {}],
    ['is at no site of this config', removeHost, [three], {}],
    ['There is no site "denvr" in the config. Did you mean denver?', removeHost, [two], { site: 'denvr' }],
    ['There is no site "bostn" in the config. Did you mean boston?', moveHost, [two, 'bostn'], {}],
    ['To give the site up: npm run sites -- delete-cluster denver', removeHost, [one], {}],
    ['Grow it first, then replace: npm run sites -- grow denver', replaceHost, [one, three], {}],
    ['cannot take its own place', replaceHost, [two, two], {}],
    [`npm run sites -- remove-host ${two}`, forgetHost, [two], {}],
    [`npm run sites -- remove-host ${two}`, resetHost, [two], {}],
  ])('%s', async (words, command, positionals, values) => {
    const { world, run } = await open();
    expect(await faultOf(run(command, positionals, values))).toContain(words);
    expect(world.writes()).toEqual([]);
  });
});

describe('nothing is done before the site was typed', () => {
  test('another answer does nothing, and so does nobody to answer', async () => {
    for (const askFor of [async () => 'boston', async () => null]) {
      const { world, run } = await open({ askFor });
      await faultOf(run(removeHost, [two]));
      expect(world.writes()).toEqual([]);
    }
  });

  test('the steps are shown with the question, and the site itself does it', async () => {
    const { world, asked, run } = await open();
    const { json, lines } = await run(removeHost, [two]);
    expect(asked[0]?.slice(0, 2)).toEqual([
      `1. end the registration of ${two} here`,
      `2. take the node on ${two} out of the cluster`,
    ]);
    expect(asked[0]?.at(-1)).toBe('Type denver to do this:');
    expect(lines).toEqual(['Done at denver, in 5 steps.']);
    expect(json).toMatchObject({ task: 'remove_host', siteId: 'denver', result: 'done' });
    expectOneCluster(world.simulator, 'denver', [one]);
  });

  test('a dry run only tells them', async () => {
    const { world, asked, run } = await open();
    const { json } = await run(moveHost, [two, 'boston'], { dryRun: true });
    expect(json).toMatchObject({ task: 'move_host', result: 'planned' });
    expect([asked, world.writes()]).toEqual([[], []]);
  });
});

test('a host that was put into the cluster by hand is found where --site says', async () => {
  const { world, run } = await open();
  world.simulator.stranger.registerHost({ uid: three });
  world.simulator.stranger.addHostToPool('denver', 'worker-pool', three);
  expect(await faultOf(run(removeHost, [three]))).toContain('name the site with --site');
  const { lines } = await run(removeHost, [three], { site: 'denver', yes: true });
  expect(lines).toEqual(['Done at denver, in 2 steps.']);
  expectOneCluster(world.simulator, 'denver', [one, two]);
});

test('a host that IT took out is still found where it was, so that it can be forgotten', async () => {
  const { world, run } = await open();
  await run(removeHost, [two], { yes: true });
  world.clock.advance(10 * 60_000);
  expect((await run(forgetHost, [two], { yes: true })).lines).toEqual(['Done at denver, in 2 steps.']);
});

test('why the other site would not take a host is said in words', async () => {
  const { world, run } = await open({}, { topology: { maxHosts: 1 } });
  await world.submit(three, 'boston');
  expect(await faultOf(run(moveHost, [two, 'boston']))).toMatch(
    /^boston would not take edge-\w+: This site already has all the hosts it may have.* Nothing was taken out of denver\.$/,
  );
});
