/** Runs work, so many at once at most; the rest waits in line, first come, first served. Null: the line is too long. */
export type RunFew = <T>(work: () => Promise<T>) => Promise<T | null>;

/**
 * A line for work that takes much memory or time, `mostWaiting` long at most: whoever floods it must not keep everybody
 * waiting for ever. Work that fails gives its place to the next like any other.
 */
export function createRunFew(atOnce: number, mostWaiting: number): RunFew {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce && waiting.length >= mostWaiting) return null;
    // Whoever ends hands the place over: nobody who comes by in between takes it.
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
