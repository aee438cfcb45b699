import type { ListedProfile, ProfileDetail, ProfileVariable } from '../../../lib/palette/survey-model';
import { cutText } from '../../../lib/sites/cut-text';
import { nearestWord } from '../../../lib/sites/nearest-word';
import { cloudTypeOf } from '../../../lib/sites/site-kind';
import { countOf, groupBy, listWords, nameSites } from '../name-some';
import type { Facts, ProfileFacts, ProjectFacts } from './facts';
import { blame, type CheckId, type Finding, skip, well } from './finding';
import { judgeNetworks } from './judge-networks';
import { judgeValue } from './judge-value';

const ids = ['profile.exists', 'profile.fits', 'profile.variables', 'profile.values', 'profile.networks'] as const;

/** All about profiles: each is judged once for all the sites that use it. Pure. */
export function judgeProfiles({ inProjects, owner }: Facts['palette']): Finding[] {
  if (!owner.isRead) return ids.map((id) => skip(id, owner.because));
  const found = inProjects.flatMap((project) => judgeProject(project));
  const count = inProjects.reduce((sum, { profiles }) => sum + profiles.length, 0);
  return [...found, ...ids.filter((id) => !found.some((one) => one.id === id)).map((id) => sayWell(id, count))];
}

const sentences: Readonly<Record<(typeof ids)[number], string>> = {
  'profile.exists': 'are there in their versions',
  'profile.fits': 'are of the kind that the config says',
  'profile.variables': 'define what the config gives, and get what they require',
  'profile.values': 'get values of the right format',
  'profile.networks': 'keep clear of the networks of their sites',
};

function sayWell(id: (typeof ids)[number], count: number): Finding {
  return well(id, `${countOf(count, 'profile')}: all ${sentences[id]}.`);
}

function judgeProject({ listed, profiles }: ProjectFacts): Finding[] {
  if (!listed.isRead && profiles.every(({ detail }) => !detail.isRead))
    return ids.map((id) => skip(id, listed.because));
  return profiles.flatMap((profile) => judgeProfile(profile, listed.isRead ? listed.value : []));
}

function judgeProfile(profile: ProfileFacts, listed: readonly ListedProfile[]): Finding[] {
  const { key, detail, uses, kind } = profile;
  if (!detail.isRead) return ids.map((id) => skip(id, detail.because, key));
  if (detail.value === null) return [missing(profile, listed)];
  const networks = kind === 'add-on' ? [] : judgeNetworks(profile);
  const unpublished = detail.value.isPublished
    ? []
    : [
        blame(
          'profile.exists',
          'warn',
          key,
          `${key} is a draft: publish it before sites use it (${nameSites(sitesOf(uses))}).`,
        ),
      ];
  return [...unpublished, ...judgeKind(profile, detail.value), ...judgeVariables(profile), ...networks];
}

function sitesOf(uses: ProfileFacts['uses']) {
  return uses.map(({ site }) => site);
}

function missing({ key, by, uses }: ProfileFacts, listed: readonly ListedProfile[]): Finding {
  const who = nameSites(sitesOf(uses));
  const sentence = `Palette has no profile ${key} (${who}).`;
  if ('uid' in by) return blame('profile.exists', 'bad', key, sentence);
  const versions = listed.filter(({ name }) => name === by.name).map(({ version }) => version);
  if (versions.length > 0)
    return blame('profile.exists', 'bad', key, `${sentence} It has ${by.name} ${listWords(versions.slice(-5))}.`);
  const near = nearestWord(by.name, new Set(listed.map(({ name }) => name)));
  return blame('profile.exists', 'bad', key, near === null ? sentence : `${sentence} Is ${near} meant?`);
}

const kinds: Readonly<Record<ProfileDetail['kind'], string>> = {
  infra: 'an infra profile',
  full: 'a full profile',
  'add-on': 'an add-on',
  system: 'a system profile',
};

/** Palette treats infra and full as the same layer (API.md §3); an add-on is neither. */
function judgeKind({ key, kind, uses }: ProfileFacts, detail: ProfileDetail): Finding[] {
  const who = nameSites(sitesOf(uses));
  const isBase = kind !== 'add-on';
  const isBaseThere = detail.kind === 'infra' || detail.kind === 'full';
  if (isBase ? !isBaseThere : detail.kind !== 'add-on') {
    const sentence = `${key} is ${kinds[detail.kind]}, and the config uses it as ${kinds[kind]} (${who}).`;
    return [blame('profile.fits', 'bad', key, sentence)];
  }
  const { cloudType } = detail;
  const isForAll = !isBase && (cloudType === 'all' || cloudType === '');
  const unfit = isForAll ? [] : sitesOf(uses).filter((site) => cloudTypeOf(site) !== cloudType);
  const [first] = unfit;
  if (first === undefined) return [];
  const sentence = `${key} is made for ${cloudType || 'no cloud type'}, not for ${cloudTypeOf(first)} (${nameSites(unfit)}).`;
  return [blame('profile.fits', 'bad', key, sentence)];
}

function judgeVariables({ key, variables, uses }: ProfileFacts): Finding[] {
  if (!variables.isRead)
    return (['profile.variables', 'profile.values'] as const).map((id) => skip(id, variables.because, key));
  const known = new Map(variables.value.map((variable) => [variable.name, variable]));
  const faults = uses.flatMap(({ site, variables: given }) =>
    [...listUnknown(known, given), ...listUngiven(known, given), ...listWrong(known, given)].map((fault) => {
      return { site, ...fault };
    }),
  );
  const together = groupBy(faults, ({ id, name, problem }) => `${id} ${name} ${problem}`);
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const who = nameSites(group.map(({ site }) => site));
    const sentence = `${key} at ${who}: ${first.name} ${first.problem}${first.problem.endsWith('?') ? '' : '.'}`;
    return [blame(first.id, 'bad', `${key} ${first.name}`, sentence)];
  });
}

type Known = ReadonlyMap<string, ProfileVariable>;
type Values = Readonly<Record<string, string>>;
interface Fault {
  readonly id: CheckId;
  readonly name: string;
  readonly problem: string;
}

function listUnknown(known: Known, given: Values): Fault[] {
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => {
      const near = nearestWord(name, known.keys());
      const problem = `is not a variable of the profile${near === null ? '' : `; is ${near} meant`}`;
      return { id: 'profile.variables', name, problem: near === null ? problem : `${problem}?` };
    });
}

function listUngiven(known: Known, given: Values): Fault[] {
  return [...known.values()]
    .filter(({ name, isRequired, hasDefault }) => isRequired && !hasDefault && (given[name] ?? '') === '')
    .map(({ name }) => ({ id: 'profile.variables', name, problem: 'is required, has no default, and is not given' }));
}

const longestValue = 60;

function listWrong(known: Known, given: Values): Fault[] {
  return Object.entries(given).flatMap(([name, value]): Fault[] => {
    const variable = known.get(name);
    const problem = variable === undefined || value === '' ? null : judgeValue(variable, value);
    if (variable === undefined || problem === null) return [];
    const shown = variable.isSensitive ? 'its value (not shown)' : JSON.stringify(cutText(value, longestValue));
    return [{ id: 'profile.values', name, problem: `${problem}: ${shown}` }];
  });
}
