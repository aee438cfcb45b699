import type { ClusterSettings, PackValues, ProfileChange, ProfileSettings } from '../../palette/upkeep-model';
import type { ProfileReference } from '../../sites/site';
import { compareWanted, type Difference, type Lasting, type SettingChange } from './difference';
import type { SettingsFacts, WantedProfile } from './settings-facts';

/** What is to become of one profile of the config at the cluster. */
interface ProfileDiff {
  readonly differences: readonly Difference[];
  readonly lasting: readonly Lasting[];
  readonly change: ProfileChange | null;
  readonly isBase: boolean;
}

/**
 * Variables and layers of the cluster's profiles, and, if asked for, their versions: one write for all of them, so that
 * Palette works through them once. Pure.
 */
export function diffProfiles(facts: SettingsFacts, withVersions: boolean): SettingChange[] {
  const changed = compareProfiles(facts, withVersions).filter(({ change }) => change !== null);
  if (changed.length === 0) return [];
  return [
    {
      setting: 'profiles',
      differences: changed.flatMap(({ differences }) => differences),
      mayReplaceNodes: changed.some(({ isBase }) => isBase),
      amendment: { of: 'profiles', profiles: changed.flatMap(({ change }) => change ?? []) },
    },
  ];
}

/** What is different about profiles and stays. Pure. */
export function lastingProfiles(facts: SettingsFacts, withVersions: boolean): Lasting[] {
  const { site, settings, profiles, profileNames } = facts;
  const lasting = compareProfiles(facts, withVersions).flatMap((diff) => diff.lasting);
  const template = diffTemplate(facts);
  if (site.clusterTemplateUid !== undefined) return template;
  const wanted = new Set(profiles.map(({ uid }) => uid));
  const replaced = new Set(profiles.flatMap((profile) => findReplaced(facts, profile)?.uid ?? []));
  const others = settings.profiles.filter(({ uid }) => !wanted.has(uid) && !replaced.has(uid));
  const because = 'the config does not name it';
  return [
    ...lasting,
    ...template,
    ...unknownVariables(facts),
    ...others.map(({ uid, name }) => ({
      what: 'profile',
      before: profileNames.get(uid) ?? name,
      after: null,
      because,
    })),
  ];
}

function unknownVariables({ settings, profiles }: SettingsFacts): Lasting[] {
  const isSaid = profiles.some(({ reference }) => Object.keys(reference.variables).length > 0);
  if (!isSaid || !settings.unknown.includes('variables')) return [];
  return [{ what: 'variables', before: null, after: 'given', because: 'this Palette has no operation for it' }];
}

function diffTemplate({ site, settings: { templateUid } }: SettingsFacts): Lasting[] {
  const wanted = site.clusterTemplateUid ?? null;
  if (wanted === templateUid) return [];
  const because = 'where profiles come from is decided when the cluster is made';
  return [{ what: 'cluster template', before: templateUid, after: wanted, because }];
}

function compareProfiles(facts: SettingsFacts, withVersions: boolean): ProfileDiff[] {
  return facts.profiles.map((wanted) => {
    const there = facts.settings.profiles.find(({ uid }) => uid === wanted.uid);
    if (there !== undefined) return compareValues(facts.settings, wanted, there);
    return compareVersion(facts, wanted, withVersions);
  });
}

function compareValues(settings: ClusterSettings, wanted: WantedProfile, there: ProfileSettings): ProfileDiff {
  const { reference, uid } = wanted;
  const name = nameOf(reference, there.name);
  // What comes masked cannot be compared: it is written along with the rest, and never alone.
  const isShown = ([key]: readonly [string, string]) => !there.sensitive.includes(key);
  const shown = settings.unknown.includes('variables') ? [] : Object.entries(reference.variables).filter(isShown);
  const variables = compareWanted(
    there.variables,
    Object.fromEntries(shown),
    (key) => `variable ${key} of ${name}`,
  ).map(
    // Of one that Palette has not shown nobody can say that it is no secret.
    (one) => (one.before === null ? { ...one, after: 'a value' } : one),
  );
  const packs = (reference.packs ?? []).map((pack) => comparePack(name, there, pack));
  const differences = [...variables, ...packs.flatMap((pack) => pack.difference ?? [])];
  const change: ProfileChange = {
    uid,
    // It takes its own place: without that Palette may attach it a second time (see toProfilesPatchBody).
    replaces: uid,
    variables: { ...there.variables, ...reference.variables },
    packs: carryPacks(there, packs),
  };
  return {
    differences,
    lasting: packs.flatMap((pack) => pack.lasting ?? []),
    change: differences.length === 0 ? null : change,
    isBase: reference.kind !== 'add-on',
  };
}

/**
 * Every layer that the config overrides, and all others with the values that were read: should Palette take the profile for
 * one that is attached anew, nothing falls back to what the profile says.
 */
function carryPacks({ packs: there }: ProfileSettings, packs: readonly PackDiff[]): PackValues[] {
  const ours = packs.flatMap((pack) => (pack.lasting === null ? [pack.wanted] : []));
  const others = there.filter(({ name, values }) => values !== null && ours.every((one) => one.name !== name));
  return [...ours, ...others.map(({ name, values }) => ({ name, values, manifests: [] }))];
}

interface PackDiff {
  readonly wanted: PackValues;
  readonly difference: Difference | null;
  readonly lasting: Lasting | null;
}

/** Palette does not show what manifests say (API.md §3): they are written along with the values of their layer. */
function comparePack(profile: string, { packs }: ProfileSettings, wanted: PackValues): PackDiff {
  const what = `layer ${wanted.name} of ${profile}`;
  const there = packs.find(({ name }) => name === wanted.name);
  if (there === undefined) {
    const because = 'the profile has no such layer';
    return { wanted, difference: null, lasting: { what, before: null, after: 'other values', because } };
  }
  const [before, after] = [toLines(there.values ?? ''), toLines(wanted.values ?? '')];
  if (wanted.values === null || before.join('\n') === after.join('\n'))
    return { wanted, difference: null, lasting: null };
  // Values may hold secrets: how many lines are other is enough to find them in the config.
  const known = new Set(before);
  const fresh = after.filter((line) => !known.has(line)).length;
  const difference = { what, before: `${before.length} lines`, after: `${after.length} lines, ${fresh} of them other` };
  return { wanted, difference, lasting: null };
}

function toLines(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Another version, or none, of a profile is at the cluster. */
function compareVersion(facts: SettingsFacts, wanted: WantedProfile, withVersions: boolean): ProfileDiff {
  const { profileNames } = facts;
  const { reference, uid } = wanted;
  const isBase = reference.kind !== 'add-on';
  const replaced = findReplaced(facts, wanted);
  const difference = {
    what: replaced === null ? 'profile' : `version of ${replaced.name}`,
    before: replaced === null ? null : (profileNames.get(replaced.uid) ?? replaced.uid),
    after: profileNames.get(uid) ?? uid,
  };
  // A cluster has exactly one base: without its like to take the place of, nobody can say what would become of it.
  if (!withVersions || (isBase && replaced === null)) {
    const because = withVersions ? 'the cluster has another base profile' : 'only --profiles changes it';
    return { differences: [], lasting: [{ ...difference, because }], change: null, isBase };
  }
  const change: ProfileChange = {
    uid,
    variables: { ...replaced?.variables, ...reference.variables },
    packs: reference.packs ?? [],
    ...(replaced === null ? {} : { replaces: replaced.uid }),
  };
  return { differences: [difference], lasting: [], change, isBase };
}

/** The profile of that name that the cluster has in another version; one named by its UID has the name that Palette tells. */
function findReplaced(
  { settings, profileNames }: SettingsFacts,
  { reference, uid }: WantedProfile,
): ProfileSettings | null {
  const { by } = reference;
  const name = 'name' in by ? by.name : withoutVersion(profileNames.get(uid));
  return settings.profiles.find((profile) => profile.name === name && profile.uid !== uid) ?? null;
}

function withoutVersion(named: string | undefined): string | null {
  return named === undefined ? null : named.slice(0, named.lastIndexOf('@'));
}

function nameOf({ by }: ProfileReference, told: string): string {
  return 'name' in by ? by.name : told || by.uid;
}
