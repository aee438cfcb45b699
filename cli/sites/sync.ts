import type { Lifecycle } from '../../lib/lifecycle/lifecycle';
import type { Site } from '../../lib/sites/site';
import { findSites } from './choose-sites';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { inLanes } from './doctor/reading';
import { actOptions, readWait } from './life/life-command';
import { countOf } from './name-some';
import { refuseStrangeStore } from './refuse-strange-store';
import { type Compared, compareSite } from './sync/compare-site';
import { describeCompared, listCompared, reportCompared } from './sync/describe-compared';
import { reportSynced } from './sync/describe-synced';
import { syncSites } from './sync/sync-sites';
import { tellMode } from './tell-mode';

/** Brings what Palette says of sites in line with the config. */
export const sync: Command = {
  name: 'sync',
  summary: 'bring Palette in line with the config, the differences first',
  description: [
    'Compares what the config says of a site with what its cluster in Palette has: tags, location, time zone, SSH keys, NTP servers, scans, backup, OS patches, options of worker pools, variables and values of profiles, tags and remote access of its hosts. Shows every difference, has you say yes, and writes them one by one, each decided from what Palette says then.',
    'What the config does not mention stays: labels of others, schedules, keys where it names none. So does what is decided when a cluster is made; it is listed with the reason. Versions of profiles change with --profiles only: Palette may then replace the nodes, one after the other.',
    'With --dry-run it ends with 3 where something would be written. Interrupted, run it again.',
  ],
  words: [{ name: '[sites...]', description: 'ids of sites' }],
  options: [
    { flags: '--all', description: 'every open site' },
    { flags: '--profiles', description: 'profiles take the versions of the config as well' },
    { flags: '--dry-run', description: 'only show the differences' },
    ...actOptions,
  ],
  examples: ['sync denver-snow-st --dry-run', 'sync denver-snow-st --by "Sam Doe"', 'sync --all --dry-run --json'],
  run,
};

async function run({ positionals, values }: Given, house: House): Promise<Outcome> {
  const withinMs = readWait(values.wait);
  const sites = choose(house.index().sites, positionals, values.all === true);
  const server = await house.openServer();
  const by = typeof values.by === 'string' ? values.by : '';
  const life = server.life.as(commandActor(house.userName(), by));
  const withVersions = values.profiles === true;
  const compared = await compareAll(life, sites, withVersions, house);
  const due = compared.filter(({ found }) => found.is === 'compared' && found.steps.length > 0);
  if (values.dryRun === true || due.length === 0)
    return tellMode(reportCompared(compared, values.dryRun === true, house.terminal), server);
  await refuseStrangeStore(server, values.newStore === true);
  if (values.yes !== true) await confirm(due, house);
  else house.terminal.note(describeCompared(due, house.terminal).join('\n'));
  const synced = await syncSites(life, due, { withVersions, withinMs }, house);
  return tellMode(reportSynced(compared, synced, house.terminal), server);
}

/** Throws {@link CommandFault}: all sites of a company are too many to mean them by saying nothing. */
function choose(sites: readonly Site[], ids: readonly string[], wantsAll: boolean): readonly Site[] {
  if (wantsAll && ids.length > 0) throw new CommandFault('Name sites or say --all, but not both.', 'usage');
  if (wantsAll) return sites.filter(({ status }) => status.state === 'open');
  if (ids.length === 0) throw new CommandFault('Name a site, or say --all.', 'usage');
  return findSites(sites, ids);
}

/** A dozen reads each: some sites at a time, within Palette's limits. */
const lanes = 4;

async function compareAll(life: Lifecycle, sites: readonly Site[], withVersions: boolean, house: House) {
  const progress = house.terminal.progress('Comparing');
  let done = 0;
  try {
    return await inLanes(sites, lanes, async (site) => {
      progress.show(done, sites.length);
      const compared = await compareSite(life, site, withVersions);
      done += 1;
      return compared;
    });
  } finally {
    progress.end();
  }
}

async function confirm(due: readonly Compared[], house: House): Promise<void> {
  const [only, ...others] = due;
  const word = others.length === 0 ? (only?.siteId ?? '') : String(due.length);
  const what = others.length === 0 ? word : `${word}, for ${countOf(due.length, 'site')}`;
  const answer = await house.askFor([...describeCompared(due, house.terminal), `Type ${what}, to write this:`]);
  if (answer === null)
    throw new CommandFault('There is nobody to ask here: look at it with --dry-run, then add --yes.', 'usage');
  if (answer !== word)
    throw new CommandFault(`That is not ${word}. Nothing was done: ${listCompared(due)} stay as they are.`);
}
