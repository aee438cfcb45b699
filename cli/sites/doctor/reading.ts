import type { Clock } from '../../../lib/clock';
import { isCredentialProblem, PaletteError } from '../../../lib/palette/palette-error';

/** Something that was read, or why it was not. */
export type Reading<T> =
  | { readonly isRead: true; readonly value: T }
  | { readonly isRead: false; readonly cause: UnreadCause; readonly because: string };

/** `unreachable`: nobody answers. `refused`: the key may not. `late`: the time was over. `failed`: an answer of no use. */
export type UnreadCause = 'unreachable' | 'refused' | 'late' | 'failed' | 'unwanted';

export type Read = <T>(ask: () => Promise<T>) => Promise<Reading<T>>;

/** Nobody wanted to know. */
export function unwanted(because: string): Reading<never> {
  return { isRead: false, cause: 'unwanted', because };
}

const unreachablePalette = 'Palette cannot be reached';

/**
 * Makes what turns failures of Palette into readings. Once it could not be reached, nobody waits for it again: all that is
 * asked later is unread for the same reason. Bugs are thrown.
 */
export function createReader(clock: Pick<Clock, 'now'>, deadlineMs: number): Read {
  let isGone = false;
  const unread = (cause: UnreadCause, because: string) => ({ isRead: false, cause, because }) as const;
  const gone = unread('unreachable', unreachablePalette);
  const late = unread('late', 'the time was over (--within)');
  return async (ask) => {
    if (isGone) return gone;
    if (clock.now() >= deadlineMs) return late;
    try {
      return { isRead: true, value: await ask() };
    } catch (error) {
      if (!(error instanceof PaletteError)) throw error;
      const { kind, status } = error.facts;
      if (kind === 'budget' || clock.now() >= deadlineMs) return late;
      if (kind === 'network' || kind === 'timeout') {
        isGone = true;
        return gone;
      }
      if (isCredentialProblem(error)) return unread('refused', `Palette does not let the key do that (${status})`);
      if (kind === 'schema') return unread('failed', 'the answer could not be understood');
      return unread('failed', `the answer was ${status}${error.facts.code ? ` ${error.facts.code}` : ''}`);
    }
  };
}

/** Runs the work of all, so many at once, in order. Pure but for what the work does. */
export async function inLanes<T, R>(items: readonly T[], lanes: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const takeNext = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await act(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, takeNext));
  return results;
}
