import { describeError } from './describe-error';
import type { Ports } from './ports';

/** Does what is good to have and must not fail what matters: caches, counters, giving a lease back. A failure is logged. */
export async function tolerate(ports: Ports, what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    ports.log({ level: 'warn', event: 'tolerated_failure', what, ...describeError(error) });
  }
}
