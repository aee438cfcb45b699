import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { serveIfFree } from './drive-site';
import { isDue } from './is-due';
import { forgetPairingKey, recallPairingKey } from './pairing-keys';
import type { Ports } from './ports';
import { isUnderWay } from './site-progress';
import { tolerate } from './tolerate';

const firstPauseMs = 1_000;
const longestPauseMs = 5_000;

/**
 * Only this process can register a host whose key was typed here: it tries again while others serve the site, until the key
 * has done its work or its time is over. Never rejects.
 */
export async function serveWithKey(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<void> {
  for (let pauseMs = firstPauseMs; recallPairingKey(ports, hostId) !== null; pauseMs *= 2) {
    await ports.clock.sleep(Math.min(pauseMs, longestPauseMs));
    await tolerate(ports, 'serve_with_key', async () => {
      const intent = await ports.store.readIntent(hostId);
      if (intent?.siteId !== site.id || !isWanted(intent)) forgetPairingKey(ports, hostId);
      else if (isToBeServed(ports, intent)) await serveIfFree(ports, site, deadlineMs);
    });
  }
}

function isWanted(intent: Intent): boolean {
  return !intent.isRegistered && (isUnderWay(intent) || intent.phase === 'waiting_for_approval');
}

function isToBeServed({ clock }: Ports, intent: Intent): boolean {
  return isUnderWay(intent) && (intent.problem === null || isDue(intent, clock.now()));
}
