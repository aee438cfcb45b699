import type { Intent } from '../store/records';
import type { Ports } from './ports';

/**
 * Palette shows the host where it belongs, though its intent does not say so: because the store had lost it, or because
 * others have put it there. Noted so that nobody takes it up, and nothing is written that somebody would have to allow.
 * Throws `StoreError`.
 */
export async function noteSettled(ports: Ports, intent: Intent): Promise<Intent> {
  const settled = { ...intent, phase: 'settled', isRegistered: true, isVerified: true, problem: null } as const;
  const changedAtMs = ports.clock.now();
  return (await ports.store.updateIntent({ ...settled, changedAtMs })) ?? { ...settled, changedAtMs };
}
