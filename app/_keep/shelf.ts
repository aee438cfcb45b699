import { formatKept, isSameWish, type Kept, mostKept, parseKept, putKept } from './kept';
import { shelfKey } from './shelf-key';

/** The part of `localStorage` that is used; every call may throw, where it is full or blocked. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `phone`: it survives this page. `page`: it is lost with it. */
export type Place = 'phone' | 'page';

/** Where submits wait. */
export interface Shelf {
  list(): readonly (Kept & { readonly place: Place })[];
  /** Keeps one, in place of an older one for the same host. What bears a secret is never written down. */
  put(one: Kept, isSecret: boolean): Place;
  /** Changes one if it is still there. */
  change(one: Kept, changes: Partial<Pick<Kept, 'tries' | 'halt' | 'atMs'>>): void;
  /** Forgets one; nothing happens if it is not there, or was replaced by another wish for the same host. */
  drop(one: Kept): void;
}

/** The shelf on this phone, with one in memory for what the phone cannot or must not hold. Never throws. */
export function openShelf(storage: Storage | null, base: string): Shelf {
  const key = shelfKey(base);
  let inMemory: readonly Kept[] = [];

  const read = (): readonly Kept[] => attempt(() => parseKept(storage?.getItem(key) ?? null)) ?? [];
  const write = (list: readonly Kept[]): boolean =>
    attempt(() => {
      if (list.length === 0) storage?.removeItem(key);
      else storage?.setItem(key, formatKept(list));
      return storage !== null;
    }) ?? false;
  const isIn = (list: readonly Kept[], one: Kept) => list.some((other) => isSameWish(one, other));

  return {
    list: () => [
      ...read().map((one) => ({ ...one, place: 'phone' as const })),
      ...inMemory.map((one) => ({ ...one, place: 'page' as const })),
    ],
    put(one, isSecret) {
      const others = read().filter(({ hostId }) => hostId !== one.hostId);
      inMemory = inMemory.filter(({ hostId }) => hostId !== one.hostId);
      if (!isSecret && others.length < mostKept && write([...others, one])) return 'phone';
      if (others.length < read().length) write(others);
      inMemory = putKept(inMemory, one);
      return 'page';
    },
    change(one, changes) {
      const list = read();
      const changed = (other: Kept) => (isSameWish(one, other) ? { ...other, ...changes } : other);
      if (isIn(list, one)) write(list.map(changed));
      inMemory = inMemory.map(changed);
    },
    drop(one) {
      const list = read();
      if (isIn(list, one)) write(list.filter((other) => !isSameWish(one, other)));
      inMemory = inMemory.filter((other) => !isSameWish(one, other));
    },
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
