import type { Command, Option, Word } from '../../../cli/sites/command';
import { commandGroups, commands } from '../../../cli/sites/commands';

/** What commands change that do not only look. */
export const acting: Readonly<Record<string, string>> = {
  import: 'writes `sites.csv`, only with `--write`',
  qr: 'writes files, only where `--out` says',
  'user-data': 'writes files, only where `--out` says',
  'system-profile': 'only `download`: writes a file, here or where `--out` says',
  terraform: 'writes files, only where `--out` says',
  register: 'registers hosts in Palette, makes and grows clusters',
  undo: 'deletes the entry that the registration made; a host in the cluster leaves it first',
  approve: 'lets a host in; it is then registered',
  reject: 'turns a host away',
  webhooks: 'only `webhooks test`: sends a message',
  grow: 'adds hosts to the control plane, from 1 to 3 or from 3 to 5',
  form: 'makes the cluster of the site',
  scale: 'adds virtual machines, or takes some away',
  'remove-host': 'takes a node out of the cluster',
  'replace-host': 'adds a node to the cluster, and takes one out',
  'move-host': 'takes a node out of one cluster, and registers the host at another site',
  'forget-host': 'deletes the entry of a host',
  'reset-host': 'wipes a host',
  'delete-cluster': 'deletes the cluster',
  sync: 'writes what differs into the cluster, its pools and its hosts',
};

/** `docs/command-line.md` as it has to be: one section per command. */
export function renderCommandLinePage(): string {
  return [
    ...opening,
    ...commandGroups.flatMap(({ title, commands: these }) => [`| **${title}** | | |`, ...these.map(overview)]),
    '',
    ...middle,
    ...commands.flatMap(section),
  ].join('\n');
}

function overview({ name, summary }: Command): string {
  return `| [\`${name}\`](#${name}) | ${cell(summary)} | ${acting[name] ?? 'nothing'} |`;
}

const opening = [
  '# Command line',
  '',
  'What IT does from a terminal, in the clone of this repository:',
  '',
  '```',
  'npm run sites -- --help                    # all commands',
  'npm run sites -- register --help           # one of them, with examples',
  'npm run --silent sites -- status edge-5c913342d76bb86e7ccd998b19d030a5 --json | jq .',
  '```',
  '',
  'This page is written from the commands by `npx vitest run --project unit command-line-page -u`.',
  '',
  '| command | what for | changes |',
  '|---|---|---|',
];

const middle = [
  '## For programs',
  '',
  '`--json`, behind the name of the command, makes the answer one line of JSON on the standard output. Type `npm run --silent sites`,',
  'because npm itself prints two lines otherwise. Log lines (JSON too), progress and errors go to the error output. A command that could not',
  'do what it was asked for prints nothing on the standard output, what is the matter on the error output, and ends with 1 or 2; with 3 and 4',
  'the answer is there and says what is wrong (`register`, `approve` and `reject` have one too where all of many failed, and commands of the',
  'life of a site where they stopped before the first step, with 1). Colours and progress are for terminals only, and for none with `NO_COLOR`',
  'or `TERM=dumb`.',
  '',
  '| ends with | meaning |',
  '|---|---|',
  '| 0 | done; what was looked at is as it should be |',
  '| 1 | it could not be done |',
  '| 2 | it was typed wrong; nothing was done |',
  '| 3 | it looked, and something is wrong |',
  '| 4 | some of it was done, the rest not; the answer says which |',
  '',
  '## Which deployment',
  '',
  'Commands read the [environment](environment.md) as the server does: variables that are set, then `.env.production.local`, `.env.local`,',
  '`.env.production` and `.env` of the clone. With none they work on the simulator of this machine, and say so. Commands about sites need',
  '`npm run sites:compile`, at the commit that is deployed.',
  '',
  'To work on production from your own machine keep its variables in a file outside of the clone, so that `npm run dev` never finds them, and',
  'give them to one command at a time:',
  '',
  '```',
  '( set -a; . ~/edge-registration.production; npm run sites -- register --csv hosts-to-register.csv --dry-run )',
  '```',
  '',
  '| variable | for |',
  '|---|---|',
  '| `PALETTE_API_KEY`, `PALETTE_PROJECT_UID`, `PALETTE_API_URL` | everything that asks Palette; as deployed |',
  '| `KV_REST_API_URL`, `KV_REST_API_TOKEN` | everything about hosts, `audit`, `webhooks`; as deployed |',
  '| `VERCEL_ENV=production` | a deployment on Vercel: its part of the store. Without it a command finds an empty one |',
  '| `PUBLIC_ORIGIN`, `LINK_SECRETS` | addresses of staging links |',
  '| `PIN_PEPPER` | `pin` |',
  '| `WEBHOOK_…` | `webhooks test`; other messages wait until the deployment sends them |',
  '',
  'Writing with another store than the deployment could lose hosts, because leases in the store keep two writers of one site apart. So `register`',
  'and the commands of the life of a site refuse a live store that has never seen a registration. Whoever has these variables is IT, at every',
  'site: keep the file as you keep the API key.',
  'Acting commands put `command`, your user name and `--by` into the audit trail. Keys, secrets and pairing keys are never printed.',
  '',
];

function section({ name, description, words = [], options = [], examples }: Command): string[] {
  const rows = [...words.map(wordRow), ...options.map(optionRow)];
  return [
    `## ${name}`,
    '',
    ...description.flatMap((paragraph) => [prose(paragraph), '']),
    ...(rows.length === 0 ? [] : ['| | |', '|---|---|', ...rows, '']),
    '```',
    ...examples.map((example) => `npm run sites -- ${example}`),
    '```',
    '',
  ];
}

function wordRow({ name, description }: Word): string {
  return `| \`${name}\` | ${cell(description)} |`;
}

function optionRow({ flags, description, choices }: Option): string {
  const list = choices === undefined ? '' : `: ${choices.map((choice) => `\`${choice}\``).join(', ')}`;
  return `| \`${flags}\` | ${cell(description)}${list} |`;
}

function cell(text: string): string {
  return prose(text).replaceAll('|', '\\|');
}

/** What stands for a word is no HTML. */
function prose(text: string): string {
  return text.replace(/(?<!`)<[a-z][a-z-]*>/g, '`$&`');
}
