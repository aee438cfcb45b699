import { PaletteError } from '../palette/palette-error';
import { StoreError } from '../store/store';

/** The facts of a failure for the log line that carries its reference: which call, what came back. Holds no key. */
export function describeError(error: unknown): Readonly<Record<string, string | number | undefined>> {
  if (error instanceof PaletteError) {
    const { kind, method, path, status, code, ref, upstreamMessage } = error.facts;
    return { kind, method, path, status, paletteCode: code, paletteRef: ref, upstreamMessage };
  }
  if (error instanceof StoreError) return { operation: error.operation, cause: nameCause(error.cause) };
  return { reason: String(error) };
}

function nameCause(cause: unknown): string | undefined {
  return cause === undefined ? undefined : String(cause);
}
