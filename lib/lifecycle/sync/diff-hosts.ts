import type { HostRecord } from '../../palette/model';
import { closedTunnel, tunnelConfigOf } from '../../palette/tunnel-config';
import { hostLabels, managedBy } from '../../registration/plan/labels';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { compareWanted, type Lasting, type SettingChange } from './difference';
import type { SettingsFacts } from './settings-facts';

/**
 * Tags and remote access of the hosts in the cluster that this app has registered; others are somebody else's. Pure.
 */
export function diffHosts({ site, members }: SettingsFacts): SettingChange[] {
  return oursOf(site, members).flatMap((member) => [...diffLabels(site, member), ...diffAccess(site, member)]);
}

function oursOf(site: Site, members: readonly HostRecord[]): readonly HostRecord[] {
  return members.filter(({ labels }) => labels['managed-by'] === managedBy && isIdOf(site, labels.site));
}

/** Hosts that are open though the config does not speak of it. Pure. */
export function lastingHosts({ site, members }: SettingsFacts): Lasting[] {
  if (site.remoteAccess !== undefined) return [];
  return oursOf(site, members).flatMap(({ hostId, tunnelConfig = closedTunnel }) => {
    const before = describe(tunnelConfig);
    const because = 'the config says nothing of it';
    return before === 'off' ? [] : [{ what: `remote access to ${hostId}`, before, after: null, because }];
  });
}

/** Of an entry that no host has called home to, Palette may refuse it (API.md §15.5). */
function diffLabels(site: Site, { hostId, state, labels }: HostRecord): SettingChange[] {
  const { name: _name, ...wanted } = hostLabels(site, hostId, null);
  const differences = compareWanted(labels, wanted, (key) => `label ${key} of ${hostId}`);
  if (differences.length === 0 || state === 'unpaired') return [];
  const amendment = { of: 'host_labels', hostId, labels: { ...labels, ...wanted } } as const;
  return [{ setting: `labels of ${hostId}`, differences, mayReplaceNodes: false, amendment }];
}

/** Where the config does not speak of remote access, somebody may have opened a host by hand: {@link lastingHosts}. */
function diffAccess(site: Site, { hostId, tunnelConfig = closedTunnel }: HostRecord): SettingChange[] {
  if (site.remoteAccess === undefined) return [];
  const config = tunnelConfigOf(site);
  const [before, after] = [describe(tunnelConfig), describe(config)];
  if (before === after) return [];
  const differences = [{ what: `remote access to ${hostId}`, before, after }];
  const amendment = { of: 'remote_access', hostId, config } as const;
  return [{ setting: `remote access to ${hostId}`, differences, mayReplaceNodes: false, amendment }];
}

function describe({ remoteSsh, remoteSshTempUser }: typeof closedTunnel): string {
  if (remoteSsh === 'disabled') return 'off';
  return remoteSshTempUser === 'enabled' ? 'on, by a user made for the occasion' : 'on';
}
