import { readNetwork, withAccess } from '../../palette/network-settings';
import { clusterLabels, managedBy } from '../../registration/plan/labels';
import { kindOf } from '../../sites/site-kind';
import { compareWanted, inWords, type SettingChange } from './difference';
import type { SettingsFacts } from './settings-facts';

/** What the cluster itself says otherwise than the config; what the config leaves open is let alone. Pure. */
export function diffCluster(facts: SettingsFacts): SettingChange[] {
  return [...diffLabels(facts), ...diffLocation(facts), ...diffTimeZone(facts), ...diffNetwork(facts)];
}

/**
 * Tags of the config on the cluster; a label of any other key stays. The site's id is written at create only: a cluster from
 * before the site was renamed bears the former one for as long as it lives.
 */
function diffLabels({ site, settings: { metadata } }: SettingsFacts): SettingChange[] {
  const { site: _id, ...labels } = clusterLabels(site);
  const wanted = metadata.labels['managed-by'] === managedBy ? labels : site.tags;
  const differences = compareWanted(metadata.labels, wanted, (key) => `label ${key} of the cluster`);
  if (differences.length === 0) return [];
  const merged = { ...metadata, labels: { ...metadata.labels, ...wanted } };
  return [{ ...plain('labels of the cluster', differences), amendment: { of: 'cluster_labels', metadata: merged } }];
}

/** Degrees; a hundred thousandth is about a metre. */
const samePlace = 0.000_01;

function diffLocation({ site: { location }, settings }: SettingsFacts): SettingChange[] {
  const before = settings.location;
  if (location === null) return [];
  const isNear = (one: number, other: number) => Math.abs(one - other) < samePlace;
  const isSame =
    before !== null && isNear(before.latitude, location.latitude) && isNear(before.longitude, location.longitude);
  if (isSame) return [];
  const words = ({ latitude, longitude }: typeof location) => `${latitude}, ${longitude}`;
  const difference = { what: 'location', before: before === null ? null : words(before), after: words(location) };
  return [{ ...plain('location', [difference]), amendment: { of: 'location', location, place: settings.place } }];
}

/** The older kinds of clusters know none (API.md §15.11). */
function diffTimeZone({ site, settings }: SettingsFacts): SettingChange[] {
  const { timeZone } = site;
  if (timeZone === null || kindOf(site) !== 'native' || settings.timeZone === timeZone) return [];
  const difference = { what: 'time zone', before: settings.timeZone, after: timeZone };
  return [{ ...plain('time zone', [difference]), amendment: { of: 'time_zone', timeZone } }];
}

/** An empty list in the config says nothing of those that are there. */
function diffNetwork({ site, settings }: SettingsFacts): SettingChange[] {
  const before = readNetwork(settings.network);
  if (before === null) return [];
  const takesServers = kindOf(site) !== 'containerized';
  const sshKeys = isOther(before.sshKeys, site.sshKeys) ? { sshKeys: site.sshKeys } : {};
  const ntpServers = takesServers && isOther(before.ntpServers, site.ntpServers) ? { ntpServers: site.ntpServers } : {};
  const changed = { ...sshKeys, ...ntpServers };
  const differences = [
    ...(changed.sshKeys === undefined
      ? []
      : [difference('SSH keys', before.sshKeys.map(nameKey), site.sshKeys.map(nameKey))]),
    ...(changed.ntpServers === undefined ? [] : [difference('NTP servers', before.ntpServers, site.ntpServers)]),
  ];
  if (differences.length === 0) return [];
  const network = withAccess(settings.network, changed);
  return [{ ...plain('keys and time servers', differences), amendment: { of: 'network', network } }];
}

function isOther(before: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && [...before].sort().join('\n') !== [...wanted].sort().join('\n');
}

function difference(what: string, before: readonly string[], after: readonly string[]) {
  const words = (list: readonly string[]) => (list.length === 0 ? null : inWords(list.join(', ')));
  return { what, before: words(before), after: words(after) };
}

/** Who a public key is of: its comment, or its end. Pure. */
export function nameKey(key: string): string {
  const [, body = key, ...comment] = key.trim().split(/\s+/);
  return comment.length > 0 ? comment.join(' ') : `…${body.slice(-8)}`;
}

function plain(setting: string, differences: SettingChange['differences']) {
  return { setting, differences, mayReplaceNodes: false };
}
