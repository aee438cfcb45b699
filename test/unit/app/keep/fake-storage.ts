import type { Storage } from '../../../../app/_keep/shelf';

export interface FakeStorage extends Storage {
  /** Everything that was ever written. */
  written(): string;
}

/** The storage of a phone; a full one takes nothing more. */
export function fakeStorage({ isFull = false } = {}): FakeStorage {
  const items = new Map<string, string>();
  const log: string[] = [];
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
      log.push(value);
    },
    removeItem: (key) => {
      items.delete(key);
    },
    written: () => log.join('\n'),
  };
}
