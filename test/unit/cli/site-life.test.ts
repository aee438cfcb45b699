import { describe, expect, test } from 'vitest';
import { type Command, CommandFault, type House, type Outcome } from '../../../cli/sites/command';
import { deleteCluster } from '../../../cli/sites/delete-cluster';
import { form } from '../../../cli/sites/form';
import { grow } from '../../../cli/sites/grow';
import { describeStep } from '../../../cli/sites/life/describe-step';
import { scale } from '../../../cli/sites/scale';
import { openTerminal } from '../../../cli/sites/terminal';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { explainRefusal, type RefusalCode, refusals } from '../../../lib/lifecycle/refusals';
import type { Server } from '../../../lib/server/compose';
import { runningSite } from '../../support/life-world';
import { clustersNamed, edgeHost } from '../../support/palette-truth';
import { hostId } from '../../support/plan-world';
import { testIndex, testSite } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';
import { testHouse } from './test-house';

const [two, three] = [edgeHost(2), edgeHost(3)] as [HostId, HostId];

interface Opened {
  readonly world: TestWorld;
  readonly asked: (readonly string[])[];
  readonly notes: string[];
  run(command: Command, values?: Readonly<Record<string, unknown>>, site?: string): Promise<Outcome>;
}

/** The command line of somebody at a world where Denver runs with one host. */
async function open(changes: Partial<House> = {}, isReal = true): Promise<Opened> {
  const world = await runningSite(1);
  for (const id of [two, three]) world.simulator.devices.create({ id });
  const index = testIndex([testSite('denver'), testSite('boston')]);
  const asked: (readonly string[])[] = [];
  const notes: string[] = [];
  const { store, clock } = world;
  const server = { index, isReal, store, life: { as: () => world.life } } as unknown as Server;
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
  const note = (line: string) => {
    notes.push(line);
    house.terminal.note(line);
  };
  const terminal = { ...house.terminal, note };
  const run = (command: Command, values = {}, site = 'denver') =>
    command.run({ positionals: [site], values }, { ...house, terminal });
  return { world, asked, notes, run };
}

async function faultOf(outcome: Promise<Outcome>): Promise<CommandFault> {
  const fault = await outcome.catch((error: unknown) => error);
  if (!(fault instanceof CommandFault)) throw new Error(`It was done: ${JSON.stringify(fault)}`);
  return fault;
}

const growing = { controlPlane: '3', hosts: `${two},${three}` };

describe('what was typed wrong is refused before anything is asked of Palette', () => {
  test.each<readonly [string, Command, Readonly<Record<string, unknown>>]>([
    ['Say how many hosts are to lead', grow, {}],
    ['is named twice', grow, { controlPlane: '3', hosts: `${two},${two}` }],
    ['does not look like a host ID', grow, { controlPlane: '3', hosts: 'no such host,' }],
    ['Say how many hosts are to lead', form, {}],
    ['Say either --control-plane or --workers', scale, {}],
    ['Say either --control-plane or --workers', scale, { controlPlane: '3', workers: '2' }],
    ['whole number from 1 to 100', scale, { workers: '0' }],
    ['whole number from 1 to 100', scale, { workers: '101' }],
    ['whole number from 1 to 100', scale, { workers: 'two' }],
    ['Write --wait as whole minutes', grow, { ...growing, wait: 'soon' }],
  ])('%s', async (message, command, values) => {
    const { world, run } = await open();
    const fault = await faultOf(run(command, values));
    expect([fault.kind, fault.message]).toEqual(['usage', expect.stringContaining(message)]);
    expect(world.simulator.log).toEqual([]);
  });

  test('an unknown site is refused with the nearest one', async () => {
    const { run } = await open();
    expect((await faultOf(run(grow, growing, 'denvr'))).message).toContain('Did you mean denver?');
  });
});

describe('the steps', () => {
  test('are shown, numbered, and nothing is done, with --dry-run', async () => {
    const { world, asked, run } = await open();
    const { lines, json, exitCode } = await run(grow, { ...growing, dryRun: true });
    expect(lines[0]).toBe('At denver it would:');
    expect(lines[1]).toBe(`1. register ${two} in Palette`);
    expect(lines.at(-1)).toBe('Nothing was done.');
    expect(exitCode).toBe(undefined);
    expect(json).toMatchObject({
      task: 'grow',
      siteId: 'denver',
      result: 'planned',
      steps: [{ do: 'register_host' }, {}, {}, {}, {}],
    });
    expect([asked, world.writes()]).toEqual([[], []]);
  });

  test('are shown before the id of the site has to be typed, and told as they are done', async () => {
    const { world, asked, notes, run } = await open();
    const { lines } = await run(grow, growing);
    expect(asked[0]?.at(-1)).toBe('Type denver to do this:');
    expect(asked[0]?.[0]).toBe(`1. register ${two} in Palette`);
    expect(notes.at(-1)).toBe(`wait until the nodes on ${two} and ${three} run ...`);
    expect(lines).toEqual(['Done at denver, in 4 steps.']);
    expect(world.writes()).toHaveLength(3);
  });

  test.each([
    ['another id', 'boston', 'Nothing was done.'],
    ['nothing at all', null, 'add --yes'],
  ])('%s stops it', async (_case, answer, message) => {
    const { world, run } = await open({ askFor: async () => answer });
    expect((await faultOf(run(deleteCluster))).message).toContain(message);
    expect(world.writes()).toEqual([]);
  });

  test('are told line by line while they are done', async () => {
    const written: string[] = [];
    const streams = { out: {}, err: { write: (text: string) => written.push(text) }, variables: {} };
    const { run } = await open({ terminal: openTerminal(streams) });
    await run(deleteCluster, { yes: true });
    expect(written.join('').split('\n')).toContain('delete the cluster denver ...');
    expect(written.join('').endsWith('\n')).toBe(true);
  });

  test('of a simulator are said to be nothing real', async () => {
    const real = await open();
    expect(await real.run(deleteCluster, { dryRun: true })).toMatchObject({ json: { mode: 'live' } });
    const { run } = await open({}, false);
    const { lines, json } = await run(deleteCluster, { dryRun: true });
    expect([lines.at(-1), json]).toEqual([
      'This was the simulator: nothing real was touched.',
      expect.objectContaining({ mode: 'simulator' }),
    ]);
    expect((await run(deleteCluster, { yes: true })).lines.at(-1)).toBe(lines.at(-1));
  });

  test('with --yes nobody is asked', async () => {
    const { world, asked, run } = await open();
    expect((await run(deleteCluster, { yes: true })).lines).toEqual(['Done at denver, in 5 steps.']);
    expect([asked, clustersNamed(world.simulator, 'denver')]).toEqual([[], []]);
    expect((await run(deleteCluster, { yes: true })).lines).toEqual(['Nothing is left to do.']);
  });

  test('what Palette takes longer for is left, with exit code 4, and the same command goes on', async () => {
    const { run } = await open();
    const first = await run(deleteCluster, { yes: true, wait: '0' });
    expect(first.exitCode).toBe(4);
    expect(first.lines).toContain('Run the same command again to go on.');
    expect(first.lines[0]).toBe('Stopped after 4 steps. Palette takes longer than this command waits.');
    expect(first.lines.join('\n')).toMatch(
      /wait until the cluster denver is gone, asked for at \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/,
    );
    // Nothing is written any more, and yet it has begun: 1 would say that nothing has happened.
    const again = await run(deleteCluster, { yes: true, wait: '0' });
    expect([again.exitCode, again.lines[0]]).toEqual([
      4,
      'Stopped after 0 steps. Palette takes longer than this command waits.',
    ]);
    expect((await run(deleteCluster, { yes: true })).lines[0]).toMatch(/^Done at denver/);
  });

  test('an interrupt ends it after the step that has begun', async () => {
    let interrupt = () => {};
    const { notes, run, world } = await open({
      onInterrupt: (act) => {
        interrupt = act;
        return () => {};
      },
    });
    const note = notes.push.bind(notes);
    notes.push = (...lines) => {
      interrupt();
      return note(...lines);
    };
    const ended = await run(grow, { ...growing, yes: true });
    expect([ended.exitCode, ended.lines[0]]).toEqual([4, 'Stopped after 1 step. It was interrupted.']);
    expect(world.writes()).toHaveLength(1);
    expect((await run(grow, { ...growing, yes: true })).exitCode).toBe(4);
  });
});

describe('a refusal', () => {
  test('says what is the matter and what to do, with exit code 1', async () => {
    const { run } = await open();
    const fault = await faultOf(run(grow, { controlPlane: '3' }));
    expect([fault.kind, fault.message]).toEqual([
      'failed',
      'The control plane of denver needs 2 hosts more, and none are free there: 2 are missing, because it never grows to an even number. Name hosts with --hosts: Palette gets those that it does not know. A worker has to be taken out first (remove-host).',
    ]);
  });

  test.each<readonly [string, Command, Readonly<Record<string, unknown>>]>([
    ['has its cluster already', form, { controlPlane: '3' }],
    ['The nodes of denver are its hosts', scale, { controlPlane: '3' }],
    ['Nobody has asked Palette to delete denver yet.', deleteCluster, { force: true }],
    ['Name exactly so many.', grow, { controlPlane: '3', hosts: `${two},${three},${edgeHost(4)}` }],
  ])('%s', async (message, command, values) => {
    const { world, run } = await open();
    const fault = await faultOf(run(command, values));
    expect(fault.message).toContain(message);
    expect(world.writes()).toEqual([]);
  });

  test.each(Object.keys(refusals) as RefusalCode[])(
    '%s leaves no brace unfilled where it is given its facts',
    (code) => {
      const { sentence, remedy } = refusals[code];
      const names = [...`${sentence} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const facts = Object.fromEntries(names.map((name) => [name, 'x']));
      const words = explainRefusal({ code, facts });
      expect(`${words.sentence} ${words.remedy}`).not.toMatch(/[{}]/);
      expect(words.sentence).toMatch(/^[A-Z{x].*[.]$/);
      expect(words.remedy.length).toBeGreaterThan(10);
    },
  );
});

test('steps read well for one host and for several', () => {
  const hostIds = ['a', 'b', 'c'].map(hostId);
  expect(describeStep({ do: 'wait_until_running', hostIds: hostIds.slice(0, 1) })).toBe(
    'wait until the node on a runs',
  );
  expect(describeStep({ do: 'wait_until_running', hostIds })).toBe('wait until the nodes on a, b and c run');
  expect(describeStep({ do: 'note_removed', hostIds })).toBe(
    'say on the pages of a, b and c that IT has taken them out',
  );
});
