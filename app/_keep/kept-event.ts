import type { Base } from '../_front/base';
import { shelfKey } from './shelf-key';

/** Sent to the window whenever a keeper of this page holds something. */
export const keptEvent = 'kept';

/** How many submits wait on this phone, without reading them. Zero where storage is blocked. */
export function countKept(base: Base): number {
  try {
    return localStorage.getItem(shelfKey(base))?.match(/"hostId":/g)?.length ?? 0;
  } catch {
    return 0;
  }
}
