import { parseArgs } from 'node:util';
import { escapeUnseen } from '../lib/server/escape-unseen';
import { openHouse } from './open-house';
import { audit } from './sites/audit';
import { type Command, CommandFault } from './sites/command';
import { approve, reject } from './sites/decide';
import { link } from './sites/link';
import { pin } from './sites/pin';
import { webhooks } from './sites/webhooks';

/** Another command is one more file in cli/sites, and one more name here. */
const commands: Readonly<Record<string, Command>> = { pin, link, approve, reject, audit, webhooks };

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
  const house = openHouse();
  try {
    const { lines, json } = await command.run({ values, positionals }, house);
    const shown = values.json === true ? [escapeUnseen(JSON.stringify(json))] : lines;
    process.stdout.write(shown.map((line) => `${line}\n`).join(''));
  } finally {
    await house.leave();
  }
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

// Whoever reads may stop early: `npm run sites -- audit | head`.
process.stdout.on('error', () => process.exit());

main(process.argv.slice(2)).catch((error: unknown) => {
  const isTyped = error instanceof CommandFault && error.kind === 'usage';
  const help = isTyped ? '\nTry --help.' : '';
  process.stderr.write(`sites: ${error instanceof Error ? error.message : String(error)}${help}\n`);
  process.exitCode = isTyped ? 2 : 1;
});
