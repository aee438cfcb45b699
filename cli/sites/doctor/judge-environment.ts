import type { EnvFault } from '../../../lib/env';
import { countOf } from '../name-some';
import type { Facts } from './facts';
import { blame, type Finding, well } from './finding';

type Given = Pick<Facts, 'env' | 'missing' | 'index'>;

/** Faults of the environment, one finding each; a value is never told. Pure. */
export function blameVariables(faults: readonly EnvFault[], status: 'warn' | 'bad' = 'bad'): Finding[] {
  return faults.map(({ name, remedy }) =>
    blame('env.variables', status, name, `${name} is missing, or cannot be used as it is.`, remedy),
  );
}

/** What live mode and this config need. Pure. */
export function judgeVariables({ env, missing }: Given): Finding[] {
  if (env.mode === 'live') {
    if (missing.length > 0) return blameVariables(missing);
    return [well('env.variables', 'Everything that live mode and this config need is set.')];
  }
  const sentence = 'There is no API key: what is said of Palette below is said of the simulator.';
  const fix = 'Set PALETTE_API_KEY to look at the real one.';
  return [blame('env.variables', 'warn', 'PALETTE_API_KEY', sentence, fix), ...blameVariables(missing, 'warn')];
}

/** What production on Vercel would miss. Pure. */
export function judgeProduction({ env, index }: Given): Finding[] {
  const found: Finding[] = [];
  const say = (status: 'warn' | 'bad', subject: string, sentence: string, fix?: string) =>
    found.push(blame('env.production', status, subject, sentence, fix));
  if (env.kv === null)
    say(
      'warn',
      'KV_REST_API_URL',
      'There is no KV store: this environment works on one machine only, not on Vercel.',
      'Connect a KV store to the Vercel project; it sets KV_REST_API_URL and KV_REST_API_TOKEN.',
    );
  if (env.cronSecret === null)
    say(
      'warn',
      'CRON_SECRET',
      'Nobody may call the sweep: a registration that was cut off waits for the next scan.',
      'Set CRON_SECRET for Production; openssl rand -base64 32 makes one.',
    );
  const toOrigin = 'Set PUBLIC_ORIGIN to the https address that phones reach.';
  if (env.publicOrigin === null)
    say('warn', 'PUBLIC_ORIGIN', 'No address is known that hosts and people are sent to.', toOrigin);
  else if (!env.publicOrigin.startsWith('https://'))
    say('warn', 'PUBLIC_ORIGIN', `${env.publicOrigin} is this machine: no phone reaches it.`, toOrigin);
  if (index.access === null)
    say('bad', 'access', 'Nobody has said who may register: live mode does not start.', 'Write access: { modes: … }.');
  const open = index.sites.filter(({ access }) => access.modes.includes('open')).length;
  if (open > 0) {
    const sentence = `Open access: whoever reaches the page can register hosts at ${countOf(open, 'site')}.`;
    say('warn', 'access', sentence, "Leave 'open' out of access.modes, unless the page itself is out of reach.");
  }
  return found.length > 0 ? found : [well('env.production', 'Nothing is missing for production.')];
}
