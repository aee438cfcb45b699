import { foldText } from '../../lib/sites/fold-text';
import type { Site, SiteIndex } from '../../lib/sites/site';
import { kindOf } from '../../lib/sites/site-kind';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { openStoreOrNull } from './doctor/look-around';
import { askGently, seeSites } from './live/see-sites';
import { type SiteState, siteStates } from './live/site-state';
import { countOf } from './name-some';
import { plainText } from './plain-text';
import type { Terminal, Tone } from './terminal';
import { wrapText } from './wrap-text';

/** Lists the sites and how each stands. Changes nothing. */
export const list: Command = {
  name: 'list',
  summary: 'list the sites and how each stands',
  description: [
    'Lists the sites of the config, a line each: id, hosts of how many, state, name. States: none (no host yet), registered (hosts are there, no cluster yet), setting-up, ready, attention (a person has to look).',
    'Asks Palette for clusters and hosts by pages of fifty, not for each site. Changes nothing.',
  ],
  options: [
    { flags: '--filter <text>', description: 'only sites whose id, name, number, address, region or tag contains it' },
    { flags: '--state <state>', description: 'only sites in this state', choices: siteStates },
    { flags: '--offline', description: 'the config alone, without Palette' },
  ],
  examples: ['list', 'list --state attention', 'list --filter denver --json'],
  run: listSites,
};

interface Row {
  readonly site: Site;
  /** Null: nobody has looked. */
  readonly seen: SiteState | null;
  /** Somebody has asked for something here that is not done yet. */
  readonly hasWork: boolean;
}

async function listSites({ values }: Given, house: House): Promise<Outcome> {
  if (values.offline === true && values.state !== undefined)
    throw new CommandFault('--state needs Palette: leave --offline out.', 'usage');
  const index = house.index();
  const sites = filterSites(index.sites, values.filter);
  const { rows, callCount } = values.offline === true ? offline(sites) : await look(house, index, sites);
  const shown = rows.filter(({ seen }) => values.state === undefined || seen?.state === values.state);
  const calls = values.offline === true ? 'Palette was not asked' : `${countOf(callCount, 'call')} to Palette`;
  return {
    json: shown.map(toJson),
    lines: [
      ...formatRows(shown, house.terminal),
      ...wrapText(`${countOf(shown.length, 'site')}. ${calls}.`, house.terminal.columns),
    ],
  };
}

function offline(sites: readonly Site[]) {
  return { rows: sites.map((site): Row => ({ site, seen: null, hasWork: false })), callCount: 0 };
}

async function look(house: House, index: SiteIndex, sites: readonly Site[]) {
  const env = house.env();
  const store = await openStoreOrNull(house);
  try {
    const { states, callCount } = await seeSites(house, { env, index, store }, sites);
    const work = new Set<string>((await askGently(store, (open) => open.sitesWithWork())) ?? []);
    const rows = sites.map((site): Row => {
      return { site, seen: states.get(site.id) ?? null, hasWork: work.has(site.id) };
    });
    return { rows, callCount };
  } finally {
    await store?.close();
  }
}

/** Sites of which something that people call them by contains the text, whatever its case and accents. Pure. */
export function filterSites(sites: readonly Site[], text: unknown): readonly Site[] {
  if (typeof text !== 'string' || text.trim() === '') return sites;
  const wanted = foldText(text.trim());
  return sites.filter(({ id, name, number, address, region, tags }) => {
    const words = Object.entries(tags).map(([key, value]) => `${key}:${value}`);
    return [id, name, number ?? '', address, region ?? '', ...words].some((one) => foldText(one).includes(wanted));
  });
}

function toJson({ site, seen, hasWork }: Row) {
  return {
    id: site.id,
    name: site.name,
    status: site.status.state,
    kind: kindOf(site),
    clusterName: site.clusterName,
    hosts: seen?.hosts ?? null,
    maxHosts: site.topology.maxHosts,
    state: seen?.state ?? null,
    why: seen?.why ?? null,
    cluster: seen?.cluster ? { state: seen.cluster.state, health: seen.cluster.health } : null,
    hasWork,
  };
}

const tones: Readonly<Record<SiteState['state'], Tone>> = {
  none: 'quiet',
  registered: 'warn',
  'setting-up': 'warn',
  ready: 'good',
  attention: 'bad',
};

/** One line for a site; two where a line is short. */
function formatRows(rows: readonly Row[], { columns, paint }: Terminal): string[] {
  const widest = Math.max(0, ...rows.map(({ site }) => site.id.length));
  const isNarrow = columns < widest + 40;
  return rows.flatMap(({ site, seen, hasWork }) => {
    const hosts = `${seen?.hosts ?? '?'} of ${site.topology.maxHosts}`;
    const state = seen === null ? '-' : seen.state;
    const notes = [
      seen?.why ?? null,
      kindOf(site) === 'native' ? null : kindOf(site),
      site.status.state === 'open' ? null : site.status.state,
      hasWork ? 'work waits' : null,
    ].filter((note) => note !== null);
    const note = notes.length === 0 ? '' : ` (${plainText(notes.join('; '))})`;
    const painted = paint(seen === null ? 'quiet' : tones[seen.state], state.padEnd(isNarrow ? 0 : 10));
    const name = plainText(site.name);
    if (isNarrow) return [site.id, `  ${hosts}  ${painted}`, ...wrapText(note, columns, '  ')];
    return [`${site.id.padEnd(widest)}  ${hosts.padStart(8)}  ${painted}  ${name}${note}`];
  });
}
