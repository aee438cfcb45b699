import type { Random } from './random';

/** Something that will happen; cancelled, it never does and costs no time. */
export interface Planned {
  cancel(): void;
}

/**
 * The only source of time and order in a run. Nothing goes on by itself: each thing that happens is taken from one queue,
 * and only when all that it set off has come to rest is the next one taken. Ties are ordered by chance.
 */
export interface Scheduler {
  now(): number;
  after(delayMs: number, act: () => void): Planned;
  sleep(ms: number): Promise<void>;
  /** Lets things happen until `isOver`, or nothing is left, or the time is up; says whether it is over. */
  run(isOver: () => boolean, untilMs: number): Promise<boolean>;
}

interface Entry {
  readonly atMs: number;
  readonly tie: number;
  act: (() => void) | null;
}

/** A scheduler whose time starts at `startMs`. */
export function createScheduler(startMs: number, random: Random): Scheduler {
  const heap: Entry[] = [];
  let nowMs = startMs;

  function after(delayMs: number, act: () => void): Planned {
    const entry: Entry = { atMs: nowMs + Math.max(0, Math.round(delayMs)), tie: random.next(), act };
    push(heap, entry);
    return {
      cancel: () => {
        entry.act = null;
      },
    };
  }

  async function run(isOver: () => boolean, untilMs: number): Promise<boolean> {
    await settle();
    while (!isOver()) {
      const entry = pop(heap);
      if (entry === undefined) return isOver();
      if (entry.act === null) continue;
      if (entry.atMs > untilMs) {
        push(heap, entry);
        nowMs = Math.max(nowMs, untilMs);
        return false;
      }
      nowMs = Math.max(nowMs, entry.atMs);
      entry.act();
      await settle();
    }
    return true;
  }

  return {
    now: () => nowMs,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    run,
  };
}

/** Every promise that can go on has gone on before the event loop gets to an immediate. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.tie < other.tie);
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(entry, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): Entry | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    if (left === undefined) break;
    const isRight = right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (!isBefore(child, last)) break;
    heap[index] = child;
    index = 2 * index + (isRight ? 2 : 1);
  }
  heap[index] = last;
  return first;
}
