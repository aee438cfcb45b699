import { escapeUnseen } from '../lib/server/escape-unseen';
import { openHouse } from './open-house';
import { CommandFault, type ExitCode, exitCodes } from './sites/command';
import { commandGroups, commands } from './sites/commands';
import { readCommandLine } from './sites/read-command-line';

async function main(args: readonly string[]): Promise<ExitCode> {
  const house = openHouse();
  const asked = readCommandLine(commands, args, house.terminal.columns, commandGroups);
  if (asked.kind === 'help') {
    process.stdout.write(asked.text);
    return exitCodes.done;
  }
  try {
    const { lines, json, exitCode = exitCodes.done } = await asked.command.run(asked.given, house);
    const shown = asked.isJson ? [escapeUnseen(JSON.stringify(json))] : lines;
    process.stdout.write(shown.map((line) => `${line}\n`).join(''));
    return exitCode;
  } finally {
    await house.leave();
  }
}

// Whoever reads may stop early: `npm run sites -- audit | head`.
process.stdout.on('error', () => process.exit());

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    const isTyped = error instanceof CommandFault && error.kind === 'usage';
    const help = isTyped ? '\nTry --help.' : '';
    process.stderr.write(`sites: ${error instanceof Error ? error.message : String(error)}${help}\n`);
    process.exitCode = isTyped ? exitCodes.usage : exitCodes.failed;
  },
);
