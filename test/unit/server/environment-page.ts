import { type VariableRow, variableRows } from '../../../lib/env/variables';

const targets: Record<VariableRow['target'], string> = {
  production: 'Production only',
  any: 'wherever you like',
  own: "a machine of one's own",
  given: 'set by Vercel',
};

/** What is read while building, or by names that the config gives: not in the schema. */
const besides = [
  '| `WEBHOOK_…` | | addresses and secrets of webhooks, by the names that the config gives them | Production only | yes |',
  '| `SITES_CONFIG` | `sites.config.ts` | while building: another config file to compile | wherever you like | |',
];

/** `docs/environment.md` as it has to be: one row per variable of the schema. */
export function renderEnvironmentPage(): string {
  return [
    '# Environment',
    '',
    'All faults are told together: by `npm start`, on the pages (503) and at `/api/health`; a value is never repeated, because it may',
    'be a secret. An empty value counts as not set. Copy [`.env.example`](../.env.example) for a machine of your own; on Vercel set each',
    'variable for its target. Secrets are made by `openssl rand -base64 32`, and changed as [operating](operating.md) says. Live mode',
    'does not start while a variable is missing that the config needs; `npm run sites -- doctor` says which.',
    '',
    'This page is written from `lib/env/variables.ts` by `npx vitest run --project unit environment-page -u`.',
    '',
    '| variable | when not set | what | target | secret |',
    '|---|---|---|---|---|',
    ...variableRows.map(row),
    ...besides,
    '',
  ].join('\n');
}

function row({ name, unset = '', what, target, isSecret }: VariableRow): string {
  return `| \`${name}\` | ${unset} | ${what} | ${targets[target]} | ${isSecret ? 'yes' : ''} |`.replaceAll(
    '|  |',
    '| |',
  );
}
