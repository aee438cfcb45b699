import type { Report } from '../fault';
import { nearestWord } from '../nearest-word';
import type { Packs, Variables } from '../reading/lay-over';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import { joinPath, type Readable } from '../reading/read-value';
import { listProfiles } from '../resolve-profiles';
import type { ProfilesInput } from '../schema/profiles';
import { type Check, type Finding, reportAt, reportAtPath, reportWhereStated } from './check';

type ProfileSet = Readable<ProfilesInput>;

/** Tells a finding at a path below the set that is looked at, such as `variables.kiosk`; empty for the set itself. */
type Say = (below: string, finding: Finding) => void;

/**
 * Every set has one infra or full profile, names none twice; every site has one known set, or a cluster template in its
 * place; variables and packs have a profile.
 */
export const checkProfiles: Check = ({ profileSets, sites, isFaulty }, report) => {
  for (const [name, set] of Object.entries(profileSets)) {
    const path = joinPath('profileSets', name);
    const say: Say = (below, finding) => reportAtPath(report, below === '' ? path : `${path}.${below}`, finding);
    if (set !== undefined && !isFaulty(path)) checkSet(set, say);
  }
  for (const site of sites) {
    if (site.options.clusterTemplate !== undefined) {
      checkTemplate(site, report);
      continue;
    }
    const set = chosenSet(site, { profileSets, isFaulty }, report);
    const { variables } = site.options;
    const packs = site.isFaulty('packs') ? undefined : site.options.packs;
    if (set === undefined || (variables === undefined && packs === undefined)) continue;
    checkSaid(set, { variables, packs }, (below, finding) =>
      reportWhereStated(report, site, below, [...chosenBy, below], finding),
    );
  }
};

/** A template brings its profiles along, takes no values for packs, and wants a time zone (API.md §3, §4.1). */
function checkTemplate(site: SiteReading, report: Report): void {
  for (const option of ['profiles', 'profileSet', 'variables', 'packs'] as const) {
    if (site.options[option] === undefined) continue;
    const finding = { problem: 'and clusterTemplate exclude each other', fix: 'Keep one of the two.' };
    reportWhereStated(report, site, option, [option, 'clusterTemplate'], { value: undefined, ...finding });
  }
  if (site.options.timeZone !== undefined || site.isFaulty('timeZone')) return;
  const fix = "Add it, such as timeZone: 'America/Denver'.";
  const finding = { value: undefined, problem: 'is missing, and a cluster template needs it', fix };
  reportWhereStated(report, site, 'timeZone', ['clusterTemplate', 'timeZone'], finding);
}

type Sets = Pick<ConfigReading, 'profileSets' | 'isFaulty'>;

const chosenBy = ['profiles', 'profileSet'];

function chosenSet(site: SiteReading, { profileSets: sets, isFaulty }: Sets, report: Report): ProfileSet | undefined {
  const { profiles, profileSet } = site.options;
  if (profiles !== undefined && profileSet !== undefined) {
    const finding = { problem: 'and profiles exclude each other', fix: 'Keep one of the two.' };
    reportWhereStated(report, site, 'profileSet', chosenBy, { value: profileSet, ...finding });
  }
  if (profiles !== undefined) {
    if (site.isFaulty('profiles')) return undefined;
    checkSet(profiles, (below, finding) =>
      reportWhereStated(report, site, below === '' ? 'profiles' : `profiles.${below}`, ['profiles'], finding),
    );
    return profiles;
  }
  if (site.isFaulty('profiles') || site.isFaulty('profileSet') || site.isFaulty('clusterTemplate')) return undefined;
  if (profileSet === undefined) {
    const fix = `Name a profile set (${Object.keys(sets).join(', ') || 'there is none yet'}), or write profiles: { infra, addOns }.`;
    reportAt(report, site, 'profileSet', { value: undefined, problem: 'is missing, and so is profiles', fix });
    return undefined;
  }
  if (!Object.hasOwn(sets, profileSet) && !isFaulty(joinPath('profileSets', profileSet)))
    reportUnknownSet(site, profileSet, Object.keys(sets), report);
  return sets[profileSet];
}

function reportUnknownSet(site: SiteReading, name: string, known: readonly string[], report: Report): void {
  const near = nearestWord(name, known);
  const fix = near === null ? `Use one of: ${known.join(', ') || '(none defined)'}.` : `Did you mean ${near}?`;
  const finding = { value: name, problem: 'is not a profile set', fix };
  reportWhereStated(report, site, 'profileSet', ['profileSet'], finding);
}

function checkSet(set: ProfileSet, say: Say): void {
  if (set.infra !== undefined && set.full !== undefined) {
    const problem = 'has two infrastructure profiles, infra and full; Palette takes one';
    say('', { value: undefined, problem, fix: 'Keep infra or full.' });
  } else if (set.infra === undefined && set.full === undefined) {
    const fix = "Add infra: 'name@version', or full: 'name@version'.";
    say('', { value: undefined, problem: 'has no infrastructure profile', fix });
  }
  const keys = listProfiles(set).map((profile) => profile.key);
  for (const twice of new Set(keys.filter((key, index) => keys.indexOf(key) !== index))) {
    say('', { value: twice, problem: 'is named twice', fix: 'Keep one version of each profile.' });
  }
  checkSaid(set, set, say);
}

interface Said {
  readonly variables?: Variables | undefined;
  readonly packs?: Packs | undefined;
}

/** What is said about profiles is about profiles of the set, and about something of them. */
function checkSaid(set: ProfileSet, { variables, packs }: Said, say: Say): void {
  const known = listProfiles(set).map((profile) => profile.key);
  for (const [option, group] of Object.entries({ variables, packs })) {
    for (const key of Object.keys(group ?? {})) {
      if (known.includes(key)) continue;
      const near = nearestWord(key, known);
      const fix =
        near === null
          ? `Use the name (without version) or UID of one of: ${known.join(', ')}.`
          : `Did you mean ${near}?`;
      say(joinPath(option, key), { value: key, problem: 'is not a profile of this site', fix });
    }
  }
  for (const [profile, ofProfile] of Object.entries(packs ?? {})) {
    for (const [name, pack] of Object.entries(ofProfile ?? {})) {
      if (pack === undefined || pack.values !== undefined || pack.manifests !== undefined) continue;
      const fix = "Add values: '…' or manifests: { name: '…' }, or take the pack out.";
      const path = joinPath(joinPath('packs', profile), name);
      say(path, { value: undefined, problem: 'has neither values nor manifests', fix });
    }
  }
}
