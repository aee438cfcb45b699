import { cronSecret } from '../support/processes/start-fleet';
import type { Network } from './phone';

export interface Sweeper {
  /** How many sweeps were answered with 200. */
  stop(): Promise<number>;
}

/** Calls the sweep as a platform's clock does, until it is stopped. A sweep that a killed instance owed is not missed. */
export function sweepOften(network: Network, everyMs: number): Sweeper {
  const stopped = new AbortController();
  let answered = 0;
  const sweep = async () => {
    while (!stopped.signal.aborted) {
      await pause(everyMs, stopped.signal);
      if (stopped.signal.aborted) return;
      const response = await callSweep(network);
      if (response?.status === 200) answered += 1;
    }
  };
  const ended = sweep();
  return {
    async stop() {
      stopped.abort();
      await ended;
      return answered;
    },
  };
}

async function callSweep(network: Network): Promise<Response | null> {
  try {
    const headers = { authorization: `Bearer ${cronSecret}` };
    const response = await fetch(`${network.pickUrl()}/api/cron/sweep`, {
      headers,
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return response;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
