import type { Site } from '../sites/site';
import type { TunnelConfig } from './model';

/** What Palette's hosts have unless told otherwise (API.md §2.2). */
export const closedTunnel: TunnelConfig = { remoteSsh: 'disabled', remoteSshTempUser: 'disabled' };

/** May IT log in at the hosts of the site from Palette? Pure. */
export function tunnelConfigOf({ remoteAccess }: Site): TunnelConfig {
  if (remoteAccess === undefined) return closedTunnel;
  return { remoteSsh: 'enabled', remoteSshTempUser: remoteAccess.hasTemporaryUser ? 'enabled' : 'disabled' };
}
