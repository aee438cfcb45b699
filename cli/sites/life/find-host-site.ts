import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { SiteId } from '../../../lib/sites/site-id';
import { CommandFault } from '../command';
import { describeProblem } from '../register/row-result';
import type { Around } from './life-command';

/** The site that a host is at. Throws {@link CommandFault} where neither our store nor a label in Palette tells. */
export async function findHostSite(hostId: HostId, { life }: Around): Promise<SiteId> {
  const siteId = await life.siteOf(hostId);
  if (siteId.ok) return siteId.value;
  if (siteId.error.code === 'not_registered') {
    throw new CommandFault(
      `${hostId} is at no site of this config: nobody has registered it here, and no label in Palette names one.`,
    );
  }
  const { sentence, nextStep } = describeProblem(siteId.error);
  throw new CommandFault(`${sentence} ${nextStep}`);
}
