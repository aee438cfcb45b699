import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { actShape, faultShape } from '../../../lib/palette/simulator/control-shapes';
import type { LogEntry, LogPage } from '../../../lib/palette/simulator/log';
import type { Snapshot, State } from '../../../lib/palette/simulator/state';

/** A regular expression goes over the wire as its source. */
type FaultOrder = z.input<typeof faultShape>;
type Act = z.input<typeof actShape>;

/** A hand on a simulator in another process. */
export interface SimulatorClient {
  log(): Promise<readonly LogEntry[]>;
  /** For a long log: `limit` entries (0 to 10,000) from the given one on, without the bodies of what was only read. */
  logPage(from: number, limit: number): Promise<LogPage>;
  clearLog(): Promise<void>;
  addFault(fault: FaultOrder): Promise<void>;
  clearFaults(): Promise<void>;
  /**
   * A real host with this ID is switched on and connected: from now on it calls home. A small one is below the minimum, an
   * appliance carries virtual machines.
   */
  plugIn(hostId: string, machine?: 'usual' | 'small' | 'appliance'): Promise<void>;
  /** The same, but it is switched off again as soon as it has called home, and so is not set up. */
  callHome(hostId: string, machine?: 'usual' | 'small'): Promise<void>;
  switchOn(hostId: string): Promise<void>;
  /** Somebody works in Palette behind the app's back. */
  act(...acts: readonly Act[]): Promise<void>;
  state(): Promise<State>;
}

/** Speaks to the control endpoints of `lib/palette/simulator/control.ts`; rejects when one of them refuses. */
export function createSimulatorClient(origin: string): SimulatorClient {
  async function send<T>(method: string, name: string, body?: unknown): Promise<T> {
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${origin}/__simulator/${name}`, { method, ...payload });
    const text = await response.text();
    if (!response.ok) throw new Error(`The simulator refused ${method} ${name}: ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }
  const plugIn = (id: string, machine = 'usual') => send<void>('POST', 'devices', { id, machine });
  const state = async () => (await send<Snapshot>('GET', 'snapshot')).state;
  return {
    log: () => send('GET', 'log'),
    logPage: (from, limit) => send('GET', `log-page?from=${from}&limit=${limit}`),
    clearLog: () => send('DELETE', 'log'),
    addFault: (fault) => send('POST', 'faults', fault),
    clearFaults: () => send('DELETE', 'faults'),
    plugIn,
    async callHome(hostId, machine) {
      await plugIn(hostId, machine);
      while ((await state()).hosts[hostId]?.pairedAt == null) await pause(100);
      await send('POST', 'power', { id: hostId, isOn: false });
    },
    switchOn: (hostId) => send('POST', 'power', { id: hostId, isOn: true }),
    async act(...acts) {
      for (const act of acts) await send('POST', 'stranger', act);
    },
    state,
  };
}
