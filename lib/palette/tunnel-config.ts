import type { Site } from '../sites/site';
import type { HostSettings, TunnelConfig } from './model';

/** What Palette's hosts have unless told otherwise (API.md §2.2). */
export const closedTunnel: TunnelConfig = { remoteSsh: 'disabled', remoteSshTempUser: 'disabled' };

/** What a host of the site says besides when its entry is made: nothing where Palette has it so of itself. Pure. */
export function hostSettingsOf(site: Site): HostSettings {
  return site.remoteAccess ? { tunnelConfig: tunnelConfigOf(site) } : {};
}

/** May IT log in at the hosts of the site from Palette? Pure. */
export function tunnelConfigOf({ remoteAccess }: Site): TunnelConfig {
  if (!remoteAccess) return closedTunnel;
  return { remoteSsh: 'enabled', remoteSshTempUser: remoteAccess.hasTemporaryUser ? 'enabled' : 'disabled' };
}
