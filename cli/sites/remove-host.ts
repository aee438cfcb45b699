import { readHostAtSite, siteOption } from './life/find-host-site';
import { lifeCommand } from './life/life-command';

/** Takes a host out of its site. */
export const removeHost = lifeCommand({
  name: 'remove-host',
  summary: 'take a host out of its site',
  description: [
    'Takes the node away, then the host out of its node pool, and its labels off: the entry stays in Palette, free for another site or a new registration. Its page says that IT took it out. Never the last host of a control plane, and none that would leave an even number behind.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [{ name: '<host>', description: 'the edge host ID' }],
  options: [siteOption],
  examples: [
    'remove-host edge-5c913342d76bb86e7ccd998b19d030a5 --dry-run',
    'remove-host edge-5c913342d76bb86e7ccd998b19d030a5 --by "Sam Doe"',
  ],
  async toTask(given, around) {
    return { kind: 'remove_host', ...(await readHostAtSite(given, around)) };
  },
});
