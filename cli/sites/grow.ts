import type { HostId } from '../../lib/hosts/edge-host-id';
import { findSite } from './choose-sites';
import { CommandFault } from './command';
import { lifeCommand } from './life/life-command';
import { readHost } from './read-host';

/** Adds hosts to the control plane of a site. */
export const grow = lifeCommand({
  name: 'grow',
  summary: 'give the control plane of a site more hosts',
  description: [
    'Adds hosts to the control plane, all in one write, so that it never stands at an even number: from 1 to 3, or from 3 to 5. The hosts that --hosts names, which are registered first if Palette does not know them; else those that have called home, bear the label of the site and are in no cluster, the oldest entry first. A worker has to be taken out of its pool first. Then it waits until their nodes run.',
    'The config goes on saying what it says: change topology.controlPlane there as well.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [{ name: '<site>', description: 'the id of the site' }],
  options: [
    { flags: '--control-plane <size>', description: 'how many hosts lead then', choices: ['3', '5'] },
    { flags: '--hosts <ids>', description: 'these edge hosts, with commas between' },
  ],
  examples: [
    'grow denver-snow-st --control-plane 3 --dry-run',
    'grow denver-snow-st --control-plane 3 --hosts edge-91ab,edge-91ac',
  ],
  async toTask({ positionals, values }, { server }) {
    const { id: siteId } = findSite(server.index.sites, positionals[0] ?? '');
    if (values.controlPlane === undefined) {
      throw new CommandFault('Say how many hosts are to lead: --control-plane 3 or --control-plane 5.', 'usage');
    }
    const controlPlane = values.controlPlane === '5' ? 5 : 3;
    return { kind: 'grow', siteId, controlPlane, hostIds: readHosts(values.hosts) };
  },
});

function readHosts(value: unknown): HostId[] {
  if (typeof value !== 'string') return [];
  const hostIds = value.split(',').map((text) => readHost(text.trim()));
  const twice = hostIds.find((hostId, index) => hostIds.indexOf(hostId) !== index);
  if (twice !== undefined) throw new CommandFault(`${twice} is named twice.`, 'usage');
  return hostIds;
}
