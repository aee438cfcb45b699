import type { HostId } from '../../hosts/edge-host-id';
import type { ProfileReference, Site } from '../site';
import { attribute, block, comment, type Item, map, plain, reference, text, texts } from './hcl';
import { aliasOf } from './project-items';

/**
 * The hosts and the cluster of a site, as the app itself would make them (API.md §4.1, §11), but for the label that says
 * who looks after them. `profileName` gives the name of a data source.
 */
export function siteItems(
  site: Site,
  hosts: readonly HostId[],
  profileName: (profile: ProfileReference) => string,
): Item[] {
  return [
    comment(`${site.name} (${site.id}), ${site.address}`),
    ...hosts.map((hostId) => toAppliance(site, hostId)),
    block('resource', ['spectrocloud_cluster_edge_native', site.id], toCluster(site, hosts, profileName)),
  ];
}

/** Dashes stay dashes, so that two IDs are never one name; an ID may begin with a digit, a name may not. */
function applianceName(hostId: HostId): string {
  return `host_${hostId}`;
}

function toAppliance(site: Site, hostId: HostId): Item {
  const tags = { ...site.tags, name: `${site.id}-${hostId.slice(-6)}`, ...ownTags(site) };
  return block(
    'resource',
    ['spectrocloud_appliance', applianceName(hostId)],
    [
      ...inProject(site),
      attribute('uid', text(hostId)),
      attribute('arch_type', text(site.architecture)),
      attribute('tags', map(tags)),
    ],
  );
}

/** The app takes a cluster for its own by `managed-by` alone: this one is not. */
function ownTags(site: Site): Record<string, string> {
  return { site: site.id, 'managed-by': 'terraform' };
}

function inProject({ projectUid }: Site): Item[] {
  return projectUid === null ? [] : [attribute('provider', reference(`spectrocloud.${aliasOf(projectUid)}`))];
}

function toCluster(site: Site, hosts: readonly HostId[], profileName: (profile: ProfileReference) => string): Item[] {
  const tags = Object.entries({ ...site.tags, ...ownTags(site) }).map(([key, value]) => `${key}:${value}`);
  return [
    ...inProject(site),
    attribute('name', text(site.clusterName)),
    attribute('description', text(site.name)),
    ...(site.timeZone === null ? [] : [attribute('cluster_timezone', text(site.timeZone))]),
    attribute('tags', texts(tags)),
    ...site.profiles.map((profile) => toProfile(profile, profileName)),
    block('cloud_config', [], toCloudConfig(site)),
    ...toLocation(site),
    ...toPools(site, hosts),
  ];
}

function toProfile(profile: ProfileReference, profileName: (profile: ProfileReference) => string): Item {
  const { by, variables } = profile;
  const id = 'uid' in by ? text(by.uid) : reference(`data.spectrocloud_cluster_profile.${profileName(profile)}.id`);
  const given = Object.keys(variables).length === 0 ? [] : [attribute('variables', map(variables))];
  return block('cluster_profile', [], [attribute('id', id), ...given]);
}

function toCloudConfig({ endpoint, overlayCidr, sshKeys, ntpServers }: Site): Item[] {
  return [
    attribute('vip', text(endpoint.host)),
    ...(overlayCidr === null ? [] : [attribute('overlay_cidr_range', text(overlayCidr))]),
    ...(sshKeys.length === 0 ? [] : [attribute('ssh_keys', texts(sshKeys))]),
    ...(ntpServers.length === 0 ? [] : [attribute('ntp_servers', texts(ntpServers))]),
  ];
}

function toLocation({ location }: Site): Item[] {
  if (location === null) return [];
  const { latitude, longitude } = location;
  return [
    block('location_config', [], [attribute('latitude', plain(latitude)), attribute('longitude', plain(longitude))]),
  ];
}

function toPools(site: Site, hosts: readonly HostId[]): Item[] {
  const { controlPlane, controlPlaneRunsWork } = site.topology;
  const toHosts = (from: number, to?: number) =>
    hosts.slice(from, to).map((hostId, at) => toPoolHost(site, hostId, from + at));
  const architecture = attribute('arch_type', text(site.architecture));
  const first = block(
    'machine_pool',
    [],
    [
      attribute('name', text('control-plane-pool')),
      attribute('control_plane', plain(true)),
      attribute('control_plane_as_worker', plain(controlPlaneRunsWork)),
      architecture,
      ...toHosts(0, controlPlane),
    ],
  );
  const workers = toHosts(controlPlane);
  if (workers.length === 0) return [first];
  return [first, block('machine_pool', [], [attribute('name', text('worker-pool')), architecture, ...workers])];
}

function toPoolHost({ addressing }: Site, hostId: HostId, at: number): Item {
  const uid = attribute('host_uid', reference(`spectrocloud_appliance.${applianceName(hostId)}.uid`));
  if (addressing.type === 'dhcp') return block('edge_host', [], [uid]);
  const { nic, gateway, subnetMask, dns, addresses } = addressing;
  return block(
    'edge_host',
    [],
    [
      uid,
      attribute('static_ip', text(addresses[at] ?? '')),
      attribute('nic_name', text(nic)),
      attribute('default_gateway', text(gateway)),
      attribute('subnet_mask', text(subnetMask)),
      ...(dns.length === 0 ? [] : [attribute('dns_servers', texts(dns))]),
    ],
  );
}
