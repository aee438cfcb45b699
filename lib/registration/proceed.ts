import { type Actor, maySeeHost } from '../access/actor';
import { fail, type Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { driveSite } from './drive-site';
import { explain } from './explain';
import type { Ports } from './ports';
import { runDeadlineMs } from './run';
import { showTo } from './show-to';
import { hostSight } from './sight/host-sight';
import { readSight } from './sight/store-sight';
import type { RegistrationView } from './view';
import { watch } from './watch';

/** {@link Registrations.proceed}. */
export async function proceed(ports: Ports, actor: Actor, hostId: HostId): Promise<Result<RegistrationView>> {
  try {
    const [intent, view] = await Promise.all([ports.store.readIntent(hostId), watch(ports, hostId)]);
    const site = intent === null ? null : ports.directory.find(intent.siteId);
    if (intent === null || site === null || !maySeeHost(actor, site, hostId)) return fail('not_registered');
    // Whoever has an ID could else make us repeat scarce calls.
    if (!view.ok || !view.value.isDue) return showTo(ports, actor, view);
    await reopenTaken(ports, intent);
    await driveSite(ports, site, hostId, runDeadlineMs(ports));
    return showTo(ports, actor, await watch(ports, hostId));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}

/** One that was stopped is served by nobody; if others have taken its host along, a run only has to find it there. */
async function reopenTaken(ports: Ports, intent: Intent): Promise<void> {
  if (intent.phase !== 'stopped') return;
  const sight = await readSight(ports, intent.siteId);
  if (sight === null || !hostSight(sight, intent).isTaken) return;
  await ports.store.updateIntent({ ...intent, phase: 'queued', problem: null, changedAtMs: ports.clock.now() });
}
