import type { HostRecord } from '../../palette/model';
import { closedTunnel, tunnelConfigOf } from '../../palette/tunnel-config';
import { hostLabels, managedBy } from '../../registration/plan/labels';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { compareWanted, type SettingChange } from './difference';
import type { SettingsFacts } from './settings-facts';

/**
 * Tags and remote access of the hosts in the cluster that this app has registered; others are somebody else's. Pure.
 */
export function diffHosts({ site, members }: SettingsFacts): SettingChange[] {
  const ours = members.filter(({ labels }) => labels['managed-by'] === managedBy && isIdOf(site, labels.site));
  return ours.flatMap((member) => [...diffLabels(site, member), ...diffAccess(site, member)]);
}

/** Of an entry that no host has called home to, Palette may refuse it (API.md §15.5). */
function diffLabels(site: Site, { hostId, state, labels }: HostRecord): SettingChange[] {
  const { name: _name, ...wanted } = hostLabels(site, hostId, null);
  const differences = compareWanted(labels, wanted, (key) => `label ${key} of ${hostId}`);
  if (differences.length === 0 || state === 'unpaired') return [];
  const amendment = { of: 'host_labels', hostId, labels: { ...labels, ...wanted } } as const;
  return [{ setting: `labels of ${hostId}`, differences, mayReplaceNodes: false, amendment }];
}

/** A config that does not speak of remote access wants none. */
function diffAccess(site: Site, { hostId, tunnelConfig = closedTunnel }: HostRecord): SettingChange[] {
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
