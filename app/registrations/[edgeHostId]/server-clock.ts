/**
 * What time it is on the server, as far as this page can tell: the phone's own clock may be wrong by a day, and counting
 * alone stands still while the phone sleeps in a pocket. So it is counted from the latest time that the server has told.
 */
let told: { readonly serverMs: number; readonly atMs: number } | null = null;

/** Called with the time of each rendering and of each answer; what is older than what is known changes nothing. */
export function noteServerTime(serverMs: number): void {
  if (!Number.isFinite(serverMs)) return;
  if (told === null || serverMs > readServerTime(serverMs)) told = { serverMs, atMs: performance.now() };
}

/** Milliseconds since the epoch; `knownMs` as long as the server has told none. */
export function readServerTime(knownMs: number): number {
  return told === null ? knownMs : told.serverMs + (performance.now() - told.atMs);
}
