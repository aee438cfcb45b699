import { type Store, StoreError } from '../../lib/store/store';

/** How often a call fails, of all calls: before it got there, or after it was done. */
export interface Losses {
  readonly requests: number;
  readonly answers: number;
}

/** A store whose requests and answers get lost by chance; what was done stays done. */
export function createLosingStore(store: Store, random: () => number, losses: Losses): Store {
  const members = Object.entries(store).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member];
    return [
      name,
      async (...given: unknown[]) => {
        const draw = random();
        if (draw < losses.requests) throw new StoreError(name);
        const answer = await member(...given);
        if (draw < losses.requests + losses.answers) throw new StoreError(name);
        return answer;
      },
    ];
  });
  return Object.fromEntries(members) as Store;
}
