import { describe, expect, test } from 'vitest';
import type { Command } from '../../../cli/sites/command';
import { CommandFault } from '../../../cli/sites/command';
import { commandGroups, commands } from '../../../cli/sites/commands';
import { readCommandLine } from '../../../cli/sites/read-command-line';

const water: Command = {
  name: 'water',
  summary: 'water plants',
  description: ['Waters the plants of a site, or some of them. Changes nothing but the soil.'],
  words: [
    { name: '<site>', description: 'its id' },
    { name: '[plants...]', description: 'only these' },
  ],
  options: [
    { flags: '--dry-run', description: 'say what would be watered' },
    { flags: '--with <what>', description: 'what to take', choices: ['rain', 'tap'] },
  ],
  examples: ['water denver', 'water denver fern --with rain'],
  run: async () => ({ lines: [], json: {} }),
};
const wait: Command = { ...water, name: 'wait', words: [], options: [] };

function read(line: string, columns = 80) {
  return readCommandLine([water, wait], line === '' ? [] : line.split(' '), columns);
}

function helpOf(line: string, columns = 80): string {
  const asked = read(line, columns);
  return asked.kind === 'help' ? asked.text : `no help: ${JSON.stringify(asked)}`;
}

describe('what was typed', () => {
  test('becomes the command with its words and options', () => {
    expect(read('water denver fern moss --with rain --dry-run')).toEqual({
      kind: 'run',
      command: water,
      given: { positionals: ['denver', 'fern', 'moss'], values: { with: 'rain', dryRun: true } },
      isJson: false,
    });
  });

  test('has --json wherever it stands behind the name, and the command does not see it', () => {
    for (const line of ['water --json denver', 'water denver --json']) {
      expect(read(line)).toMatchObject({ isJson: true, given: { positionals: ['denver'], values: {} } });
    }
  });

  test('takes what looks like an option as a word behind two dashes', () => {
    expect(read('water -- --json')).toMatchObject({ isJson: false, given: { positionals: ['--json'] } });
  });

  test('of one reading leaves nothing behind for the next', () => {
    read('water denver --dry-run');
    expect(read('water denver')).toMatchObject({ given: { values: {} } });
  });

  test.each([
    ['watr denver', "Unknown command 'watr' (Did you mean water?)"],
    ['prune', "Unknown command 'prune'"],
    ['constructor', "Unknown command 'constructor'"],
    ['__proto__', "Unknown command '__proto__'"],
    ['help prune', 'There is no command "prune".'],
    ['help constructor', 'There is no command "constructor".'],
    ['water', "Missing required argument 'site'"],
    ['wait long', "Too many arguments for 'wait'. Expected 0 arguments but got 1."],
    ['water denver --wit rain', "Unknown option '--wit' (Did you mean --with?)"],
    ['water denver --with', "Option '--with <what>' argument missing"],
    ['water denver --with wine', "Option '--with <what>' argument 'wine' is invalid. Allowed choices are rain, tap."],
    ['--json water denver', "Unknown option '--json': it comes behind the command"],
    ['--json', "Unknown option '--json': it comes behind the command"],
  ])('%j is refused with the mistake in one line', (line, sentence) => {
    const fault = faultOf(line.split(' '));
    expect([fault.kind, fault.message]).toEqual(['usage', sentence]);
  });

  test('cannot steer the terminal that the mistake is shown on', () => {
    for (const args of [['\u001b[2J'], ['help', '\u001b[2J\u202e'], ['water', 'x', '--with', 'a\nb']]) {
      expect(faultOf(args).message).not.toMatch(/\p{Cc}|\u202e/u);
    }
  });
});

function faultOf(args: readonly string[]): CommandFault {
  try {
    readCommandLine([water, wait], args, 80);
  } catch (error) {
    if (error instanceof CommandFault) return error;
    throw error;
  }
  throw new Error(`${args.join(' ')} was not refused`);
}

describe('help', () => {
  test('of all is shown without words, and by every way of asking', () => {
    for (const line of ['', 'help', '-h']) expect(helpOf(line)).toBe(helpOf('--help'));
  });

  test('of all reads like this', () => {
    expect(helpOf('')).toMatchInlineSnapshot(`
      "Usage: npm run sites -- [options] [command]

      What IT does at the command line.

      Options:
        -h, --help                show this

      Commands:
        water <site> [plants...]  water plants
        wait                      water plants
        help [command]            show what a command does

      Every command takes --help, and --json for programs, behind its name.

      Reads .env.local and the like as the server does. Where a command needs the
      compiled sites, run \`npm run sites:compile\` first. Everything is explained in
      docs/command-line.md.

      Ends with 0 when it is done, 1 when it could not be done, 2 when it was typed
      wrong, 3 when it looked and something is wrong, 4 when some of many could not be
      done.
      "
    `);
  });

  test('of all puts together what belongs together, each command once', () => {
    const groups = [
      { title: 'Garden', commands: [water] },
      { title: 'Time', commands: [wait] },
    ];
    const asked = readCommandLine([water, wait], [], 40, groups);
    expect(asked.kind === 'help' ? asked.text : '').toMatch(/\nGarden:\n {2}water [\s\S]*\nTime:\n {2}wait\n/);
    const shown = readCommandLine(commands, [], 80, commandGroups);
    if (shown.kind !== 'help') throw new Error('That ran something');
    for (const { title } of commandGroups) expect(shown.text).toContain(`\n${title}:\n`);
    for (const { summary } of commands) expect(shown.text.replace(/\s+/g, ' ').split(summary)).toHaveLength(2);
  });

  test('of one reads like this', () => {
    expect(helpOf('water --help')).toMatchInlineSnapshot(`
      "Usage: npm run sites -- water [options] <site> [plants...]

      Waters the plants of a site, or some of them. Changes nothing but the soil.

      Arguments:
        site           its id
        plants         only these

      Options:
        --dry-run      say what would be watered
        --with <what>  what to take (choices: "rain", "tap")
        --json         answer with one line of JSON
        -h, --help     show this

      Examples:
        npm run sites -- water denver
        npm run sites -- water denver fern --with rain

      Ends with 0 when it is done, 1 when it could not be done, 2 when it was typed
      wrong, 3 when it looked and something is wrong, 4 when some of many could not be
      done.
      "
    `);
    expect(helpOf('help water')).toBe(helpOf('water --help'));
  });

  test('reads like this in 40 columns', () => {
    expect(helpOf('water --help', 40)).toMatchInlineSnapshot(`
      "Usage: npm run sites -- water [options] <site> [plants...]

      Waters the plants of a site, or some of
      them. Changes nothing but the soil.

      Arguments:
        site
            its id
        plants
            only these

      Options:
        --dry-run
            say what would be watered
        --with <what>
            what to take (choices: "rain",
            "tap")
        --json
            answer with one line of JSON
        -h, --help
            show this

      Examples:
        npm run sites -- water denver
        npm run sites -- water denver fern --with rain

      Ends with 0 when it is done, 1 when it
      could not be done, 2 when it was typed
      wrong, 3 when it looked and something is
      wrong, 4 when some of many could not be
      done.
      "
    `);
  });
});

describe.each(commands.map((command) => [command.name, command] as const))('help of %s', (name, command) => {
  const text = (columns: number) => {
    const asked = readCommandLine(commands, [name, '--help'], columns);
    if (asked.kind !== 'help') throw new Error('That ran it');
    return asked.text;
  };

  test('names its words, its options, examples and --json', () => {
    const shown = text(200);
    expect(shown).toContain(`npm run sites -- ${name}`);
    for (const { name: word, description } of command.words ?? []) {
      expect(shown).toContain(word);
      expect(shown).toContain(description);
    }
    for (const { flags, description } of command.options ?? []) {
      expect(shown).toContain(flags);
      expect(shown).toContain(description);
    }
    for (const example of command.examples) expect(shown).toContain(`\n  npm run sites -- ${example}\n`);
    expect(shown).toContain('--json');
    expect(shown).toContain('Ends with 0');
  });

  test('has examples that can be typed', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const asked = readCommandLine(commands, wordsOf(example), 80);
      expect(asked).toMatchObject({ kind: 'run', command: { name } });
    }
  });

  test.each([40, 80])('is readable in %i columns: only what is to be copied is longer', (columns) => {
    const isTooLong = (line: string) => line.length > columns && /\s/.test(line.trim());
    const long = text(columns).split('\n').filter(isTooLong);
    expect(long.filter((line) => !line.includes('npm run sites -- '))).toEqual([]);
  });

  test('is short in the list, and says something in whole sentences', () => {
    expect(command.summary.length).toBeLessThanOrEqual(60);
    expect(command.summary).toMatch(/^[a-z].*[^.]$/);
    for (const paragraph of command.description) expect(paragraph).toMatch(/[.:]$/);
  });
});

/** As a shell takes them apart, up to where the answer goes somewhere else. */
function wordsOf(example: string): string[] {
  const typed = example.split(/ [|>] /)[0] ?? '';
  return [...typed.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
