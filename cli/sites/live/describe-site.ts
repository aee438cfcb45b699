import { wordPairOf } from '../../../lib/hosts/word-pair';
import type { ProfileReference, Site, SiteIndex } from '../../../lib/sites/site';
import { kindOf } from '../../../lib/sites/site-kind';
import { isInScope } from '../../../lib/sites/site-scope';
import { keyOf } from '../doctor/gather-project';
import { listWords } from '../name-some';
import { describeExtras } from './describe-extras';
import type { Fact } from './fact';
import { nextStep } from './next-step';
import type { SeenHost, SeenSite } from './see-site';

/** What the config says of a site, every default resolved; hashes and secrets are left out. Pure. */
export function describeConfig(site: Site): Fact[] {
  const { topology, addressing, location } = site;
  return [
    ['name', site.name],
    ['address', site.address],
    ...fact('number', site.number),
    ...fact('location', location === null ? null : `${location.latitude}, ${location.longitude}`),
    ...fact('time zone', site.timeZone),
    ...fact('region', site.region),
    ['status', site.status.state === 'moved' ? `moved to ${site.status.to}` : site.status.state],
    ['cluster', `${site.clusterName}${site.adoptExistingCluster ? ' (an existing one is taken over)' : ''}`],
    ...fact('project', site.projectUid ?? 'that of PALETTE_PROJECT_UID'),
    ['endpoint', describeEndpoint(site)],
    ['hosts', `at most ${topology.maxHosts}${describeTopology(site)}; ${site.architecture}`],
    [
      'addresses',
      addressing.type === 'dhcp' ? 'by DHCP' : `${addressing.addresses.length} static on ${addressing.nic}`,
    ],
    ...fact('subnet', site.network === null ? null : describeNetwork(site.network)),
    ...fact('overlay', site.overlayCidr),
    ...list('time servers', site.ntpServers),
    ...list('SSH keys', site.sshKeys.map(nameKey)),
    ...site.profiles.flatMap(describeProfile),
    ...list(
      'tags',
      Object.entries(site.tags).map(([key, value]) => `${key}:${value}`),
    ),
    ...describeExtras(site),
    ['who may register', describeAccess(site)],
  ];
}

function fact(name: string, text: string | null): Fact[] {
  return text === null ? [] : [[name, text]];
}

function list(name: string, texts: readonly string[]): Fact[] {
  return texts.length === 0 ? [] : [[name, texts.join(', ')]];
}

/** Hosts of a virtualized site are appliances, whatever machines there are on them. */
function describeTopology(site: Site): string {
  const { controlPlane, controlPlaneRunsWork, workerPool } = site.topology;
  const work = controlPlaneRunsWork ? ', which runs work too' : '';
  if (kindOf(site) === 'virtualized') return ` appliances; a control plane of machines${work}`;
  const size =
    controlPlane === 2 ? 'two nodes that stand in for each other' : `control plane of ${controlPlane}${work}`;
  return `: ${size}; ${workerPool ? 'later hosts join as workers' : 'no worker pool'}`;
}

function describeEndpoint({ endpoint }: Site): string {
  if (endpoint.type === 'none') return 'none: Palette is told no address';
  if (endpoint.type === 'vip') return `VIP ${endpoint.host}`;
  return `DDNS ${endpoint.host}${endpoint.searchDomain === '' ? '' : `, search domain ${endpoint.searchDomain}`}`;
}

function describeNetwork({ subnet, gateway, dhcp }: NonNullable<Site['network']>): string {
  const parts = [gateway === null ? '' : `gateway ${gateway}`, dhcp.length === 0 ? '' : `DHCP ${dhcp.join(', ')}`];
  return [subnet, ...parts.filter((part) => part !== '')].join('; ');
}

/** Its type and comment; the key itself says nothing to a person. */
function nameKey(key: string): string {
  const [type = '', , ...comment] = key.split(' ');
  return comment.length === 0 ? type : comment.join(' ');
}

/** Values of variables and packs may be secrets of Palette's: their names are enough here. */
function describeProfile({ kind, by, variables, packs = [] }: ProfileReference): Fact[] {
  const names = Object.keys(variables);
  const more = [
    ...(names.length === 0 ? [] : [`gives ${listWords(names)}`]),
    ...(packs.length === 0 ? [] : [`says more of ${listWords(packs.map(({ name }) => name))}`]),
  ];
  return [[kind, `${keyOf(by)}${more.length === 0 ? '' : ` (${more.join('; ')})`}`]];
}

const ways = { open: 'anybody', link: 'staging link', pin: 'PIN', sign_in: 'sign-in' } as const;

function describeAccess({ access }: Site): string {
  const by =
    access.modes.length === 0 ? 'nobody but IT at the command line' : access.modes.map((one) => ways[one]).join(', ');
  const more = [
    access.needsApproval ? 'IT says yes to each host' : '',
    access.pairingKey === 'none' ? '' : `pairing key ${access.pairingKey}`,
    access.onlyExpectedHosts ? 'only hosts of hosts.csv' : '',
  ].filter((part) => part !== '');
  return [by, ...more].join('; ');
}

/** The staging links that open the site, by id; `link <id>` prints what to bake in. Pure. */
export function describeLinks(site: Site, { access }: SiteIndex, nowMs: number): Fact[] {
  const own = (access?.links ?? []).filter(({ scope }) => isInScope(scope, site));
  return own.map(({ id, expiresAtMs, maxHosts, needsApproval, pinHash }) => {
    const day = new Date(expiresAtMs).toISOString().slice(0, 10);
    const more = [needsApproval ? 'IT says yes' : '', pinHash === null ? '' : 'with a PIN'].filter(
      (part) => part !== '',
    );
    const end = expiresAtMs <= nowMs ? `expired on ${day}` : `until ${day}`;
    return ['link', [`${id}: ${end}, at most ${maxHosts} hosts`, ...more].join(', ')];
  });
}

/** Where `hosts.csv` expects hosts. Pure. */
export function describeExpected(site: Site, { expectedHosts }: SiteIndex, seen: SeenSite | null): Fact[] {
  const there = new Set<string>((seen?.hosts ?? []).map(({ hostId }) => hostId));
  return expectedHosts
    .filter(({ siteId }) => siteId === site.id)
    .map(({ match, text }) => {
      if (match === 'prefix') return ['expected', `any host that begins with ${text}`];
      return ['expected', `${text}${there.has(text) ? ' (is here)' : seen === null ? '' : ' (not yet here)'}`];
    });
}

/** How the site stands, and what comes next. Pure. */
export function describeState(site: Site, { state }: SeenSite): Fact[] {
  const { cluster, why } = state;
  const about = why === null ? '' : `: ${why}`;
  return [
    ['state', `${state.state}${about}`],
    ...fact('in Palette', cluster === null ? null : `cluster ${cluster.name}, ${cluster.state}, ${cluster.health}`),
    ['hosts', `${state.hosts ?? '?'} of ${site.topology.maxHosts}`],
    ['next', nextStep(site, state)],
  ];
}

/** One host: its ID, the two words of its screen, where it is and how it is. Pure. */
export function describeHost(host: SeenHost): readonly string[] {
  const { hostId, pool, address, intent, record } = host;
  const where = pool === null ? 'in no cluster' : pool.isControlPlane ? 'control plane' : 'worker';
  const asked = intent === null ? [] : [`asked for by ${intent.requestedBy}: ${sayPhase(intent)}`];
  const label = record?.labels.name;
  return [
    `${hostId} (${wordPairOf(hostId).join(' ')})`,
    [...(label ? [label] : []), where, sayMachine(host), ...(address === null ? [] : [address])].join(', '),
    ...asked,
  ];
}

function sayMachine({ machine, record, pool }: SeenHost): string {
  if (machine?.hasFailed) return 'its installation has failed';
  if (machine?.isRunning) return 'runs';
  if (record === null) return pool === null ? 'not registered yet' : 'being installed';
  if (record.state === 'unpaired') return 'has not called home yet';
  if (pool !== null) return 'being installed';
  return record.clusters.length > 0 ? `in cluster ${record.clusters[0]?.name ?? 'unknown'}` : 'has called home';
}

function sayPhase({ phase, problem }: NonNullable<SeenHost['intent']>): string {
  const words = phase.replaceAll('_', ' ');
  return problem === null ? words : `${words}, ${problem.code} (${problem.reference})`;
}
