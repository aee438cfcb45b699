import { noteServerTime } from './server-clock';

/** What this page reads of `GET /api/registrations/<edge host ID>`. */
export interface RegistrationAnswer {
  readonly state: string;
  readonly updatedAt: string;
  readonly progress: {
    /** When Palette was asked for the oldest of what is shown; null when it was not needed. */
    readonly observedAt: string | null;
  };
  readonly together: number;
  readonly turn: { readonly inSeconds: number } | null;
  /** How it can be taken back; null: there is nothing to take back. */
  readonly undo: { readonly way: string } | null;
  /** Nobody may be working on it any more. */
  readonly due: boolean;
  /** When it is worth asking again; null: never. */
  readonly pollAfterSeconds: number | null;
}

/** The latest answer by its address, as long as the page is open: the browser keeps none of them. */
let latest: { readonly path: string; readonly etag: string; readonly answer: RegistrationAnswer } | null = null;

/** The server was reached and did not answer what was asked. */
class RefusedAnswer extends Error {
  constructor(readonly status: number) {
    super(`The registration answered ${status}`);
  }
}

/** Whoever looked may see it no more, or it is not there any more: the page tells which. */
export function isGone(error: unknown): boolean {
  return error instanceof RefusedAnswer && [401, 403, 404].includes(error.status);
}

/** Nobody was reached who can tell: a refusal is not that. */
export function isOffline(error: unknown): boolean {
  return error !== undefined && !(error instanceof RefusedAnswer && error.status < 500);
}

/** Fetches the answer; rejects when there is no connection or the server refuses. */
export async function fetchRegistration(path: string): Promise<RegistrationAnswer> {
  const known = latest?.path === path ? latest : null;
  const headers = { accept: 'application/json', ...(known === null ? {} : { 'if-none-match': known.etag }) };
  const response = await fetch(path, { headers });
  noteServerTime(Date.parse(response.headers.get('date') ?? ''));
  if (known !== null && response.status === 304) return known.answer;
  const answer = await readAnswer(response);
  const etag = response.headers.get('etag');
  latest = etag === null ? null : { path, etag, answer };
  return answer;
}

/** Asks the server to go on with it, and gives what became of it; rejects like {@link fetchRegistration}. */
export async function continueRegistration(path: string): Promise<RegistrationAnswer> {
  return readAnswer(await fetch(path, { method: 'POST', headers: { accept: 'application/json' } }));
}

async function readAnswer(response: Response): Promise<RegistrationAnswer> {
  if (!response.ok) throw new RefusedAnswer(response.status);
  return response.json();
}
