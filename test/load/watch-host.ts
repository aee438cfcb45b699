import type { Answer, Network } from './phone';

/** One look of a watcher. */
export interface Look {
  /** `performance.now()`. */
  readonly startedAtMs: number;
  readonly tookMs: number;
  /** How old what was shown was when it arrived, or null when nothing was shown. */
  readonly ageMs: number | null;
  readonly isUnchanged: boolean;
  readonly isFailed: boolean;
}

/** As the page does when the answer does not say more. */
const pollEverySeconds = 5;

/** Looks at a registration as an open page does, until the network's deadline. Never rejects. */
export async function watchHost(hostId: string, network: Network, startAfterMs: number): Promise<Look[]> {
  const looks: Look[] = [];
  let etag: string | null = null;
  let shown: Answer | null = null;
  await pause(startAfterMs);
  while (performance.now() < network.deadlineMs) {
    const startedAtMs = performance.now();
    const reply = await get(`${network.pickUrl()}/api/registrations/${hostId}`, etag);
    etag = reply?.etag ?? etag;
    shown = reply?.body ?? shown;
    looks.push({
      startedAtMs,
      tookMs: performance.now() - startedAtMs,
      ageMs: shown?.progress.observedAt ? Date.now() - Date.parse(shown.progress.observedAt) : null,
      isUnchanged: reply?.status === 304,
      isFailed: reply === null || reply.status >= 400,
    });
    await pause((shown?.pollAfterSeconds ?? pollEverySeconds) * 1_000);
  }
  return looks;
}

async function get(url: string, etag: string | null) {
  try {
    const response = await fetch(url, {
      headers: etag === null ? {} : { 'if-none-match': etag },
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const body: Answer | null = response.status === 200 ? JSON.parse(text) : null;
    return { status: response.status, etag: response.headers.get('etag'), body };
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
