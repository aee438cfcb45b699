import { readHostAtSite, siteOption } from './life/find-host-site';
import { lifeCommand } from './life/life-command';
import { readHost } from './read-host';

/** Puts another host in the place of one. */
export const replaceHost = lifeCommand({
  name: 'replace-host',
  summary: 'put another host in the place of one',
  description: [
    'Registers the new host if Palette does not know it, adds it to the pool of the old one, waits until its node runs, and only then takes the old one out. A control plane of 3 or 5 has one host more meanwhile, which Palette allows for this alone. One of 1 cannot be replaced: it grows to 3 first.',
    'With static addresses the new host gets the next free one. The site may have one host more than maxHosts meanwhile.',
    'Shows the steps and has you type the site. Interrupted, run it again: it goes on from what Palette shows.',
  ],
  words: [
    { name: '<old>', description: 'the edge host ID of the host that goes' },
    { name: '<new>', description: 'the edge host ID of the one that comes' },
  ],
  options: [siteOption],
  examples: [
    'replace-host edge-5c913342d76bb86e7ccd998b19d030a5 edge-91ab --dry-run',
    'replace-host edge-5c913342d76bb86e7ccd998b19d030a5 edge-91ab --wait 45',
  ],
  async toTask(given, around) {
    const newHostId = readHost(given.positionals[1]);
    return { kind: 'replace_host', ...(await readHostAtSite(given, around)), newHostId };
  },
});
