import { CommanderError, type Help, Command as Parser, Option as ParserOption } from 'commander';
import { type Command, CommandFault, type CommandGroup, exitCodes, type Given } from './command';
import { plainText } from './plain-text';
import { wrapText } from './wrap-text';

/** What was asked for: a command with its words, or a text to show. */
export type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly given: Given; readonly isJson: boolean }
  | { readonly kind: 'help'; readonly text: string };

const { done, failed, usage, found, partly } = exitCodes;
const ends =
  `Ends with ${done} when it is done, ${failed} when it could not be done, ${usage} when it was typed wrong, ` +
  `${found} when it looked and something is wrong, ${partly} when some of many could not be done.`;

const surroundings = [
  'Every command takes --help, and --json for programs, behind its name.',
  'Reads .env.local and the like as the server does. Where a command needs the compiled sites, run `npm run sites:compile` first. Everything is explained in docs/command-line.md.',
];

/**
 * Reads what was typed behind `npm run sites --`. Throws {@link CommandFault} of kind `usage` with a sentence that names
 * the mistake, and what was probably meant. Commands of a group stand below its title in the help. Pure.
 */
export function readCommandLine(
  commands: readonly Command[],
  args: readonly string[],
  columns: number,
  groups: readonly CommandGroup[] = [],
): Asked {
  let asked: Asked | null = null;
  let shown = '';
  const program = new Parser('npm run sites --').description('What IT does at the command line.');
  for (const command of commands) {
    const parser = toParser(command, columns);
    parser.action(() => {
      const { json, ...values } = parser.opts();
      asked = { kind: 'run', command, given: { positionals: parser.args, values }, isJson: json === true };
    });
    const group = groups.find((one) => one.commands.includes(command));
    if (group !== undefined) parser.helpGroup(`${group.title}:`);
    program.addCommand(parser);
  }
  program.helpCommand('help [command]', 'show what a command does');
  program.addHelpText('after', `\n${paragraphs([...surroundings, ends], columns)}`);
  for (const parser of [program, ...program.commands]) {
    parser.helpOption('-h, --help', 'show this');
    parser.configureHelp(helpFor(columns)).exitOverride();
    parser.configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    });
  }
  try {
    program.parse(args.length === 0 ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'help', text: shown };
    throw new CommandFault(explain(error, args), 'usage');
  }
  if (asked === null) throw new CommandFault('Name a command.', 'usage');
  return asked;
}

function toParser({ name, summary, description, words = [], options = [], examples }: Command, columns: number) {
  const parser = new Parser(name).summary(summary).allowExcessArguments(false);
  parser.description(paragraphs(description, columns));
  for (const word of words) parser.argument(word.name, word.description);
  for (const { flags, description: meaning, choices } of options) {
    const option = new ParserOption(flags, meaning);
    parser.addOption(choices === undefined ? option : option.choices([...choices]));
  }
  parser.option('--json', 'answer with one line of JSON');
  // Never broken: they are there to be copied.
  const lines = examples.map((example) => `  npm run sites -- ${example}`);
  return parser.addHelpText('after', `\nExamples:\n${lines.join('\n')}\n\n${paragraphs([ends], columns)}`);
}

/** Less than this beside a term is no column of text but a ladder. */
const narrowestColumn = 26;

/** Terms and what they mean, side by side where there is room, else one below the other. */
function helpFor(columns: number): Partial<Help> {
  return {
    minWidthToWrap: 1,
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((one) => nameWord(one))].join(' '),
    formatItem(term, termWidth, description) {
      const room = columns - termWidth - 4;
      if (room < narrowestColumn) return [`  ${term}`, ...wrapText(description, columns, '      ')].join('\n');
      return `  ${term.padEnd(termWidth)}  ${wrapText(description, room).join(`\n${' '.repeat(termWidth + 4)}`)}`;
    },
  };
}

function nameWord(argument: Parser['registeredArguments'][number]): string {
  const word = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${word}>` : `[${word}]`;
}

function paragraphs(texts: readonly string[], columns: number): string {
  return texts.map((text) => wrapText(text, columns).join('\n')).join('\n\n');
}

function explain({ code, message }: CommanderError, args: readonly string[]): string {
  // All that commander says of `help nothing` is that it has shown help.
  if (code === 'commander.help') return `There is no command ${JSON.stringify(plainText(args.at(-1) ?? ''))}.`;
  const text = plainText(message.replace(/^error: /, ''));
  const isTooEarly = code === 'commander.unknownOption' && args[0] === '--json';
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${isTooEarly ? ': it comes behind the command' : ''}`;
}
