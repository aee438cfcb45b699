import type { Clock } from '../../clock';
import type { Caller } from '../admission';
import { isNotFound, PaletteError } from '../palette-error';
import type { Answer, Call, Transport } from '../transport';
import { userInfoAnswer } from '../wire/user-info';

/** What every endpoint needs: where to send, for which project, until when. */
export interface Scope {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly projectUid: string | null;
  readonly deadlineMs: number;
  readonly caller: Caller;
  readonly allowWrite: () => Promise<void>;
}

type ScopedCall<T> = Omit<Call<T>, 'projectUid' | 'deadlineMs' | 'caller' | 'allowWrite'>;

/** Sends a call in the scope's project and deadline. */
export function send<T>(scope: Scope, call: ScopedCall<T>): Promise<Answer<T>> {
  const { transport, projectUid, deadlineMs, caller, allowWrite } = scope;
  return transport.send({ ...call, projectUid, deadlineMs, caller, allowWrite });
}

/** A proof older than this is no proof: keys expire and are revoked while a process lives. */
const proofLastsMs = 5 * 60_000;

/** Asks Palette who we are, unless a call succeeded lately (API.md §1.5: a bad key may look like "not found"). */
export async function proveCredential(scope: Scope): Promise<void> {
  const last = scope.transport.lastSuccessMs();
  if (last !== null && scope.clock.now() - last < proofLastsMs) return;
  await askWhoWeAre(scope);
}

/** Asks Palette who we are, now. A key that it does not know is a credential problem, whatever the status. */
export async function askWhoWeAre(scope: Scope): Promise<void> {
  try {
    await send({ ...scope, projectUid: null }, { method: 'GET', path: '/v1/users/info', ...asksWhoWeAre });
  } catch (error) {
    if (error instanceof PaletteError && isNotFound(error)) {
      throw new PaletteError({ ...error.facts, isCredentialUnknown: true });
    }
    throw error;
  }
}

const asksWhoWeAre = { effect: 'read', answer: userInfoAnswer } as const;

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

/**
 * All pages of a search, each item once; `page` gets the query of the next page. Bounded, and a token that was seen
 * before ends it: a server may repeat itself, and items move between pages while they are read. The server chooses the
 * size of a page: the most that it takes has changed before (API.md §1.6).
 */
export async function collectPages<T>(
  keyOf: (item: T) => string,
  page: (query: Record<string, string>) => Promise<{ items: T[]; nextPage: string | null }>,
  mostPages = defaultMostPages,
): Promise<T[]> {
  const items = new Map<string, T>();
  const tokens = new Set<string>();
  let query: Record<string, string> = {};
  for (;;) {
    const answer = await page(query);
    for (const item of answer.items) items.set(keyOf(item), item);
    const { nextPage } = answer;
    if (nextPage === null || tokens.has(nextPage) || tokens.size + 1 >= mostPages) return [...items.values()];
    tokens.add(nextPage);
    query = { continue: nextPage };
  }
}

/** Several hundred items: more than one site has, and few enough to end in time. */
const defaultMostPages = 20;
