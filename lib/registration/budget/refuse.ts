import type { Departure } from '../../palette/admission';
import { PaletteError } from '../../palette/palette-error';

/** The error for a request that has not left; `waitMs` until it could, null: nobody knows. Milliseconds. */
export function refuse({ method, path }: Departure, waitMs: number | null): PaletteError {
  const retryAfterMs = waitMs === null ? {} : { retryAfterMs: Math.max(0, Math.ceil(waitMs)) };
  return new PaletteError({ kind: 'budget', method, path, ...retryAfterMs });
}
