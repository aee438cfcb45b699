import { z } from 'zod';
import { fail } from '../errors';
import type { ProfileRecord } from '../palette/model';
import type { ClusterProfile } from '../palette/wire/cluster-general';
import type { ProfileReference, Site } from '../sites/site';
import type { Ports } from './ports';
import { readCached } from './read-cached';
import { projectOf, type Run } from './run';
import { StopRun } from './stop-run';
import { tolerate } from './tolerate';

const uidsSchema = z.array(z.string());
/** A profile version has one UID for ever; the time only bounds what a mistake costs. Milliseconds. */
const keptForMs = 60 * 60_000;

/**
 * The UIDs of the site's profiles with their variables, infra first; looked up once per config version. Throws `StopRun`
 * with `profile_not_found` when Palette has no such version, or another kind under that name.
 */
export async function resolveProfiles(run: Run): Promise<ClusterProfile[]> {
  const { profiles } = run.site;
  run.profileUids ??= await lookUpTogether(run);
  const uids = run.profileUids;
  return profiles.map(({ variables, packs }, index) => {
    return { uid: uids[index] ?? '', variables, ...(packs === undefined ? {} : { packs }) };
  });
}

/** The UIDs that somebody looked up before for this version of the config, infra first, or null. Throws `StoreError`. */
export async function recallProfiles(ports: Ports, site: Site): Promise<readonly string[] | null> {
  const uids = await readCached(ports.store, cacheKey(ports, site), uidsSchema);
  return uids?.length === site.profiles.length ? uids : null;
}

function cacheKey(ports: Ports, site: Site): string {
  const names = site.profiles.map(nameOf).join('+');
  return `profiles:${ports.configVersion}:${projectOf(ports, site) ?? 'tenant'}:${names}`;
}

/** Look-ups that this process has under way: in the morning many new sites ask for the same profiles at once. */
const underWay = new WeakMap<Ports, Map<string, Promise<readonly string[]>>>();

async function lookUpTogether(run: Run): Promise<readonly string[]> {
  const { ports, site } = run;
  const known = underWay.get(ports) ?? new Map<string, Promise<readonly string[]>>();
  underWay.set(ports, known);
  const key = cacheKey(ports, site);
  const other = known.get(key);
  if (other !== undefined) {
    // Whoever asked may have had less time than we have: its failure is not ours.
    const uids = await other.catch(() => null);
    return uids ?? recallOrLookUp(run);
  }
  const own = recallOrLookUp(run).finally(() => known.delete(key));
  known.set(key, own);
  return own;
}

/** Somebody may have looked them up since this run began, perhaps another process. */
async function recallOrLookUp(run: Run): Promise<readonly string[]> {
  return (await recallProfiles(run.ports, run.site)) ?? lookUp(run);
}

async function lookUp(run: Run): Promise<readonly string[]> {
  const needsList = run.site.profiles.some(({ by }) => 'name' in by);
  const listed = needsList ? await run.palette.listProfiles() : [];
  const uids = await Promise.all(run.site.profiles.map((reference) => findUid(run, reference, listed)));
  const { ports } = run;
  await tolerate(ports, 'remember_profiles', () =>
    ports.store.writeCache(cacheKey(ports, run.site), JSON.stringify(uids), keptForMs),
  );
  return uids;
}

type Listed = Awaited<ReturnType<Run['palette']['listProfiles']>>;

async function findUid(run: Run, reference: ProfileReference, listed: Listed): Promise<string> {
  const { by } = reference;
  const candidates =
    'uid' in by
      ? [by.uid]
      : listed.filter((item) => item.name === by.name && item.version === by.version).map(({ uid }) => uid);
  const records = await Promise.all(candidates.map((uid) => run.palette.getProfile(uid)));
  const fitting = records.filter((record) => record !== null && isOfKind(record, reference.kind));
  const [best] = [...fitting].sort((one, other) => scopeRank(one) - scopeRank(other));
  if (best) return best.uid;
  throw new StopRun(fail('profile_not_found', { profile: nameOf(reference) }).error);
}

/** Palette treats infra and full as the same layer (API.md §3); an add-on is never one of them. */
function isOfKind(record: ProfileRecord, kind: ProfileReference['kind']): boolean {
  return (record.kind === 'add-on') === (kind === 'add-on') && record.kind !== 'system';
}

/** The nearest scope wins where the same name and version exist in several (API.md §3). */
function scopeRank(record: ProfileRecord | null): number {
  return ['project', 'tenant', 'system'].indexOf(record?.scope ?? '') + 1 || 4;
}

function nameOf({ by }: ProfileReference): string {
  return 'uid' in by ? by.uid : `${by.name}@${by.version}`;
}
