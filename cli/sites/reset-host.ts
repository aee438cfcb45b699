import { readHostAtSite, siteOption } from './life/find-host-site';
import { lifeCommand } from './life/life-command';

/** Takes everything off a host that Palette has put on it. */
export const resetHost = lifeCommand({
  name: 'reset-host',
  summary: 'take everything off a host that Palette has put on it',
  description: [
    'Palette resets the host itself: what was installed on it is lost, its entry stays. Never a host in a cluster: take it out first with remove-host. Palette does not tell when it is done, and each time this is run resets it once more.',
    'Shows the step and has you type the site.',
  ],
  words: [{ name: '<host>', description: 'the edge host ID' }],
  options: [siteOption],
  examples: ['reset-host edge-5c913342d76bb86e7ccd998b19d030a5 --dry-run'],
  async toTask(given, around) {
    return { kind: 'reset_host', ...(await readHostAtSite(given, around)) };
  },
});
