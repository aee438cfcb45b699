import { headers } from 'next/headers';
import type { Failure, Result } from '../../lib/errors';
import { getServer, reportCrash } from '../../lib/server';
import type { Server } from '../../lib/server/compose';
import { readBase } from '../_front/base';

/** A failure that keeps a page from being shown; `reference` finds the log line, where one was written here. */
export type PageFailure = Failure & { readonly reference: string | null };

/**
 * {@link getServer} for pages, the practice one below its path; routes pass the headers of their request. Never rejects.
 */
export async function openServer(known?: Pick<Headers, 'get'>): Promise<Result<Server, PageFailure>> {
  return orPageFailure(getServer(readBase(known ?? (await headers()))));
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
    return { ok: false, error: reportCrash(error) };
  }
}
