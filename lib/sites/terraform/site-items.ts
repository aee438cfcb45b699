import type { HostId } from '../../hosts/edge-host-id';
import type { Architecture } from '../architecture';
import type { PackOverride, ProfileReference, Site } from '../site';
import { attribute, block, comment, type Item, map, plain, reference, text, texts } from './hcl';
import type { HostPlaces } from './place-hosts';
import { patchItems, policyItems } from './policy-items';
import { applianceName, poolItems } from './pool-items';
import { aliasOf } from './project-items';

/** The names of data sources. */
export interface SourceNames {
  readonly profile: (site: Site, profile: ProfileReference) => string;
  readonly location: (site: Site, location: string) => string;
}

/**
 * The hosts and the cluster of a site, as the app itself would make them (API.md §4.1, §11), but for the label that says
 * who looks after them. `hosts` in the order of hosts.csv.
 */
export function siteItems(site: Site, hosts: readonly HostId[], places: HostPlaces, names: SourceNames): Item[] {
  return [
    comment(`${site.name} (${site.id}), ${site.address}`),
    ...hosts.map((hostId) => toAppliance(site, hostId, architectureOf(site, hostId, places))),
    block('resource', ['spectrocloud_cluster_edge_native', site.id], toCluster(site, places, names)),
  ];
}

/** That of its pool: the control plane has the site's own. */
function architectureOf(site: Site, hostId: HostId, { workers }: HostPlaces): Architecture {
  return workers.find(({ hosts }) => hosts.includes(hostId))?.pool.architecture ?? site.architecture;
}

function toAppliance(site: Site, hostId: HostId, architecture: Architecture): Item {
  const tags = { ...site.tags, name: `${site.id}-${hostId.slice(-6)}`, ...ownTags(site) };
  return block(
    'resource',
    ['spectrocloud_appliance', applianceName(hostId)],
    [
      ...inProject(site),
      attribute('uid', text(hostId)),
      attribute('arch_type', text(architecture)),
      attribute('tags', map(tags)),
      ...toRemoteAccess(site),
    ],
  );
}

function toRemoteAccess({ remoteAccess }: Site): Item[] {
  if (!remoteAccess) return [];
  const temporary = attribute('temporary_shell_credentials', text('enabled'));
  return [attribute('remote_shell', text('enabled')), ...(remoteAccess.hasTemporaryUser ? [temporary] : [])];
}

/** The app takes a cluster for its own by `managed-by` alone: this one is not. */
function ownTags(site: Site): Record<string, string> {
  return { site: site.id, 'managed-by': 'terraform' };
}

function inProject({ projectUid }: Site): Item[] {
  return projectUid === null ? [] : [attribute('provider', reference(`spectrocloud.${aliasOf(projectUid)}`))];
}

function toCluster(site: Site, places: HostPlaces, names: SourceNames): Item[] {
  const tags = Object.entries({ ...site.tags, ...ownTags(site) }).map(([key, value]) => `${key}:${value}`);
  return [
    ...inProject(site),
    attribute('name', text(site.clusterName)),
    attribute('description', text(site.name)),
    ...(site.timeZone === null ? [] : [attribute('cluster_timezone', text(site.timeZone))]),
    ...patchItems(site),
    attribute('tags', texts(tags)),
    ...toTemplate(site),
    ...site.profiles.map((profile) => toProfile(site, profile, names)),
    block('cloud_config', [], toCloudConfig(site)),
    ...toLocation(site),
    ...policyItems(site, names.location),
    ...poolItems(site, places),
  ];
}

function toTemplate({ clusterTemplateUid }: Site): Item[] {
  return clusterTemplateUid === undefined
    ? []
    : [block('cluster_template', [], [attribute('id', text(clusterTemplateUid))])];
}

function toProfile(site: Site, profile: ProfileReference, names: SourceNames): Item {
  const { by, variables, packs = [] } = profile;
  const id =
    'uid' in by ? text(by.uid) : reference(`data.spectrocloud_cluster_profile.${names.profile(site, profile)}.id`);
  const given = Object.keys(variables).length === 0 ? [] : [attribute('variables', map(variables))];
  return block('cluster_profile', [], [attribute('id', id), ...given, ...packs.map(toPack)]);
}

function toPack({ name, values, manifests }: PackOverride): Item {
  return block(
    'pack',
    [],
    [
      attribute('name', text(name)),
      ...(values === null ? [] : [attribute('values', text(values))]),
      ...manifests.map((one) =>
        block('manifest', [], [attribute('name', text(one.name)), attribute('content', text(one.content))]),
      ),
    ],
  );
}

function toCloudConfig({ endpoint, topology, overlayCidr, sshKeys, ntpServers }: Site): Item[] {
  return [
    attribute('vip', text(endpoint.host)),
    ...(topology.controlPlane === 2 ? [attribute('is_two_node_cluster', plain(true))] : []),
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
