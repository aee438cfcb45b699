import type { Pool } from '../../palette/model';
import { readNetwork } from '../../palette/network-settings';
import { runsWork } from '../../palette/pool-settings';
import { kindOf } from '../../sites/site-kind';
import { nameKey } from './diff-cluster';
import { inWords, type Lasting } from './difference';
import type { SettingsFacts } from './settings-facts';

/** Why most of it stays. */
export const made = 'it is decided when the cluster is made';

/** What is decided when a cluster is made, and is different now. Pure. */
export function lastingNetwork({ site, settings }: SettingsFacts): Lasting[] {
  const network = readNetwork(settings.network);
  if (network === null) return [];
  const wantsTwo = site.topology.controlPlane === 2;
  const words = (isTwo: boolean) => (isTwo ? 'two hosts, primary and secondary' : 'an odd number');
  return [
    ...differ('endpoint', network.endpointHost || null, site.endpoint.host || null, made),
    ...(kindOf(site) === 'native' ? differ('overlay', network.overlayCidr, site.overlayCidr, made) : []),
    ...(kindOf(site) === 'native' ? differ('control plane', words(network.isTwoNode), words(wantsTwo), made) : []),
    ...unmentioned('SSH keys', network.sshKeys.map(nameKey), site.sshKeys),
    ...unmentioned('NTP servers', network.ntpServers, site.ntpServers),
  ];
}

function differ(what: string, before: string | null, after: string | null, because: string): Lasting[] {
  return before === after ? [] : [{ what, before, after, because }];
}

/** Does the control plane run work as well, otherwise than is wanted? Where Palette does not say it, nothing is said. Pure. */
export function lastingWork(pools: readonly Pool[], wants: boolean): Lasting[] {
  const leaders = pools.find(({ isControlPlane }) => isControlPlane);
  const does = leaders === undefined ? null : runsWork(leaders);
  const words = (yes: boolean) => (yes ? 'runs work' : 'runs no work');
  return does === null ? [] : differ('control plane', words(does), words(wants), made);
}

/** An empty list in the config may mean that somebody else looks after it. */
function unmentioned(what: string, there: readonly string[], wanted: readonly string[]): Lasting[] {
  if (wanted.length > 0 || there.length === 0) return [];
  return [{ what, before: inWords(there.join(', ')), after: null, because: 'the config says nothing of it' }];
}
