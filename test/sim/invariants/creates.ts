import type { ArrivedWrite } from '../evidence';

/** Longer than API.md §12 reckons with: attempt timeout and skew. Milliseconds. */
const latestMs = 10_000;

/** The network kept it for longer than anybody can wait for. */
export function isVeryLate({ departedAtMs, arrivedAtMs }: ArrivedWrite): boolean {
  return arrivedAtMs - departedAtMs > latestMs;
}

/** The UID of the cluster that a write made; undefined when it made none. */
export function createdUid({ before, after }: ArrivedWrite): string | undefined {
  if (before.clusters === after.clusters) return undefined;
  return Object.keys(after.clusters).find((uid) => before.clusters[uid] === undefined);
}

/** Its name, or null. */
export function createdName(write: ArrivedWrite): string | null {
  return write.after.clusters[createdUid(write) ?? '']?.name ?? null;
}
