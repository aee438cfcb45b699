import type { Site } from '../../../lib/sites/site';
import { listWords } from '../name-some';
import type { Facts } from './facts';
import { blame, type Finding, skip, well } from './finding';
import { judgeClock } from './judge-palette';

const slowMs = 150;

/** Is the store fit for its work? Pure. */
export function judgeStore({ store }: Pick<Facts, 'store'>): Finding[] {
  const { kind, answered, kv } = store;
  const isKv = kv !== null;
  const what = isKv
    ? 'The KV database'
    : kind === 'embedded'
      ? 'The file store of this machine'
      : 'The store in memory';
  const unread = !answered.isRead ? answered : kv !== null && !kv.isRead ? kv : null;
  if (unread !== null) {
    const sentence = `${what} does not answer (${unread.because}).`;
    const rest = (['store.eviction', 'store.clock'] as const).map((id) => skip(id, 'the store does not answer'));
    return [blame('store.answers', 'bad', null, sentence), ...rest];
  }
  if (kv === null || !kv.isRead) {
    const none = 'there is no KV database';
    return [well('store.answers', `${what} answers.`), skip('store.eviction', none), skip('store.clock', none)];
  }
  const { roundTripsMs, evictionPolicy, aheadMs } = kv.value;
  const middle = roundTripsMs[Math.floor(roundTripsMs.length / 2)] ?? 0;
  const took = `${what} answers within ${Math.round(middle)} ms from here`;
  return [
    middle < slowMs
      ? well('store.answers', `${took}.`)
      : blame('store.answers', 'warn', null, `${took}: each registration asks it several times.`),
    judgeEviction(evictionPolicy),
    judgeClock('store.clock', 'The KV database', aheadMs),
  ];
}

function judgeEviction(policy: string | null): Finding {
  if (policy === 'noeviction') return well('store.eviction', 'When the KV database is full it forgets nothing.');
  const unknown = 'What the KV database does when it is full is unknown: it does not say.';
  if (policy === null)
    return blame('store.eviction', 'warn', null, unknown, 'See that eviction is off in the database’s own settings.');
  return blame('store.eviction', 'bad', null, `When the KV database is full it forgets what it was told (${policy}).`);
}

/** Does the deployment answer, and is it this clone? Pure. */
export function judgeOrigin({ origin, env, commit }: Pick<Facts, 'origin' | 'env' | 'commit'>): Finding[] {
  if (origin === null) {
    const none = 'PUBLIC_ORIGIN is not set';
    return [skip('origin.answers', none), skip('origin.version', none)];
  }
  const address = env.publicOrigin ?? '';
  const bad = (sentence: string, fix?: string) => blame('origin.answers', 'bad', address, sentence, fix);
  const unknown = skip('origin.version', 'the deployment does not tell it');
  if (!origin.isRead) return [bad(`${address} cannot be reached (${origin.because}).`), unknown];
  const { status, health } = origin.value;
  if (health === null) {
    const isShut = status === 401 || status === 403;
    const fix = isShut ? 'Something in front asks for a login: take the protection off Production.' : undefined;
    return [bad(`${address}/api/health answered ${status}, and not as this app does.`, fix), unknown];
  }
  return [judgeHealth(address, health), judgeVersion(commit, health.version)];
}

type Health = NonNullable<Extract<NonNullable<Facts['origin']>, { isRead: true }>['value']['health']>;

function judgeHealth(address: string, { ok, mode, palette, store }: Health): Finding {
  const wrong = [
    ...(mode === null ? ['it has not all its variables'] : []),
    ...(palette !== null && palette !== 'ok' && palette !== 'simulator' ? [`Palette: ${palette}`] : []),
    ...(store === false ? ['its store does not answer'] : []),
  ];
  if (!ok || wrong.length > 0) {
    const why = wrong.length === 0 ? 'it says that it is not well' : listWords(wrong);
    const fix = 'Look at its log, and at its variables in the Vercel project.';
    return blame('origin.answers', 'bad', address, `${address} answers, and can register nothing: ${why}.`, fix);
  }
  if (mode !== 'live')
    return blame(
      'origin.answers',
      'warn',
      address,
      `${address} answers with the simulator: nothing is registered there.`,
    );
  return well('origin.answers', `${address} answers and is well.`);
}

function judgeVersion(commit: string | null, version: string | null): Finding {
  if (commit === null || version === null || version === 'local') {
    const who = commit === null ? 'nobody knows the commit of this clone' : 'the deployment does not know its commit';
    return skip('origin.version', who);
  }
  const length = Math.min(commit.length, version.length);
  if (commit.slice(0, length) === version.slice(0, length))
    return well('origin.version', `It runs the commit of this clone (${version}).`);
  const sentence = `It runs commit ${version}; this clone is at ${commit.slice(0, 12)}.`;
  return blame('origin.version', 'warn', version, sentence);
}

/** What the firewall of a site must let through, from what is known here. Pure. */
export function listFirewallHosts({ palette, env, sites }: Pick<Facts, 'palette' | 'env' | 'sites'>): Finding {
  const origin = env.publicOrigin === null ? [] : [`${new URL(env.publicOrigin).host} (phones, TCP 443)`];
  const times = [...new Set(sites.flatMap(({ ntpServers }) => ntpServers))];
  const proxies = [...new Set(sites.flatMap(proxiesOf))];
  const list = [
    ...(env.palette === null ? [] : [`${palette.host} (hosts, TCP 443)`]),
    ...origin,
    ...name(times, 'time servers, UDP 123'),
    ...name(proxies, 'proxies of hosts'),
  ];
  return well('firewall.hosts', `Must be reached from a site: ${list.join('; ')}. ${registries}`);
}

const registries = 'Hosts fetch images from registries besides: Palette’s documentation names them for your version.';

/** None is left out: a firewall that lets some of them through is no use, and nobody is told which are missing. */
function name(hosts: readonly string[], use: string): string[] {
  return hosts.length === 0 ? [] : [`${hosts.join(', ')} (${use})`];
}

function proxiesOf({ staging }: Site): string[] {
  return [staging?.proxy?.http, staging?.proxy?.https].flatMap((url) =>
    url && URL.canParse(url) ? [new URL(url).host] : [],
  );
}
