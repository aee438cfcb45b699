import type { Company, Site, SiteIndex, SiteStatus } from '../../sites/site';
import { asSiteId, type SiteId } from '../../sites/site-id';
import { siteIndexFormat } from '../../sites/site-index';
import { mostHostsPerSite } from './practice-book';

/** One of every kind that somebody meets: on its own, three at once, closed, moved. */
const samples: readonly Sample[] = [
  { id: 'harbour-street', number: '101', name: 'Harbour Street', address: '12 Harbour Street, Porthaven' },
  { id: 'market-square', number: '102', name: 'Market Square', address: '3 Market Square, Porthaven' },
  { id: 'north-clinic', number: '201', name: 'North Clinic', address: '48 Hill Road, Alderby', hosts: 3 },
  { id: 'river-depot', number: '301', name: 'River Depot', address: '7 Quay Lane, Alderby' },
  {
    id: 'station-kiosk',
    number: '103',
    name: 'Station Kiosk',
    address: '1 Station Road, Porthaven',
    to: 'market-square',
  },
  { id: 'old-mill', number: '302', name: 'Old Mill', address: '90 Mill Lane, Alderby', isClosed: true },
];

interface Sample {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  /** So many make the site's first set-up; default 1. */
  readonly hosts?: 1 | 3;
  readonly isClosed?: true;
  /** It has moved there. */
  readonly to?: string;
}

/** Invented sites under the company's own name and colours, open to all, with nobody to tell anything. Pure. */
export function practiceIndex(company: Company): SiteIndex {
  return {
    format: siteIndexFormat,
    version: 'practice-1',
    company,
    access: { links: [], signOn: null },
    blockedHosts: [],
    webhooks: [],
    auditDays: 1,
    securityContact: null,
    sites: samples.map(toSite),
    expectedHosts: [],
  };
}

function toSite(sample: Sample, at: number): Site {
  const { id, number, name, address, hosts = 1 } = sample;
  return {
    id: toSiteId(id),
    number,
    name,
    address,
    location: { latitude: 53.4 + at / 50, longitude: -3.1 - at / 40 },
    timeZone: null,
    status: toStatus(sample),
    clusterName: id,
    adoptExistingCluster: false,
    profiles: [
      { kind: 'infra', by: { name: 'practice-infra', version: '1.0.0' }, variables: {} },
      { kind: 'add-on', by: { name: 'practice-apps', version: '1.0.0' }, variables: {} },
    ],
    // Addresses that nobody has (RFC 5737).
    endpoint: { type: 'vip', host: `192.0.2.${10 + at}` },
    topology: { controlPlane: hosts, controlPlaneRunsWork: true, workerPool: true, maxHosts: mostHostsPerSite },
    architecture: 'amd64',
    addressing: { type: 'dhcp' },
    sshKeys: [],
    ntpServers: [],
    overlayCidr: null,
    tags: { practice: 'yes' },
    projectUid: null,
    access: { modes: ['open'], pinHash: null, needsApproval: false, pairingKey: 'none', onlyExpectedHosts: false },
    region: null,
    renamedFrom: null,
    network: null,
    language: null,
    staging: null,
  };
}

function toStatus({ isClosed, to }: Sample): SiteStatus {
  if (to !== undefined) return { state: 'moved', to: toSiteId(to) };
  return { state: isClosed ? 'closed' : 'open' };
}

function toSiteId(text: string): SiteId {
  const id = asSiteId(text);
  if (id === null) throw new Error(`not a site id: ${text}`);
  return id;
}
