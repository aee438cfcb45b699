import { describe, expect, test } from 'vitest';
import { CommandFault, type House, type Outcome } from '../../../cli/sites/command';
import { sync } from '../../../cli/sites/sync';
import { openTerminal } from '../../../cli/sites/terminal';
import type { Server } from '../../../lib/server/compose';
import type { Site } from '../../../lib/sites/site';
import { changedSite, driftedWorld, richSite } from '../../support/drifted-world';
import { testIndex, testSite } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';
import { testHouse } from './test-house';

const boulder = testSite('boulder', { endpoint: { type: 'vip', host: '10.1.3.10' } });
const closed = testSite('reno', { status: { state: 'closed' }, endpoint: { type: 'vip', host: '10.1.4.10' } });

interface Opened {
  readonly world: TestWorld;
  readonly asked: (readonly string[])[];
  readonly notes: string[];
  run(positionals: readonly string[], values?: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

/** A command line at a world where Denver has drifted and Boulder has no cluster yet. */
async function open(
  changes: Partial<House> = {},
  after = changedSite(),
  others: readonly Site[] = [],
): Promise<Opened> {
  const world = await driftedWorld(richSite(), after, { others: [boulder, closed, ...others] });
  const index = testIndex([after, boulder, closed, ...others]);
  const asked: (readonly string[])[] = [];
  const notes: string[] = [];
  const terminal = openTerminal({ out: { columns: 100 }, err: { write: () => true }, variables: {} });
  const server = { isReal: true, store: world.store, life: { as: () => world.life } };
  const house = testHouse({}, [], {
    index: () => index,
    openServer: async () => server as unknown as Server,
    askFor: async (lines) => {
      asked.push(lines);
      return 'denver';
    },
    terminal: { ...terminal, note: (line) => void notes.push(line) },
    ...changes,
  });
  return { world, asked, notes, run: (positionals, values = {}) => sync.run({ positionals, values }, house) };
}

async function faultOf(outcome: Promise<Outcome>): Promise<CommandFault> {
  const fault = await outcome.catch((error: unknown) => error);
  if (!(fault instanceof CommandFault)) throw new Error('It was done');
  return fault;
}

describe('a look', () => {
  test('names every site, writes nothing, and ends with 3 where a run would write', async () => {
    const { world, run } = await open();
    const { lines, exitCode, json } = await run([], { all: true, dryRun: true });
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      'denver: 22 differences',
      'boulder: no cluster yet',
      '1 site would be written. Nothing was done.',
    ]);
    expect(exitCode).toBe(3);
    expect(json).toMatchObject({
      isDryRun: true,
      sites: [{ siteId: 'denver', result: 'different' }, { result: 'no_cluster' }],
    });
    expect(world.writes()).toEqual([]);
  });

  test('ends with 0 where everything is as the config says, and tells what stays', async () => {
    const { run } = await open({}, richSite({ overlayCidr: '100.64.0.0/24' }));
    const { lines, exitCode } = await run(['denver'], { dryRun: true });
    expect(lines).toEqual([
      'denver: as the config says',
      '  overlay: none -> 100.64.0.0/24',
      '    stays: it is decided when the cluster is made',
      'Nothing is to be written.',
    ]);
    expect(exitCode).toBe(0);
  });

  test('of several, one that cannot be compared is told, and the others are', async () => {
    const { world, run } = await open();
    world.simulator.stranger.createCluster({ name: 'boulder', isRunning: true });
    const { lines, exitCode } = await run(['denver', 'boulder'], { dryRun: true });
    expect(lines).toContain('boulder: not compared');
    expect(exitCode).toBe(4);
    expect((await run(['boulder'], { dryRun: true })).exitCode).toBe(1);
  });
});

describe('a run', () => {
  test('shows the differences, has the site typed, and writes them', async () => {
    const { asked, notes, run } = await open();
    const { lines, exitCode, json } = await run(['denver']);
    expect(asked[0]?.[0]).toBe('denver: 22 differences');
    expect(asked[0]?.at(-1)).toBe('Type denver, to write this:');
    expect(notes.at(0)).toBe('denver: change labels of the cluster ...');
    expect([lines, exitCode]).toEqual([['denver: 12 settings written', '1 site as the config says.'], 0]);
    expect(json).toMatchObject({ sites: [{ siteId: 'denver', result: 'done' }] });
    expect((await run(['denver'], { dryRun: true })).exitCode).toBe(0);
  });

  test('is in the audit trail, each write with who wanted it', async () => {
    const { world, run } = await open();
    await run(['denver'], { yes: true, by: 'Sam Doe' });
    const trail = await world.store.readAudit(100);
    const ofRun = trail.filter(({ what }) => what === 'sync' || what.endsWith('_changed'));
    expect(ofRun.map(({ what }) => what)).toEqual(expect.arrayContaining(['pool_changed', 'profiles_changed', 'sync']));
    expect(new Set(ofRun.map(({ who }) => who))).toHaveProperty('size', 1);
  });

  test('another word than the site’s id does nothing', async () => {
    const { world, run } = await open({ askFor: async () => 'yes' });
    expect((await faultOf(run(['denver']))).message).toContain('Nothing was done');
    expect(world.writes()).toEqual([]);
  });

  test('where there is nobody to ask, it says how to go on', async () => {
    const { world, run } = await open({ askFor: async () => null });
    expect(await faultOf(run(['denver']))).toMatchObject({ kind: 'usage' });
    expect(world.writes()).toEqual([]);
  });

  test('Ctrl-C ends it after the write that is under way, and says how to go on', async () => {
    let press = () => {};
    const onInterrupt = (act: () => void) => {
      press = act;
      return () => {};
    };
    const { world, run } = await open({ onInterrupt, terminal: pressing(() => press()) });
    const { lines, exitCode } = await run(['denver'], { yes: true });
    expect(lines).toEqual([
      'denver: 1 setting written, then stopped',
      '  It was interrupted.',
      '0 sites as the config says, 1 not: run it again to go on.',
    ]);
    expect(exitCode).toBe(4);
    expect(world.writes()).toHaveLength(1);
    expect(await run(['denver'], { yes: true })).toMatchObject({ exitCode: expect.toBeOneOf([0, 4]) });
  });
});

/** Presses Ctrl-C as soon as the first write is told of. */
function pressing(press: () => void): House['terminal'] {
  const terminal = openTerminal({ out: { columns: 100 }, err: { write: () => true }, variables: {} });
  return {
    ...terminal,
    note: (line) => {
      if (line.includes('labels of the cluster ...')) press();
    },
  };
}

describe('what was typed wrong', () => {
  test.each([
    ['no site at all', [], {}, 'Name a site, or say --all.'],
    ['sites and --all', ['denver'], { all: true }, 'not both'],
    ['a site that there is not', ['denvr'], {}, 'Did you mean denver?'],
    ['minutes that are none', ['denver'], { wait: 'long' }, 'whole minutes'],
  ] as const)('%s', async (_name, positionals, values, said) => {
    const { run } = await open();
    expect((await faultOf(run(positionals, values))).message).toContain(said);
  });
});
