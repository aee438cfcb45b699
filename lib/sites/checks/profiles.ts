import { type Report, showValue } from '../fault';
import { nearestWord } from '../nearest-word';
import type { Variables } from '../reading/merge-site';
import type { ConfigReading, SiteReading } from '../reading/read-config';
import { joinPath, type Readable } from '../reading/read-value';
import { listProfiles } from '../resolve-profiles';
import type { ProfilesInput } from '../schema/profiles';
import { type Check, reportAt } from './check';

type ProfileSet = Readable<ProfilesInput>;

/** Every set has one infra or full profile, names none twice; every site has one known set; variables have a profile. */
export const checkProfiles: Check = ({ profileSets, sites, isFaulty }, report) => {
  for (const [name, set] of Object.entries(profileSets)) {
    const path = joinPath('profileSets', name);
    if (set !== undefined && !isFaulty(path)) checkSet(set, path, null, report);
  }
  for (const site of sites) {
    const set = chosenSet(site, { profileSets, isFaulty }, report);
    if (set !== undefined) checkVariables(set, site.options.variables, `${site.path}.variables`, site.id, report);
  }
};

type Sets = Pick<ConfigReading, 'profileSets' | 'isFaulty'>;

function chosenSet(site: SiteReading, { profileSets: sets, isFaulty }: Sets, report: Report): ProfileSet | undefined {
  const { profiles, profileSet } = site.options;
  if (profiles !== undefined && profileSet !== undefined) {
    const finding = { problem: 'and profiles exclude each other', fix: 'Keep one of the two.' };
    reportAt(report, site, 'profileSet', { value: profileSet, ...finding });
  }
  if (profiles !== undefined) {
    if (site.isFaulty('profiles')) return undefined;
    checkSet(profiles, `${site.path}.profiles`, site.id, report);
    return profiles;
  }
  if (site.isFaulty('profiles') || site.isFaulty('profileSet')) return undefined;
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
  reportAt(report, site, 'profileSet', { value: name, problem: 'is not a profile set', fix });
}

function checkSet(set: ProfileSet, path: string, site: string | null, report: Report): void {
  const say = (problem: string, fix: string, value = '') => report({ path, site, value, problem, fix });
  if (set.infra !== undefined && set.full !== undefined) {
    say('has two infrastructure profiles, infra and full; Palette takes one', 'Keep infra or full.');
  } else if (set.infra === undefined && set.full === undefined) {
    say('has no infrastructure profile', "Add infra: 'name@version', or full: 'name@version'.");
  }
  const keys = listProfiles(set).map((profile) => profile.key);
  for (const twice of new Set(keys.filter((key, index) => keys.indexOf(key) !== index))) {
    say('is named twice', 'Keep one version of each profile.', showValue(twice));
  }
  checkVariables(set, set.variables, `${path}.variables`, site, report);
}

function checkVariables(
  set: ProfileSet,
  variables: Variables | undefined,
  path: string,
  site: string | null,
  report: Report,
): void {
  const known = listProfiles(set).map((profile) => profile.key);
  for (const key of Object.keys(variables ?? {})) {
    if (known.includes(key)) continue;
    const near = nearestWord(key, known);
    const fix =
      near === null ? `Use the name (without version) or UID of one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
    report({ path: joinPath(path, key), site, value: showValue(key), problem: 'is not a profile of this site', fix });
  }
}
