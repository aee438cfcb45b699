import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Env, parseEnv } from '../lib/env';
import { openStore } from '../lib/server/open-store';
import { loadSiteIndex, siteIndexPath } from '../lib/sites/site-index';
import { loadEnvFiles } from './load-env-files';
import { type Command, CommandFault, type House } from './sites/command';
import { link } from './sites/link';
import { pin } from './sites/pin';

/** Another command is one more file in cli/sites, and one more name here. */
const commands: Readonly<Record<string, Command>> = { pin, link };

const USAGE = `What IT does at the command line.

  npm run sites -- <command> [options]

${Object.values(commands)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}

  --json                 Answer with one line of JSON.
  --help

Reads .env.local and the like as the server does, and the sites that \`npm run sites:compile\` has compiled.
Ends with 0 when it is done, 1 when it could not be done, 2 when the command was typed wrong.
`;

const dayMs = 24 * 60 * 60_000;

function openHouse(): House {
  loadEnvFiles();
  const index = () => loadSiteIndex(process.env.SITES_INDEX ?? siteIndexPath);
  return {
    env: readEnv,
    index,
    openStore: () => openStore(readEnv(), index().auditDays * dayMs),
    readInput: () => text(process.stdin),
    now: Date.now,
  };
}

function readEnv(): Env {
  const read = parseEnv(process.env);
  if (read.ok) return read.env;
  throw new CommandFault(read.faults.map(({ name, remedy }) => `${name}: ${remedy}`).join('\n'));
}

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new CommandFault(`There is no command ${JSON.stringify(name)}.`, 'usage');
  const { values, positionals } = readArguments(command, args);
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const { lines, json } = await command.run({ values, positionals }, openHouse());
  process.stdout.write(values.json === true ? `${JSON.stringify(json)}\n` : lines.map((line) => `${line}\n`).join(''));
}

function readArguments({ options, mostPositionals }: Command, args: string[]) {
  const common = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  try {
    const given = parseArgs({ args, options: { ...options, ...common }, allowPositionals: true });
    if (given.positionals.length <= mostPositionals) return given;
  } catch (error) {
    throw new CommandFault(error instanceof Error ? error.message : String(error), 'usage');
  }
  throw new CommandFault('There is a word too many.', 'usage');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isTyped = error instanceof CommandFault && error.kind === 'usage';
  const help = isTyped ? '\nTry --help.' : '';
  process.stderr.write(`sites: ${error instanceof Error ? error.message : String(error)}${help}\n`);
  process.exitCode = isTyped ? 2 : 1;
});
