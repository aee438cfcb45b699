import { createEndpoints } from './endpoints/endpoints';
import type { Palette } from './palette';
import { createTransport, type TransportOptions } from './transport';

export interface PaletteOptions extends Omit<TransportOptions, 'attemptTimeoutMs'> {
  readonly attemptTimeoutMs?: number;
}

/** API.md §12: a call normally takes under a second; eight give a slow one its chance. */
const defaultAttemptTimeoutMs = 8_000;

/** Palette for one key; {@link PaletteAccess.scope} narrows it to a project and a deadline. */
export interface PaletteAccess {
  scope(projectUid: string | null, deadlineMs: number): Palette;
  readonly attemptTimeoutMs: number;
}

/** Opens Palette with an API key. Makes no call. */
export function openPalette(options: PaletteOptions): PaletteAccess {
  const attemptTimeoutMs = options.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const transport = createTransport({ ...options, attemptTimeoutMs });
  return {
    attemptTimeoutMs,
    scope: (projectUid, deadlineMs) => createEndpoints({ transport, clock: options.clock, projectUid, deadlineMs }),
  };
}
