import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { SiteId } from '../../../lib/sites/site-id';
import { findSite } from '../choose-sites';
import { CommandFault, type Given, type Option } from '../command';
import { describeProblem } from '../describe-problem';
import { readHost } from '../read-host';
import type { Around } from './life-command';

/** For hosts that were put into a cluster by hand. */
export const siteOption: Option = {
  flags: '--site <site>',
  description: 'where the host is, should neither the store nor a label tell',
};

/**
 * The host that was typed first, and the site that it is at. Throws {@link CommandFault} where neither --site, our store nor a
 * label in Palette tells.
 */
export async function readHostAtSite(
  { positionals, values }: Given,
  around: Around,
): Promise<{ readonly hostId: HostId; readonly siteId: SiteId }> {
  const hostId = readHost(positionals[0]);
  if (typeof values.site !== 'string') return { hostId, siteId: await findHostSite(hostId, around) };
  return { hostId, siteId: findSite(around.server.index.sites, values.site).id };
}

async function findHostSite(hostId: HostId, { life }: Around): Promise<SiteId> {
  const siteId = await life.siteOf(hostId);
  if (siteId.ok) return siteId.value;
  if (siteId.error.code === 'not_registered') {
    throw new CommandFault(
      `${hostId} is at no site of this config: nobody has registered it here, and no label in Palette names one. If it is in a cluster all the same, name the site with --site.`,
    );
  }
  const { sentence, nextStep } = describeProblem(siteId.error);
  throw new CommandFault(`${sentence} ${nextStep}`);
}
