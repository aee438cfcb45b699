import { type Admission, type Caller, openAdmission } from './admission';
import { createEndpoints } from './endpoints/endpoints';
import { createUpkeep } from './endpoints/upkeep';
import type { Palette } from './palette';
import { createTransport, type TransportOptions } from './transport';
import type { PaletteUpkeep } from './upkeep';

export interface PaletteOptions extends Omit<TransportOptions, 'attemptTimeoutMs' | 'admission'> {
  /** Default: everything may leave at once. */
  readonly admission?: Admission;
  readonly attemptTimeoutMs?: number;
}

/** API.md §12: a call normally takes under a second; eight give a slow one its chance. */
const defaultAttemptTimeoutMs = 8_000;

/** Whose calls, in which project (null: tenant scope), until when (milliseconds since the epoch). */
export interface PaletteView {
  readonly projectUid: string | null;
  readonly deadlineMs: number;
  readonly caller: Caller;
  /** Asked just before every write leaves; without it nothing can be written. */
  readonly allowWrite?: () => Promise<void>;
}

/** Palette for one key; {@link PaletteAccess.scope} narrows it to a project and a deadline. */
export interface PaletteAccess {
  scope(view: PaletteView): Palette;
  /** What lifecycle commands need beyond that; same key, same limits. */
  upkeep(view: PaletteView): PaletteUpkeep;
  readonly attemptTimeoutMs: number;
}

/** Opens Palette with an API key. Makes no call. */
export function openPalette(options: PaletteOptions): PaletteAccess {
  const attemptTimeoutMs = options.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const admission = options.admission ?? openAdmission;
  const transport = createTransport({ ...options, attemptTimeoutMs, admission });
  const scopeOf = (view: PaletteView) => ({ transport, clock: options.clock, allowWrite: refuseWrite, ...view });
  return {
    attemptTimeoutMs,
    scope: (view) => createEndpoints(scopeOf(view)),
    upkeep: (view) => createUpkeep(scopeOf(view)),
  };
}

function refuseWrite(): Promise<void> {
  return Promise.reject(new Error('Who may only look has tried to write'));
}
