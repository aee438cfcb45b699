import type { Actor } from '../access/actor';
import { type Failure, fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { PaletteError } from '../palette/palette-error';
import { firstSetUpOf } from '../sites/first-set-up';
import { isIdOf } from '../sites/former-id';
import type { Site } from '../sites/site';
import { type Intent, openIntent } from '../store/records';
import { StoreError } from '../store/store';
import { isBoundTo } from './claim';
import { recallClusters } from './cluster-cache';
import { explain } from './explain';
import { findLabelled, observe } from './observe';
import { type ParsedSubmit, parseSubmit } from './parse-submit';
import { plan } from './plan/plan';
import type { Plan, Verdict, World } from './plan/world';
import type { Ports } from './ports';
import { type Run, runDeadlineMs, startRun } from './run';
import { toDesired } from './serve-site';
import { StopRun } from './stop-run';
import type { SubmitRequest } from './view';

/** What a submit would come to. */
export interface Rehearsal {
  /** `registers`: Palette does not have it yet; `joins`: it does, and it would be added; `settled`: nothing is left to do. */
  readonly kind: 'registers' | 'joins' | 'settled';
  /** So many hosts the first set-up of the site would still need after all of these; 0: none. */
  readonly missing: number;
}

/** {@link Registrations.rehearse}. */
export async function rehearse(
  ports: Ports,
  actor: Actor,
  requests: readonly SubmitRequest[],
): Promise<readonly Result<Rehearsal>[]> {
  const parsed = requests.map((request) => parseSubmit(ports.directory, actor, request));
  const asked = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  const [first] = asked;
  if (asked.some(({ site }) => site !== first?.site)) throw new Error('A rehearsal is about one site.');
  const told = first === undefined ? null : await rehearseAt(ports, first.site, asked);
  return parsed.map((one) => {
    if (!one.ok) return one;
    if (told instanceof Map) return told.get(one.value.hostId) ?? fail('outcome_unknown');
    return { ok: false, error: told ?? fail('outcome_unknown').error };
  });
}

/** What is decided about each host, or why nobody could look. */
async function rehearseAt(
  ports: Ports,
  site: Site,
  asked: readonly ParsedSubmit[],
): Promise<Map<HostId, Result<Rehearsal>> | Failure> {
  try {
    const run = startRun(ports, site, {
      deadlineMs: runDeadlineMs(ports),
      remembered: await recallClusters(ports, site),
    });
    await noteClaims(run, asked);
    const intents = [...asked.map((one) => toIntent(ports, one)), ...(await readOthers(run, asked))];
    const { world, decided } = await decide(run, intents);
    const missing = countMissing(site, world, decided);
    return new Map(
      asked.map(({ hostId, pairingKey }) => {
        const lacksKey = site.access.pairingKey === 'required' && pairingKey === null;
        const verdict = decided.verdicts.get(hostId);
        const asks = verdict?.kind !== 'stop' && decided.asks?.has(hostId) === true;
        return [hostId, asks ? fail('host_pool_missing') : toRehearsal(verdict, { lacksKey, missing })];
      }),
    );
  } catch (error) {
    if (!(error instanceof PaletteError || error instanceof StopRun || error instanceof StoreError)) throw error;
    return explain(error);
  }
}

/** The plan asks for one more fact at most. */
async function decide(run: Run, intents: readonly Intent[]): Promise<{ world: World; decided: Plan }> {
  const world = await observe(run, intents);
  const decided = plan(toDesired(run, intents), world);
  if (decided.step.do !== 'find_labelled') return { world, decided };
  await findLabelled(run);
  const more = await observe(run, intents);
  return { world: more, decided: plan(toDesired(run, intents), more) };
}

/** As it would be recorded; of the second revision, because a host of the first is not even read before it is written. */
function toIntent({ clock }: Ports, { hostId, site, hostName, pool, grant }: ParsedSubmit): Intent {
  const named = pool === null ? {} : { pool };
  const wish = {
    hostId,
    siteId: site.id,
    hostName,
    ...named,
    requestedAtMs: clock.now(),
    requestedBy: grant.who,
  } as const;
  return { ...openIntent({ ...wish, linkId: null, needsPairingKey: false, phase: 'queued' }), revision: 2 };
}

/** Who is being registered at the site already is served in the same go, and takes up room. */
async function readOthers({ ports, site }: Run, asked: readonly ParsedSubmit[]): Promise<readonly Intent[]> {
  const own = new Set(asked.map(({ hostId }) => hostId));
  const listed = await ports.store.unfinishedIntents(site.id);
  return listed
    .filter(({ claimedBy }) => claimedBy === null || claimedBy === site.id)
    .map(({ intent }) => intent)
    .filter(({ hostId, phase }) => !own.has(hostId) && phase !== 'waiting_for_approval' && phase !== 'settled');
}

/** A claim of another site counts where it would stand. */
async function noteClaims(run: Run, asked: readonly ParsedSubmit[]): Promise<void> {
  await Promise.all(
    asked.map(async ({ hostId }) => {
      const holder = await run.ports.store.readClaim(hostId);
      if (holder === null || isIdOf(run.site, holder)) return;
      if (await isBoundTo(run.ports, hostId, holder, run.deadlineMs)) run.claims.set(hostId, holder);
    }),
  );
}

function countMissing(site: Site, { clusters, labelled }: World, { verdicts }: Plan): number {
  if (clusters.length > 0) return 0;
  const coming = [...verdicts.values()].filter(({ kind }) => kind !== 'stop').length;
  return Math.max(0, firstSetUpOf(site) - coming - (labelled?.length ?? 0));
}

function toRehearsal(
  verdict: Verdict | undefined,
  { lacksKey, missing }: { readonly lacksKey: boolean; readonly missing: number },
): Result<Rehearsal> {
  switch (verdict?.kind) {
    case undefined:
      return fail('outcome_unknown');
    case 'stop':
      return { ok: false, error: verdict.failure };
    case 'settled':
      return succeed({ kind: 'settled', missing: 0 });
    case 'join':
    case 'wait':
      return succeed({ kind: 'joins', missing });
    case 'register':
      return lacksKey ? fail('pairing_key_needed') : succeed({ kind: 'registers', missing });
  }
}
