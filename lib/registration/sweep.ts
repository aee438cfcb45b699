import type { Ports } from './ports';
import type { Swept } from './registrations';

/** {@link Registrations.sweep}. */
export async function sweep(_ports: Ports, _withinMs: number): Promise<Swept> {
  return { due: 0, served: 0, failed: 0 };
}
