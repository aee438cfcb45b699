/** Runs work, so many at once at most; the rest waits in line, first come, first served. */
export type RunFew = <T>(work: () => Promise<T>) => Promise<T>;

/** A line for work that takes much memory or time; one that fails gives its place to the next like any other. */
export function createRunFew(atOnce: number): RunFew {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
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
