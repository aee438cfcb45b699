import { findSite } from './choose-sites';
import { CommandFault } from './command';
import { lifeCommand } from './life/life-command';

/** Sets a site up with the hosts that are there. */
export const form = lifeCommand({
  name: 'form',
  summary: 'set a site up with the hosts that wait there',
  description: [
    'A site that is planned with a control plane of 3 or 5 waits until so many hosts are registered. Where the others do not come, this goes on with those that are there: one cluster with a smaller control plane, led by the hosts that were registered first. The others become workers, where the site has a worker pool.',
    'The config goes on saying what it says: change topology.controlPlane there as well, or enlarge the site later with grow.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [{ name: '<site>', description: 'the id of the site' }],
  options: [{ flags: '--control-plane <size>', description: 'how many hosts lead', choices: ['1', '3'] }],
  examples: ['form denver-snow-st --control-plane 1 --dry-run'],
  async toTask({ positionals, values }, { server }) {
    const { id: siteId } = findSite(server.index.sites, positionals[0] ?? '');
    if (values.controlPlane === undefined) {
      throw new CommandFault('Say how many hosts are to lead: --control-plane 1 or --control-plane 3.', 'usage');
    }
    return { kind: 'form', siteId, controlPlane: values.controlPlane === '3' ? 3 : 1 };
  },
});
