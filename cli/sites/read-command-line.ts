import { CommanderError, Command as Parser, Option as ParserOption } from 'commander';
import { type Command, CommandFault, type Given } from './command';

/** What was asked for: a command with its words, or a text to show. */
export type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly given: Given; readonly isJson: boolean }
  | { readonly kind: 'help'; readonly text: string };

const ends = `Ends with 0 when it is done, 1 when it could not be done, 2 when it was typed wrong,
3 when it looked and something is wrong, 4 when some of many could not be done.`;

const surroundings = `Reads .env.local and the like as the server does. Where a command needs the compiled sites, run
\`npm run sites:compile\` first. Everything is explained in docs/command-line.md.`;

/**
 * Reads what was typed behind `npm run sites --`. Throws {@link CommandFault} of kind `usage` with a sentence that names
 * the mistake, and what was probably meant.
 */
export function readCommandLine(commands: readonly Command[], args: readonly string[], columns: number): Asked {
  let asked: Asked | null = null;
  let shown = '';
  const program = new Parser('npm run sites --').description('What IT does at the command line.');
  for (const command of commands) {
    const parser = toParser(command);
    parser.action(() => {
      const { json, ...values } = parser.opts();
      asked = { kind: 'run', command, given: { positionals: parser.args, values }, isJson: json === true };
    });
    program.addCommand(parser);
  }
  program.helpCommand('help [command]', 'what a command does').addHelpText('after', `\n${surroundings}\n\n${ends}`);
  for (const parser of [program, ...program.commands]) {
    parser.exitOverride().configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    });
  }
  if (args.length === 0) return { kind: 'help', text: `${program.helpInformation()}\n${surroundings}\n\n${ends}\n` };
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'help', text: shown };
    throw new CommandFault(capitalize(error.message.replace(/^error: /, '')), 'usage');
  }
  if (asked === null) throw new CommandFault('That is no command.', 'usage');
  return asked;
}

function toParser({ name, summary, description, words = [], options = [], examples }: Command): Parser {
  const parser = new Parser(name).summary(summary).description(description.join('\n\n')).allowExcessArguments(false);
  for (const word of words) parser.argument(word.name, word.description);
  for (const { flags, description: meaning, choices } of options) {
    const option = new ParserOption(flags, meaning);
    parser.addOption(choices === undefined ? option : option.choices([...choices]));
  }
  parser.option('--json', 'answer with one line of JSON');
  const lines = examples.map((example) => `  npm run sites -- ${example}`);
  return parser.addHelpText('after', `\nExamples:\n${lines.join('\n')}\n\n${ends}`);
}

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
