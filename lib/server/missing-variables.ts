import type { Env, EnvFault } from '../env';
import type { SiteIndex } from '../sites/site';
import { missingVariables } from '../webhooks/read-receiver';

/**
 * The variables that the ways in and the webhooks of this config need and the environment does not give, each once. Live
 * mode must not start without them; in the simulator those ways stay shut, and a warning is enough. Values are never
 * repeated. Pure.
 */
export function missingFor(index: SiteIndex, env: Env): EnvFault[] {
  return [
    ...missingForSessions(index, env),
    ...missingForWays(index, env),
    ...missingVariables(index.webhooks, env.webhookVariables),
  ];
}

/** Instances that each seal with a secret of their own would not know each other's visitors. */
function missingForSessions({ sites }: SiteIndex, { sessionSecrets }: Env): EnvFault[] {
  const areNeeded = sites.some(({ access }) => access.needsApproval || access.modes.some((mode) => mode !== 'open'));
  if (!areNeeded || sessionSecrets.length > 0) return [];
  return [{ name: 'SESSION_SECRETS', remedy: 'Set it: whoever proved that they may register is remembered with it.' }];
}

function missingForWays({ access, sites }: SiteIndex, env: Env): EnvFault[] {
  const faults: EnvFault[] = [];
  const need = (name: string, isNeeded: boolean, isThere: boolean, remedy: string) => {
    if (isNeeded && !isThere) faults.push({ name, remedy });
  };
  const links = access?.links ?? [];
  const hasPin = [...sites.map((site) => site.access), ...links].some(({ pinHash }) => pinHash !== null);
  const hasSignOn = (access?.signOn ?? null) !== null;
  need('LINK_SECRETS', links.length > 0, env.linkSecrets.length > 0, 'Set it: staging links are signed with it.');
  need('PIN_PEPPER', hasPin, env.pinPepper !== null, 'Set it to what the PINs of the config were made with.');
  const fromProxy = 'Set it to the header in which your proxy tells the address: wrong PINs are limited by it.';
  need('CLIENT_ADDRESS_HEADER', hasPin, env.addressHeader !== null, fromProxy);
  const fromProvider = 'Set it to the secret that the provider gave this client.';
  need('OIDC_CLIENT_SECRET', hasSignOn, env.oidcClientSecret !== null, fromProvider);
  const forReturn = 'Set it: the provider sends people back to it, and IT opens approval links at it.';
  need('PUBLIC_ORIGIN', hasSignOn || asksForApproval(access, sites), env.publicOrigin !== null, forReturn);
  return faults;
}

function asksForApproval(access: SiteIndex['access'], sites: SiteIndex['sites']): boolean {
  return [...sites.map((site) => site.access), ...(access?.links ?? [])].some(({ needsApproval }) => needsApproval);
}
