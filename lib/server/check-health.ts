import type { Palette } from '../palette/palette';
import { isCredentialProblem, PaletteError } from '../palette/palette-error';
import type { AccessMode } from '../sites/site';
import type { Store } from '../store/store';

/** Answer of `GET /api/health`; names no address, project or key. */
export interface Health {
  readonly ok: boolean;
  readonly mode: 'live' | 'simulator';
  /** The ways in that count at any site; `open` is one to think about twice. */
  readonly access: readonly AccessMode[];
  readonly palette: 'ok' | 'unreachable' | 'credential_refused' | 'simulator';
  readonly store: { readonly kind: Store['kind']; readonly ok: boolean };
  readonly version: string;
}

/** Asks Palette and the store whether they answer. Never rejects. */
export async function checkHealth(
  palette: Palette,
  store: Store,
  facts: Pick<Health, 'mode' | 'access' | 'version'>,
): Promise<Health> {
  const [paletteState, isStoreUp] = await Promise.all([checkPalette(palette, facts.mode), answers(store.ping())]);
  const isPaletteUp = paletteState === 'ok' || paletteState === 'simulator';
  return { ok: isPaletteUp && isStoreUp, ...facts, palette: paletteState, store: { kind: store.kind, ok: isStoreUp } };
}

async function checkPalette(palette: Palette, mode: Health['mode']): Promise<Health['palette']> {
  try {
    await palette.checkCredential();
    return mode === 'live' ? 'ok' : 'simulator';
  } catch (error) {
    const isRefused = error instanceof PaletteError && (isCredentialProblem(error) || error.facts.status === 404);
    return isRefused ? 'credential_refused' : 'unreachable';
  }
}

async function answers(call: Promise<void>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch {
    return false;
  }
}
