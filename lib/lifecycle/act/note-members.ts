import type { HostId } from '../../hosts/edge-host-id';
import type { Attempt } from '../../registration/act/write';
import { beginLookingAfter } from '../../registration/look-after';
import { tolerate } from '../../registration/tolerate';
import type { Intent } from '../../store/records';
import type { StepOf } from '../life-plan';
import { poolOf } from '../scene';
import type { LifeRun } from './life-run';
import { toAttempt } from './to-attempt';

/**
 * Records hosts that are in a pool as registered at the site, so that their page tells it and a scan finds them there. After
 * the pool was written, and under the site's lease: nobody takes up what is half recorded. Throws `StoreError`; safe to repeat.
 */
export async function noteMembers(life: LifeRun, { hostIds }: StepOf<'note_members'>): Promise<Attempt<null>> {
  const written = await Promise.all(hostIds.map((hostId) => noteMember(life, hostId)));
  return toAttempt(written.flat());
}

async function noteMember(life: LifeRun, hostId: HostId): Promise<readonly (Intent | null)[]> {
  const { ports } = life.run;
  const intent = (await readOwn(life, hostId)) ?? (await recordOwn(life, hostId));
  // Somebody has it elsewhere: that is for the next look.
  if (intent === null) return [];
  // Seen again a minute later, as whoever the engine settles: a write that is late may drop it still.
  const settled = { ...intent, phase: 'settled', isRegistered: true, isVerified: false, problem: null } as const;
  const written = await ports.store.updateIntent({ ...settled, changedAtMs: ports.clock.now() });
  await tolerate(ports, 'look_after', () => beginLookingAfter(ports, hostId));
  return [written];
}

async function readOwn({ run: { ports, site } }: LifeRun, hostId: HostId): Promise<Intent | null> {
  const intent = await ports.store.readIntent(hostId);
  return intent?.siteId === site.id ? intent : null;
}

async function recordOwn({ run, scene, who }: LifeRun, hostId: HostId): Promise<Intent | null> {
  const { ports, site } = run;
  const { store, clock } = ports;
  const pool = poolOf(scene, hostId);
  // Should a race drop it, nobody is asked which pool it was for.
  const named = pool === null || pool.isControlPlane || site.pools === undefined ? {} : { pool: pool.name };
  const wish = {
    ...named,
    ...{ hostId, siteId: site.id, hostName: null, linkId: null, needsPairingKey: false },
    requestedAtMs: clock.now(),
    requestedBy: who,
    phase: 'queued',
  } as const;
  const { holder, intent } = await store.recordIntent(wish);
  if (intent !== null) return intent;
  // The plan has seen that this claim is worth nothing.
  await store.moveClaim(hostId, holder, site.id);
  return (await store.recordIntent(wish)).intent;
}
