import { type Actor, grantToSee } from '../access/actor';
import { limitSubmit } from '../access/limit-submit';
import type { Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { PaletteError } from '../palette/palette-error';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { isStillSettled, lookWithinMs } from './admit';
import { driveSite } from './drive-site';
import { explain } from './explain';
import { lookAt } from './look';
import { noteSettled } from './note-settled';
import type { Ports } from './ports';
import { runDeadlineMs } from './run';
import { hostSight } from './sight/host-sight';
import { readSight } from './sight/store-sight';
import { StopRun } from './stop-run';
import type { RegistrationView } from './view';
import type { Watch } from './watch';

/** {@link Registrations.proceed}. */
export async function proceed(
  ports: Ports,
  watch: Watch,
  actor: Actor,
  hostId: HostId,
): Promise<Result<RegistrationView>> {
  const view = await watch(actor, hostId);
  // Whoever has an ID could else make us repeat scarce calls.
  if (!view.ok || !view.value.isDue) return view;
  try {
    return (await driveOn(ports, actor, view.value)) ? await watch(actor, hostId) : view;
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof PaletteError || error instanceof StopRun)) throw error;
    return { ok: false, error: explain(error) };
  }
}

/** False: nothing was done, because it was asked for too often or is nobody's work. Throws `StoreError`. */
async function driveOn(ports: Ports, actor: Actor, { hostId, siteId }: RegistrationView): Promise<boolean> {
  const site = ports.directory.find(siteId);
  const grant = site === null ? null : grantToSee(actor, site, hostId);
  if (site === null || grant === null) return false;
  const [limited, intent] = await Promise.all([
    limitSubmit(ports.store, actor, grant, hostId, site.id),
    ports.store.readIntent(hostId),
  ]);
  if (!limited.ok || intent?.siteId !== siteId) return false;
  await noteTaken(ports, site, intent);
  await driveSite(ports, site, hostId, runDeadlineMs(ports));
  return true;
}

/**
 * One that was stopped is served by nobody; if others have taken its host along, that is noted and nothing more: a run would
 * bring the host back, should it have gone again, and perhaps nobody has allowed that.
 */
async function noteTaken(ports: Ports, site: Site, intent: Intent): Promise<void> {
  if (intent.phase !== 'stopped') return;
  const sight = await readSight(ports, intent.siteId);
  if (sight === null || !hostSight(sight, intent).isTaken) return;
  const look = await lookAt(ports, site, intent, ports.clock.now() + lookWithinMs);
  if (isStillSettled(look, intent)) await noteSettled(ports, intent);
}
