import { findSite } from './choose-sites';
import { CommandFault, type Given } from './command';
import { lifeCommand } from './life/life-command';

const mostMachines = 100;

/** Changes how many virtual machines a site has. */
export const scale = lifeCommand({
  name: 'scale',
  summary: 'change how many virtual machines a site has',
  description: [
    'For sites whose nodes are virtual machines: writes the node pool with another number of machines, and waits until so many run. A control plane goes from one size to the next, 1, 3, 5, and never below what its members need to agree. Refused where the appliances have said that the machines do not fit.',
    'The config goes on saying what it says: change virtualization there as well.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [{ name: '<site>', description: 'the id of the site' }],
  options: [
    { flags: '--control-plane <count>', description: 'so many machines lead', choices: ['1', '3', '5'] },
    { flags: '--workers <count>', description: 'so many machines work' },
  ],
  examples: ['scale plant-7 --control-plane 5 --dry-run', 'scale plant-7 --workers 4'],
  async toTask({ positionals, values }, { server }) {
    const { id: siteId } = findSite(server.index.sites, positionals[0] ?? '');
    return { kind: 'scale', siteId, ...readCount(values) };
  },
});

function readCount({ controlPlane, workers }: Given['values']) {
  if ((controlPlane === undefined) === (workers === undefined)) {
    throw new CommandFault('Say either --control-plane or --workers, with a number.', 'usage');
  }
  if (controlPlane !== undefined) return { pool: 'control_plane', count: Number(controlPlane) } as const;
  const count = Number(workers);
  const isGood = typeof workers === 'string' && /^\d{1,3}$/.test(workers) && count >= 1 && count <= mostMachines;
  if (!isGood) throw new CommandFault(`Write --workers as a whole number from 1 to ${mostMachines}.`, 'usage');
  return { pool: 'workers', count } as const;
}
