import { randomUUID } from 'node:crypto';
import { type Failure, fail, type Result } from '../../lib/errors';
import { createReference } from '../../lib/registration/reference';
import { getServer, type Server } from '../../lib/server';
import { StoreError } from '../../lib/store/store';

/** A failure that keeps a page from being shown; `reference` finds the log line, where one was written here. */
export type PageFailure = Failure & { readonly reference: string | null };

/** {@link getServer} for pages. Never rejects. */
export function openServer(): Promise<Result<Server, PageFailure>> {
  return orPageFailure(getServer());
}

/**
 * Makes what was thrown one more thing to say. Next shows thrown errors by script alone, and whoever has none would look
 * at a blank page.
 */
export async function orPageFailure<T>(work: Promise<Result<T>>): Promise<Result<T, PageFailure>> {
  try {
    const result = await work;
    return result.ok ? result : { ok: false, error: { ...result.error, reference: null } };
  } catch (error) {
    const { code } = fail(error instanceof StoreError ? 'store_unavailable' : 'internal').error;
    const reference = createReference(randomUUID());
    const event = { at: new Date().toISOString(), level: 'error', event: 'page_failed', code, reference };
    process.stdout.write(`${JSON.stringify({ ...event, reason: String(error) })}\n`);
    return { ok: false, error: { code, reference } };
  }
}
