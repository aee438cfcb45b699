import type { Intent } from '../store/records';
import { forgetPairingKey } from './pairing-keys';
import type { Ports } from './ports';
import { forgetSeen } from './sight/store-sight';
import { tolerate } from './tolerate';

/**
 * Gives back what a request held that has ended: its place in a staging link, its reminder, its pairing key, and what was seen
 * of its host. Never rejects: what is not given back now is lost by no crash, only later.
 */
export async function giveBack(ports: Ports, { hostId, siteId, linkId }: Intent): Promise<void> {
  const { store } = ports;
  forgetPairingKey(ports, hostId);
  await tolerate(ports, 'release_undone', () =>
    Promise.all([
      linkId === null ? null : store.uncountForLink(linkId, hostId),
      store.forgetReminder(hostId),
      forgetSeen(ports, siteId, hostId),
    ]),
  );
}
