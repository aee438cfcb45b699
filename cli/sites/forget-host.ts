import { readHostAtSite, siteOption } from './life/find-host-site';
import { lifeCommand } from './life/life-command';

/** Deletes the entry of a host. */
export const forgetHost = lifeCommand({
  name: 'forget-host',
  summary: 'delete the entry of a host, so that it registers anew',
  description: [
    'Palette refuses a device that was installed anew while the entry of before is there. This deletes the entry, and what we know of the host: it then shows its QR code again, and is registered like one never seen. Never of a host in a cluster: take it out first with remove-host.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [{ name: '<host>', description: 'the edge host ID' }],
  options: [siteOption],
  examples: ['forget-host edge-5c913342d76bb86e7ccd998b19d030a5 --dry-run'],
  async toTask(given, around) {
    return { kind: 'forget_host', ...(await readHostAtSite(given, around)) };
  },
});
