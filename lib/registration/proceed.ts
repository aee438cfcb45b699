import { fail, type Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { StoreError } from '../store/store';
import { driveSite } from './drive-site';
import { explain } from './explain';
import type { Ports } from './ports';
import { runWithinMs } from './run';
import type { RegistrationView } from './view';
import { watch } from './watch';

/** {@link Registrations.proceed}. */
export async function proceed(ports: Ports, hostId: HostId): Promise<Result<RegistrationView>> {
  try {
    const intent = await ports.store.readIntent(hostId);
    const site = intent === null ? null : ports.directory.find(intent.siteId);
    if (site === null) return fail('not_registered');
    await driveSite(ports, site, hostId, ports.clock.now() + runWithinMs);
    return await watch(ports, hostId);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}
