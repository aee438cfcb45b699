import type { Site, SiteIndex, Topology } from '../../lib/sites/site';
import type { SiteId } from '../../lib/sites/site-id';
import { asSiteId } from '../../lib/sites/site-id';
import type { WorkerPool } from '../../lib/sites/worker-pool';

/** A site ID for tests; throws when the text is none. */
export function siteId(text: string): SiteId {
  const id = asSiteId(text);
  if (id === null) throw new Error(`${text} is no site ID`);
  return id;
}

const topology: Topology = { controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 6 };

type SiteChanges = Partial<Omit<Site, 'id' | 'topology'>> & { topology?: Partial<Topology> };

/** An open site with a one-host control plane and a worker pool, changed as asked. */
export function testSite(id = 'denver', changes: SiteChanges = {}): Site {
  return {
    name: `Site ${id}`,
    address: '1 Main Street',
    number: null,
    location: null,
    timeZone: null,
    status: { state: 'open' },
    clusterName: id,
    adoptExistingCluster: false,
    profiles: [
      { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} },
      { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { store_number: '12' } },
    ],
    endpoint: { type: 'vip', host: '10.1.2.10' },
    architecture: 'amd64',
    addressing: { type: 'dhcp' },
    sshKeys: [],
    ntpServers: [],
    overlayCidr: null,
    tags: { brand: 'test' },
    projectUid: null,
    access: { modes: ['open'], pinHash: null, needsApproval: false, pairingKey: 'none', onlyExpectedHosts: false },
    region: null,
    renamedFrom: null,
    network: null,
    language: null,
    staging: null,
    ...changes,
    id: siteId(id),
    topology: { ...topology, ...changes.topology },
  };
}

/** A worker pool of this name that operators can choose, changed as asked. */
export function testWorkerPool(name: string, changes: Partial<WorkerPool> = {}): WorkerPool {
  return {
    name,
    label: `One of the ${name}`,
    labels: {},
    annotations: {},
    taints: [],
    architecture: 'amd64',
    update: { type: 'expand_first' },
    repaveSeconds: null,
    maxHosts: null,
    ...changes,
  };
}

/** An index of the given sites. */
export function testIndex(sites: readonly Site[]): SiteIndex {
  return {
    format: 5,
    version: 'test',
    company: {
      name: 'Test Company',
      productName: 'Edge registration',
      logo: null,
      logoDark: null,
      icon: null,
      colors: { primary: '#0f5c4a', accent: '#c8642b' },
      corners: 'round',
      footer: null,
      links: [],
      texts: {},
      support: { name: 'Help Desk', phone: '+1 303 555 0142', email: null, hours: 'always' },
    },
    access: { links: [], signOn: null },
    blockedHosts: [],
    webhooks: [],
    auditDays: 400,
    securityContact: null,
    sites,
    expectedHosts: [],
  };
}
