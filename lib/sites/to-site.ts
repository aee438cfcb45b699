import type { ConfigReading } from './reading/read-config';
import type { SiteReading } from './reading/read-site';
import { resolveProfiles } from './resolve-profiles';
import { listStaticAddresses, resolveTopology } from './resolve-topology';
import type { SiteInput } from './schema/site';
import type { AccessMode, ControlPlaneEndpoint, HostAddressing, Site, SiteNetwork, SiteStatus, Staging } from './site';
import { asSiteId, type SiteId } from './site-id';
import { toExtras } from './to-extras';

/**
 * Builds the server's site from a reading without faults; `modes` are the ways in; throws (a bug) when a fault got past
 * the checks. The reading is taken at its word: judged once more, 50,000 sites would take twice as long.
 */
export function toSite(
  options: SiteReading['options'],
  profileSets: ConfigReading['profileSets'],
  modes: readonly AccessMode[],
): Site {
  const site = asWhole(options);
  const profiles = site.profiles ?? profileSets[site.profileSet ?? ''] ?? {};
  return {
    id: siteId(site.id),
    name: site.name,
    address: site.address,
    number: site.number ?? null,
    location: site.location ?? null,
    timeZone: site.timeZone ?? null,
    status: toStatus(site),
    clusterName: site.clusterName ?? site.id,
    adoptExistingCluster: site.adoptExistingCluster ?? false,
    profiles: site.clusterTemplate === undefined ? resolveProfiles(profiles, site) : [],
    endpoint: toEndpoint(site),
    topology: resolveTopology(site),
    architecture: site.architecture ?? 'amd64',
    addressing: toAddressing(site),
    sshKeys: site.sshKeys ?? [],
    ntpServers: site.ntpServers ?? [],
    overlayCidr: site.overlay?.cidr ?? null,
    tags: site.tags ?? {},
    projectUid: site.projectUid ?? null,
    access: {
      modes,
      pinHash: site.access?.pin ?? null,
      needsApproval: site.access?.approval ?? false,
      pairingKey: site.access?.pairingKey ?? 'none',
      onlyExpectedHosts: site.access?.onlyExpectedHosts ?? false,
    },
    region: site.region ?? null,
    renamedFrom: site.renamedFrom === undefined ? null : siteId(site.renamedFrom),
    network: toNetwork(site),
    language: site.language ?? null,
    staging: toStaging(site),
    ...toExtras(site),
  };
}

/** Without faults no value was left out, so what must be there is, and lists have no holes. */
function asWhole(options: SiteReading['options']): SiteInput {
  const { id, name, address } = options;
  if (id === undefined || name === undefined || address === undefined) throw new Error(`a site with holes: ${id}`);
  return options as SiteInput;
}

function siteId(text: string): SiteId {
  const id = asSiteId(text);
  if (id === null) throw new Error(`not a site id: ${text}`);
  return id;
}

function toStatus(site: SiteInput): SiteStatus {
  if (site.movedTo !== undefined) return { state: 'moved', to: siteId(site.movedTo) };
  return { state: site.closed ? 'closed' : 'open' };
}

function toEndpoint({ endpoint }: SiteInput): ControlPlaneEndpoint {
  if (endpoint === undefined) return { type: 'none', host: '' };
  const { vip, ddns, searchDomain } = endpoint;
  if (vip !== undefined) return { type: 'vip', host: vip };
  if (ddns === undefined) throw new Error('an endpoint without vip and ddns');
  return { type: 'ddns', host: ddns, searchDomain: searchDomain ?? '' };
}

function toNetwork({ network }: SiteInput): SiteNetwork | null {
  if (network === undefined) return null;
  return { subnet: network.subnet, gateway: network.gateway ?? null, dhcp: network.dhcp ?? [] };
}

function toStaging({ staging }: SiteInput): Staging | null {
  if (staging === undefined) return null;
  const { proxy, caCerts = [], nameservers = [], users = [] } = staging;
  return {
    proxy: proxy === undefined ? null : { http: proxy.http ?? null, https: proxy.https ?? null, no: proxy.no ?? [] },
    caCerts,
    nameservers,
    users,
  };
}

function toAddressing({ addressing }: SiteInput): HostAddressing {
  if (addressing === undefined || addressing === 'dhcp') return { type: 'dhcp' };
  return { type: 'static', ...addressing, addresses: listStaticAddresses(addressing) ?? [] };
}
