import type { Clock } from '../../clock';
import { isNotFound, PaletteError } from '../palette-error';
import type { Answer, Call, Transport } from '../transport';
import { userInfoAnswer } from '../wire/user-info';

/** What every endpoint needs: where to send, for which project, until when. */
export interface Scope {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly projectUid: string | null;
  readonly deadlineMs: number;
}

type ScopedCall<T> = Omit<Call<T>, 'projectUid' | 'deadlineMs'>;

/** Sends a call in the scope's project and deadline. */
export function send<T>(scope: Scope, call: ScopedCall<T>): Promise<Answer<T>> {
  const { transport, projectUid, deadlineMs } = scope;
  return transport.send({ ...call, projectUid, deadlineMs });
}

/** A proof older than this is no proof: keys expire and are revoked while a process lives. */
const proofLastsMs = 5 * 60_000;

/** Asks Palette who we are, unless a call succeeded lately (API.md §1.5: a bad key may look like "not found"). */
export async function proveCredential(scope: Scope): Promise<void> {
  const last = scope.transport.lastSuccessMs();
  if (last !== null && scope.clock.now() - last < proofLastsMs) return;
  await scope.transport.send({
    method: 'GET',
    path: '/v1/users/info',
    effect: 'read',
    projectUid: null,
    answer: userInfoAnswer,
    deadlineMs: scope.deadlineMs,
  });
}

/** The value of a read, or null when Palette has no such object - and the key is known to be good. */
export async function readOrNull<T>(scope: Scope, call: ScopedCall<T>): Promise<T | null> {
  try {
    return (await send(scope, call)).value;
  } catch (error) {
    if (!(error instanceof PaletteError) || !isNotFound(error)) throw error;
    await proveCredential(scope);
    return null;
  }
}

/** All pages of a search; `page` gets the query of the next page. Bounded, so that a server that repeats itself ends. */
export async function collectPages<T>(
  page: (query: Record<string, string | number>) => Promise<{ items: T[]; nextPage: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = null;
  for (let count = 0; count < mostPages; count += 1) {
    const answer = await page(next === null ? { limit: pageSize } : { limit: pageSize, continue: next });
    items.push(...answer.items);
    next = answer.nextPage;
    if (next === null) break;
  }
  return items;
}

/** API.md §1.6. */
const pageSize = 50;
const mostPages = 20;
