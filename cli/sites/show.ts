import { wordPairOf } from '../../lib/hosts/word-pair';
import type { Site, SiteIndex } from '../../lib/sites/site';
import { findSite } from './choose-sites';
import type { Command, Given, House, Outcome } from './command';
import { openStoreOrNull } from './doctor/look-around';
import { describeConfig, describeExpected, describeHost, describeLinks, describeState } from './live/describe-site';
import type { Fact } from './live/fact';
import { nextStep } from './live/next-step';
import { type SeenSite, seeSite } from './live/see-site';
import { countOf } from './name-some';
import { plainText } from './plain-text';
import type { Terminal } from './terminal';
import { wrapText } from './wrap-text';

/** Shows one site with all that is known of it. Changes nothing. */
export const show: Command = {
  name: 'show',
  summary: 'show one site, its hosts, and what happens next',
  description: [
    'Shows how a site stands in Palette, what happens next, its hosts with the two words of their screens, what the config says of it with every default, its staging links, and the hosts that are expected there.',
    'Changes nothing. No PIN, no hash and no value of a variable or pack is shown.',
  ],
  words: [{ name: '<site>', description: 'the id of the site' }],
  options: [{ flags: '--offline', description: 'the config alone, without Palette' }],
  examples: ['show denver-snow-st', 'show denver-snow-st --offline --json'],
  run: showSite,
};

async function showSite({ positionals, values }: Given, house: House): Promise<Outcome> {
  const index = house.index();
  const site = findSite(index.sites, positionals[0] ?? '');
  const seen = values.offline === true ? null : await look(house, index, site);
  const facts = {
    state: seen === null ? [] : describeState(site, seen),
    config: describeConfig(site),
    links: describeLinks(site, index, house.now()),
    expected: describeExpected(site, index, seen),
  };
  const { terminal } = house;
  const hosts = seen?.hosts ?? [];
  return {
    json: toJson(site, index, seen),
    lines: [
      ...section(`Site ${site.id}`, facts.state, terminal),
      ...(seen === null || hosts.length === 0 ? [] : formatHosts(hosts.map(describeHost), terminal)),
      ...section('Config', [...facts.config, ...facts.links, ...facts.expected], terminal),
      seen === null ? 'Palette was not asked.' : `${countOf(seen.callCount, 'call')} to Palette.`,
    ],
  };
}

async function look(house: House, index: SiteIndex, site: Site): Promise<SeenSite> {
  const env = house.env();
  const store = await openStoreOrNull(house);
  try {
    return await seeSite({ env, index, store }, site);
  } finally {
    await store?.close();
  }
}

const nameWidth = 18;

function section(title: string, facts: readonly Fact[], { columns, paint }: Terminal): string[] {
  const isNarrow = columns < 60;
  const lines = facts.flatMap(([name, text]) => {
    const said = plainText(text);
    if (isNarrow) return [`  ${name}`, ...wrapText(said, columns, '    ')];
    const [first = '', ...rest] = wrapText(said, columns, ' '.repeat(nameWidth + 2));
    return [`  ${name.padEnd(nameWidth)}${first.trimStart()}`, ...rest];
  });
  return lines.length === 0 ? [paint('strong', title)] : [paint('strong', title), ...lines, ''];
}

function formatHosts(hosts: readonly (readonly string[])[], { columns, paint }: Terminal): string[] {
  const lines = hosts.flatMap(([first = '', ...rest]) => [
    ...wrapText(plainText(first), columns, '  '),
    ...rest.flatMap((text) => wrapText(plainText(text), columns, '    ')),
  ]);
  return [paint('strong', 'Hosts'), ...lines, ''];
}

/** What programs get: the site as the server has it, without what is nobody's business. */
function toJson(site: Site, index: SiteIndex, seen: SeenSite | null) {
  const { access, profiles, sshKeys: _sshKeys, staging: _staging, ...config } = site;
  const { pinHash, ...ways } = access;
  return {
    ...config,
    access: { ...ways, hasPin: pinHash !== null },
    profiles: profiles.map(({ kind, by, variables, packs = [] }) => {
      return { kind, by, variables: Object.keys(variables), packs: packs.map(({ name }) => name) };
    }),
    expectedHosts: index.expectedHosts.filter(({ siteId }) => siteId === site.id),
    live: seen === null ? null : { ...toLive(seen), next: nextStep(site, seen.state) },
  };
}

function toLive({ state, hosts, callCount }: SeenSite) {
  const { cluster } = state;
  return {
    state: state.state,
    why: state.why,
    hosts: state.hosts,
    cluster: cluster === null ? null : { name: cluster.name, state: cluster.state, health: cluster.health },
    members: hosts.map(({ hostId, record, pool, address, machine, intent }) => ({
      id: hostId,
      words: wordPairOf(hostId),
      name: record?.labels.name ?? null,
      pool: pool?.name ?? null,
      isControlPlane: pool?.isControlPlane ?? null,
      address,
      state: record?.state ?? null,
      isRunning: machine?.isRunning ?? null,
      hasFailed: machine?.hasFailed ?? null,
      intent:
        intent === null ? null : { phase: intent.phase, by: intent.requestedBy, problem: intent.problem?.code ?? null },
    })),
    calls: callCount,
  };
}
