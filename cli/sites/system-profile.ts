import { systemClock } from '../../lib/clock';
import type { PaletteSurvey } from '../../lib/palette/survey';
import type { SystemProfile } from '../../lib/palette/upkeep-model';
import { nearestWord } from '../../lib/sites/nearest-word';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { openStoreOrNull } from './doctor/look-around';
import { createReader, type Reading } from './doctor/reading';
import { connectPalette } from './live/connect-palette';
import { countOf, listWords } from './name-some';
import { plainText } from './plain-text';
import { writeArchive } from './write-files';

const withinMs = 120_000;

/** Lists the system profiles of Palette, and downloads one for appliances. */
export const systemProfile: Command = {
  name: 'system-profile',
  summary: 'list and download system profiles for appliances',
  description: [
    'list prints the system profiles that the key sees, one version a line; download <name> writes the archive of the newest version, or of --version, into a file. One that is there is not written over.',
    'The archive goes onto the installer of a virtualized appliance, next to the unattended.yaml that user-data --format unattended makes; docs/staging-hosts.md says where. Changes nothing in Palette.',
  ],
  words: [
    { name: '[action]', description: 'list or download' },
    { name: '[name]', description: 'of the profile to download' },
  ],
  options: [
    { flags: '--version <version>', description: 'such as 1.2.0; otherwise the newest' },
    { flags: '--out <folder>', description: 'where to write it; otherwise here' },
    { flags: '--project <uid>', description: 'instead of PALETTE_PROJECT_UID' },
    { flags: '--force', description: 'write over a file that is there' },
  ],
  examples: ['system-profile', 'system-profile download appliance-os --out .data/appliances'],
  run,
};

async function run({ positionals, values }: Given, house: House): Promise<Outcome> {
  const [action = 'list', name] = positionals;
  if (action === 'list' && name === undefined) return withPalette(house, values, list);
  if (action === 'download' && name !== undefined)
    return withPalette(house, values, (ask) => download(ask, name, values));
  throw new CommandFault('It is system-profile list or system-profile download <name>.', 'usage');
}

/** Asks Palette; throws {@link CommandFault} with the reason where it gives no answer. */
type Ask = <T>(question: (survey: PaletteSurvey) => Promise<T>) => Promise<T>;

async function withPalette(
  house: House,
  values: Given['values'],
  work: (ask: Ask) => Promise<Outcome>,
): Promise<Outcome> {
  const deadlineMs = systemClock.now() + withinMs;
  const store = await openStoreOrNull(house);
  try {
    const connection = await connectPalette(house.env(), { index: house.index(), store, deadlineMs });
    const projectUid = typeof values.project === 'string' ? values.project : connection.defaultProjectUid;
    const survey = connection.survey(projectUid);
    const read = createReader(systemClock, deadlineMs);
    return await work(async (question) => answerOf(await read(() => question(survey))));
  } finally {
    await store?.close();
  }
}

function answerOf<T>(reading: Reading<T>): T {
  if (reading.isRead) return reading.value;
  throw new CommandFault(`The system profiles cannot be read: ${reading.because}.`);
}

async function list(ask: Ask): Promise<Outcome> {
  const profiles = [...(await ask((survey) => survey.listSystemProfiles()))].sort(byNameThenNewest);
  if (profiles.length === 0) return { json: [], lines: ['Palette shows no system profile.'] };
  const width = Math.max(...profiles.map(({ name }) => name.length));
  return {
    json: profiles,
    lines: profiles.map(({ name, version }) => plainText(`${name.padEnd(width)}  ${version}`)),
  };
}

async function download(ask: Ask, name: string, values: Given['values']): Promise<Outcome> {
  const profiles = await ask((survey) => survey.listSystemProfiles());
  const { uid, version } = choose(profiles, name, values.version);
  const archive = await ask((survey) => survey.downloadProfile(uid));
  if (archive === null) throw new CommandFault(`Palette has no archive of ${name}@${version}.`);
  const folder = typeof values.out === 'string' ? values.out : '.';
  const file = archive.name ?? `${name}-${version}.tgz`;
  const path = writeArchive(folder, file, archive.bytes, values.force === true);
  return {
    json: { name, version, path, bytes: archive.bytes.length },
    lines: [
      `${path}: ${name}@${version}, ${countOf(archive.bytes.length, 'byte')}.`,
      'Put it onto the installer of the appliance, next to its unattended.yaml: user-data --format unattended makes that.',
    ],
  };
}

function choose(profiles: readonly SystemProfile[], name: string, version: unknown): SystemProfile {
  const named = [...profiles].filter((profile) => profile.name === name).sort(byNameThenNewest);
  const [newest] = named;
  if (newest === undefined) {
    const near = nearestWord(
      name,
      profiles.map((profile) => profile.name),
    );
    const hint = near === null ? 'system-profile list shows all of them.' : `Did you mean ${near}?`;
    throw new CommandFault(`Palette has no system profile ${plainText(JSON.stringify(name))}. ${hint}`);
  }
  if (typeof version !== 'string') return newest;
  const found = named.find((profile) => profile.version === version);
  if (found !== undefined) return found;
  const there = listWords(named.map((profile) => profile.version));
  throw new CommandFault(`Palette has no ${name}@${plainText(version)}; it has ${plainText(there)}.`);
}

function byNameThenNewest(one: SystemProfile, other: SystemProfile): number {
  return one.name.localeCompare(other.name) || compareVersions(other.version, one.version);
}

/** As semantic versions are ordered: 1.10.0 is newer than 1.9.0, and than 1.10.0-rc.2, which only led to it. */
function compareVersions(one: string, other: string): number {
  const [[release, early], [otherRelease, otherEarly]] = [splitVersion(one), splitVersion(other)];
  const byStage = Number(early === '') - Number(otherEarly === '');
  return compareNumbers(release, otherRelease) || byStage || compareNumbers(early, otherEarly);
}

/** Numbers, and what stands behind the first dash. */
function splitVersion(version: string): [release: string, early: string] {
  const at = version.indexOf('-');
  return at < 0 ? [version, ''] : [version.slice(0, at), version.slice(at + 1)];
}

function compareNumbers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
