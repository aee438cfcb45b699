import { findSite } from './choose-sites';
import { readHostAtSite, siteOption } from './life/find-host-site';
import { lifeCommand } from './life/life-command';

/** Takes a host to another site. */
export const moveHost = lifeCommand({
  name: 'move-host',
  summary: 'move a host to another site',
  description: [
    'Takes the host out of its site as remove-host does, and registers it at the other one as IT, as whoever scans it there would: its page goes on there. A worker, or a host in no cluster; of a control plane only one that may be taken out.',
    'Shows the steps and has you type the site that it leaves. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [
    { name: '<host>', description: 'the edge host ID' },
    { name: '<to>', description: 'the id of the site that it goes to' },
  ],
  options: [siteOption],
  examples: ['move-host edge-5c913342d76bb86e7ccd998b19d030a5 boulder-pearl-st --dry-run'],
  async toTask(given, around) {
    const { id: toSiteId } = findSite(around.server.index.sites, given.positionals[1] ?? '');
    return { kind: 'move_host', ...(await readHostAtSite(given, around)), toSiteId };
  },
});
