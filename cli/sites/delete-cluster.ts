import { findSite } from './choose-sites';
import { CommandFault } from './command';
import { describeProblem } from './describe-problem';
import { lifeCommand } from './life/life-command';

/** Takes the cluster of a site away. */
export const deleteCluster = lifeCommand({
  name: 'delete-cluster',
  summary: 'delete the cluster of a site',
  description: [
    'Takes everything off the hosts of a site: deletes its cluster, or aborts it while it is still being set up, and waits until the hosts are free again. Their pages say that IT has taken them out; a new registration sets the site up anew, and nothing else does. Refused while hosts are being registered there.',
    'Run again while Palette is at it, it goes on waiting and tells since when. --force makes Palette let go of a cluster that has been deleting for 20 minutes: it may leave something behind on the hosts. A cluster that was set up anew within a week after a deletion is only deleted with --again: a command that is repeated must not take what others have made meanwhile.',
    'Shows the steps and has you type the site.',
  ],
  words: [{ name: '<site>', description: 'the id of the site' }],
  options: [
    { flags: '--force', description: 'after 20 minutes in vain: let go, whatever is left behind' },
    { flags: '--again', description: 'also the cluster that was set up since the last deletion' },
  ],
  examples: ['delete-cluster denver-snow-st --dry-run', 'delete-cluster denver-snow-st --by "Sam Doe"'],
  async toTask({ positionals, values }, { server, life }) {
    const { id: siteId } = findSite(server.index.sites, positionals[0] ?? '');
    const cluster = await life.clusterOf(siteId);
    if (!cluster.ok) {
      const { sentence, nextStep } = describeProblem(cluster.error);
      throw new CommandFault(`${sentence} ${nextStep}`);
    }
    return {
      kind: 'delete_cluster',
      siteId,
      clusterUid: cluster.value,
      isForced: values.force === true,
      isAgain: values.again === true,
    };
  },
});
