import type { HostId } from '../../hosts/edge-host-id';
import type { Site } from '../site';
import type { UpdateStrategy, WorkerPool } from '../worker-pool';
import { attribute, block, type Item, map, plain, reference, text, texts } from './hcl';
import type { HostPlaces } from './place-hosts';

/** What an appliance is called. Dashes stay dashes, so that two IDs are never one name; an ID may begin with a digit. */
export function applianceName(hostId: HostId): string {
  return `host_${hostId}`;
}

/** The control plane, then each worker pool that has hosts (API.md §11). Static addresses go by that order. Pure. */
export function poolItems(site: Site, { leaders, workers }: HostPlaces): Item[] {
  const order = [...leaders, ...workers.flatMap(({ hosts }) => hosts)];
  const isPair = site.topology.controlPlane === 2;
  const toHosts = (hosts: readonly HostId[]) => hosts.map((hostId) => toPoolHost(site, hostId, order.indexOf(hostId)));
  const toLeader = (hostId: HostId, at: number) =>
    toPoolHost(site, hostId, at, isPair ? [attribute('two_node_role', text(at === 0 ? 'primary' : 'secondary'))] : []);
  return [
    block(
      'machine_pool',
      [],
      [
        attribute('name', text('control-plane-pool')),
        attribute('control_plane', plain(true)),
        attribute('control_plane_as_worker', plain(site.topology.controlPlaneRunsWork)),
        attribute('arch_type', text(site.architecture)),
        ...leaders.map(toLeader),
      ],
    ),
    ...workers.map(({ pool, hosts }) => block('machine_pool', [], [...toWorkerPool(pool), ...toHosts(hosts)])),
  ];
}

function toWorkerPool({ name, architecture, labels, annotations, taints, update, repaveSeconds }: WorkerPool): Item[] {
  return [
    attribute('name', text(name)),
    attribute('arch_type', text(architecture)),
    ...(Object.keys(labels).length === 0 ? [] : [attribute('additional_labels', map(labels))]),
    ...(Object.keys(annotations).length === 0 ? [] : [attribute('additional_annotations', map(annotations))]),
    ...(repaveSeconds === null ? [] : [attribute('node_repave_interval', plain(repaveSeconds))]),
    ...toUpdate(update),
    ...taints.map(({ key, value, effect }) =>
      block(
        'taints',
        [],
        [attribute('key', text(key)), attribute('value', text(value)), attribute('effect', text(effect))],
      ),
    ),
  ];
}

/** The provider's words are those of Palette's API; to expand first is what it does unasked. */
function toUpdate(update: UpdateStrategy): Item[] {
  if (update.type === 'expand_first') return [];
  if (update.type === 'contract_first') return [attribute('update_strategy', text('RollingUpdateScaleIn'))];
  const { maxSurge, maxUnavailable } = update;
  const bounds = [attribute('max_surge', text(maxSurge)), attribute('max_unavailable', text(maxUnavailable))];
  return [attribute('update_strategy', text('OverrideScaling')), block('override_scaling', [], bounds)];
}

function toPoolHost({ addressing }: Site, hostId: HostId, at: number, role: readonly Item[] = []): Item {
  const uid = attribute('host_uid', reference(`spectrocloud_appliance.${applianceName(hostId)}.uid`));
  if (addressing.type === 'dhcp') return block('edge_host', [], [uid, ...role]);
  const { nic, gateway, subnetMask, dns, addresses } = addressing;
  return block(
    'edge_host',
    [],
    [
      uid,
      ...role,
      attribute('static_ip', text(addresses[at] ?? '')),
      attribute('nic_name', text(nic)),
      attribute('default_gateway', text(gateway)),
      attribute('subnet_mask', text(subnetMask)),
      ...(dns.length === 0 ? [] : [attribute('dns_servers', texts(dns))]),
    ],
  );
}
