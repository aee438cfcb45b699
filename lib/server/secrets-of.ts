import type { Env } from '../env';

/**
 * Everything in the environment that must not be seen, for the redactor of the log: keys, tokens and secrets, and the
 * addresses of webhooks, also by the part of them that is secret. Pure.
 */
export function secretsOf(env: Env): readonly string[] {
  const single = [env.palette?.key, env.kv?.token, env.cronSecret, env.pinPepper, env.oidcClientSecret];
  return [
    ...single.filter((secret) => typeof secret === 'string'),
    ...env.sessionSecrets,
    ...env.linkSecrets,
    ...Object.values(env.webhookVariables).flatMap((value) => [value, ...partsOf(value)]),
  ];
}

/** Shorter ones, such as `/hook`, are no secret and would blot out what is none. */
const shortestPart = 12;

/** The path of an address, and a signing secret without its prefix: errors and receivers quote them alone. */
function partsOf(value: string): string[] {
  if (value.startsWith('whsec_')) return [value.slice('whsec_'.length)];
  if (!URL.canParse(value)) return [];
  const { pathname, search, href } = new URL(value);
  return [href, pathname, search, `${pathname}${search}`].filter((part) => part.length >= shortestPart);
}
