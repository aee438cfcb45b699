import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { writeUnattended } from '../../../lib/hosts/user-data/write-unattended';
import type { Site } from '../../../lib/sites/site';
import { CommandFault } from '../command';
import { madeBy } from './make-file';

/** What goes into `unattended.yaml` of one appliance for the site. Throws {@link CommandFault}. Pure. */
export function makeUnattended(site: Site | null, typedId: unknown, version: string): string {
  if (site === null) throw new CommandFault('unattended.yaml is for one appliance: give one --site.', 'usage');
  if (typeof typedId !== 'string') {
    throw new CommandFault('unattended.yaml names one appliance: give its ID with --host-id.', 'usage');
  }
  const hostId = parseHostId(typedId);
  if (!hostId.ok) {
    throw new CommandFault('--host-id is 1 to 128 letters, digits, - and _, a letter or digit first.', 'usage');
  }
  const proxy = site.staging?.proxy ?? null;
  return writeUnattended(hostId.value, proxy, [`For ${site.name} (${site.id}).`, madeBy(version)]);
}
