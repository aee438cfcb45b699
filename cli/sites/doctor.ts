import type { Env } from '../../lib/env';
import { createRedactor, type Redact } from '../../lib/palette/redact';
import { secretsOf } from '../../lib/server/secrets-of';
import type { SiteIndex } from '../../lib/sites/site';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { chooseSites } from './doctor/choose-sites';
import { blame, checkIds, checks, type Finding, skip } from './doctor/finding';
import { countFindings, formatFindings } from './doctor/format-findings';
import { gatherFacts } from './doctor/gather-facts';
import { inOrder, judge } from './doctor/judge';
import { countOf } from './name-some';
import { plainText } from './plain-text';
import { wrapText } from './wrap-text';

const defaultSeconds = 120;
const longestSeconds = 3_600;

/** Looks at everything that a registration needs and says what is wrong. Changes nothing. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'look at Palette, store and deployment, and say what is wrong',
  description: [
    'Looks whether all that a registration needs is there and fits: variables, API key, projects, profiles and their variables, networks, cluster names and VIPs, store, deployment; and where Palette and config differ.',
    'Changes nothing: it reads, searches, and asks for dry runs. It makes a call for each profile and page, not for each site, within the limits of Palette, and says how many.',
    'Ends with 3 when something is bad. Every check is explained in docs/doctor.md.',
  ],
  options: [
    { flags: '--site <id...>', description: 'only these; with a dry run of those that have no cluster yet' },
    {
      flags: '--base <ref>',
      description: 'only sites that are new or changed since then; with a dry run as by --site',
    },
    { flags: '--vips', description: 'read the VIP of every cluster, also of more than 200: a call each' },
    { flags: '--within <seconds>', description: `what is not done by then is skipped; ${defaultSeconds} unless told` },
  ],
  examples: [
    'doctor',
    'doctor --site denver-snow-st',
    'doctor --base origin/main',
    'doctor --vips --within 600 --json',
  ],
  run: examine,
};

async function examine({ values }: Given, house: House): Promise<Outcome> {
  const withinMs = readSeconds(values.within) * 1_000;
  const startedAtMs = house.now();
  const ground = readGround(house);
  if ('findings' in ground) return report(house, ground.findings, { callCount: 0, tookMs: 0, sites: 0 }, plainText);
  const { env, index } = ground;
  const { sites, areNamed } = await chooseSites(index, values);
  const wish = { env, index, sites, withinMs, wantsDryRun: areNamed, wantsVips: values.vips === true };
  const { facts, callCount } = await gatherFacts(house, wish);
  const redact = createRedactor(secretsOf(env));
  const tookMs = house.now() - startedAtMs;
  return report(house, judge(facts), { callCount, tookMs, sites: sites.length }, (text) => plainText(redact(text)));
}

interface Ground {
  readonly env: Env;
  readonly index: SiteIndex;
}

/** Without environment and sites there is nothing to look at; why is the answer then, like any other finding. */
function readGround(house: House): Ground | { readonly findings: Finding[] } {
  const faults: Finding[] = [];
  const env = attempt(house.env, (message) => {
    for (const line of message.split('\n')) {
      const [name = '', ...remedy] = line.split(': ');
      const sentence = `${name} is missing, or cannot be used as it is.`;
      faults.push(blame('env.variables', 'bad', name, sentence, remedy.join(': ')));
    }
  });
  const index = attempt(house.index, (message) => {
    faults.push(blame('env.variables', 'bad', 'sites', 'The sites cannot be read.', message));
  });
  if (env !== null && index !== null) return { env, index };
  const rest = checkIds.filter((id) => id !== 'env.variables');
  return { findings: inOrder([...faults, ...rest.map((id) => skip(id, 'the environment is not complete'))]) };
}

function attempt<T>(read: () => T, tell: (message: string) => void): T | null {
  try {
    return read();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function readSeconds(value: unknown): number {
  if (value === undefined) return defaultSeconds;
  const seconds = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (seconds >= 1 && seconds <= longestSeconds) return seconds;
  throw new CommandFault(`--within is a number of seconds, 1 to ${longestSeconds}.`, 'usage');
}

interface Effort {
  readonly callCount: number;
  readonly tookMs: number;
  readonly sites: number;
}

function report(house: House, found: readonly Finding[], effort: Effort, clean: Redact): Outcome {
  const findings = found.map((finding) => ({
    ...finding,
    group: checks[finding.id].group,
    subject: finding.subject === null ? null : clean(finding.subject),
    sentence: clean(finding.sentence),
    fix: finding.fix === null ? null : clean(finding.fix),
  }));
  const counts = countFindings(findings);
  const isWell = counts.bad === 0;
  const { callCount, tookMs, sites } = effort;
  const summary = `${counts.bad} bad, ${countOf(counts.warn, 'warning')}, ${counts.skipped} skipped, ${counts.ok} ok.`;
  const seconds = (tookMs / 1_000).toFixed(1);
  const calls = `${countOf(sites, 'site')}, ${countOf(callCount, 'call')} to Palette, ${seconds} s. Nothing was changed.`;
  const { columns, paint } = house.terminal;
  return {
    json: { ok: isWell, at: new Date(house.now()).toISOString(), sites, calls: callCount, counts, findings },
    lines: [
      ...formatFindings(findings, house.terminal),
      paint(isWell ? 'good' : 'bad', summary),
      ...wrapText(calls, columns),
    ],
    exitCode: isWell ? exitCodes.done : exitCodes.found,
  };
}
