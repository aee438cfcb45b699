/** A map whose entries have an end. */
export interface EndingMap<T> {
  /** Undefined when there is none, or its end has come. */
  get(key: string): T | undefined;
  set(key: string, value: T, untilMs: number): void;
  delete(key: string): void;
  /** How many are kept, with those that have ended and were not cleared yet. */
  size(): number;
}

const fewestToSweep = 1_000;

/**
 * What has ended is cleared when the map has doubled, so that names made by whoever comes by cannot pile up and no single
 * call pays for it.
 */
export function createEndingMap<T>(now: () => number): EndingMap<T> {
  const entries = new Map<string, { readonly value: T; readonly untilMs: number }>();
  let sweepsAt = fewestToSweep;

  function sweep(): void {
    const nowMs = now();
    for (const [key, { untilMs }] of entries) if (untilMs <= nowMs) entries.delete(key);
    sweepsAt = Math.max(fewestToSweep, 2 * entries.size);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.untilMs > now() ? entry.value : undefined;
    },
    set(key, value, untilMs) {
      if (entries.size >= sweepsAt) sweep();
      entries.set(key, { value, untilMs });
    },
    delete(key) {
      entries.delete(key);
    },
    size: () => entries.size,
  };
}
