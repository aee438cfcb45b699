import { checkSites } from './check/check-sites';
import { formatFindings, isWrong, toJson } from './check/format-findings';
import { type Command, type ExitCode, exitCodes, type Given, type House, type Outcome } from './command';
import { choosePublicOrigin } from './public-origin';

/** Checks everything that ships, without a network. Read-only. */
export const check: Command = {
  name: 'check',
  summary: 'check the config and all that ships with it, offline',
  description: [
    'Looks at the config, the CSV files beside it, the brand and the texts, the addresses of staging links and vercel.json, and says everything that is wrong at once. Asks nobody, needs no secret and changes nothing; what Palette says is the matter of doctor.',
    'With --base it also compares with another version of the config: a site whose cluster name, VIP, project or control plane is another one, and a site that is gone, are refused unless the entry says how by renamedFrom, movedTo or closed: true. The other version is compiled by its own code, in a folder of its own.',
    'The config runs without any variable of this environment. Ends with 3 when something must not ship.',
  ],
  options: [
    { flags: '--base <ref>', description: 'branch, tag or commit to compare with, such as origin/main' },
    { flags: '--config <file>', description: 'instead of SITES_CONFIG or sites.config.ts' },
    { flags: '--project <uid>', description: 'instead of PALETTE_PROJECT_UID: the project of sites that name none' },
    { flags: '--origin <url>', description: 'instead of PUBLIC_ORIGIN, to measure QR codes' },
  ],
  examples: ['check', 'check --base origin/main', 'check --json --config other/sites.config.ts'],
  run: checkConfig,
};

async function checkConfig({ values }: Given, house: House): Promise<Outcome> {
  const startedAtMs = performance.now();
  const origin = chooseOrigin(values.origin);
  const configPath = textOf(values.config) ?? process.env.SITES_CONFIG ?? 'sites.config.ts';
  const projectUid = textOf(values.project) ?? textOf(process.env.PALETTE_PROJECT_UID?.trim() || null);
  const findings = await checkSites({ configPath, baseRef: textOf(values.base), origin, projectUid });
  const seconds = Math.round(performance.now() - startedAtMs) / 1_000;
  return {
    json: toJson(findings, seconds),
    lines: formatFindings(findings, house.terminal),
    exitCode: chooseExitCode(isWrong(findings), findings.baseProblem),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The rest of the environment is nobody's business here, and may well be wrong or absent. */
function chooseOrigin(typed: unknown): string | null {
  const { PUBLIC_ORIGIN = '' } = process.env;
  if (typeof typed !== 'string' && !URL.canParse(PUBLIC_ORIGIN)) return null;
  return choosePublicOrigin(typed, PUBLIC_ORIGIN);
}

function chooseExitCode(wrong: boolean, baseProblem: string | null): ExitCode {
  if (wrong) return exitCodes.found;
  return baseProblem === null ? exitCodes.done : exitCodes.failed;
}
