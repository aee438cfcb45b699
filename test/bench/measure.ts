/** Milliseconds that each of `times` runs took, in ascending order. */
export function measure(times: number, run: (round: number) => void): number[] {
  return Array.from({ length: times }, (_, round) => {
    const startedAt = performance.now();
    run(round);
    return performance.now() - startedAt;
  }).sort((one, other) => one - other);
}

/** The value below which the given share of the sorted samples lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
