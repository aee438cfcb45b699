import { z } from 'zod';
import type { Seals } from '../seal';

/** What ties the answer of the provider to the browser that was sent there (OpenID Connect Core 1.0 §3.1.2.1, RFC 7636). */
const transactionSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  returnTo: z.string(),
});

export type Transaction = Readonly<z.infer<typeof transactionSchema>>;

/** So long somebody may take to type a password and find a second factor. */
export const transactionLastsMs = 10 * 60_000;

/** The text for the cookie of a sign-in that has begun; nobody else can make or read one. */
export function sealTransaction(transaction: Transaction, seals: Seals, nowMs: number): Promise<string> {
  return seals.seal('sign-on', transaction, nowMs + transactionLastsMs);
}

/** The sign-in that a cookie belongs to; null when there is none, or it took too long. Never throws. */
export async function openTransaction(cookie: string | null, seals: Seals): Promise<Transaction | null> {
  if (cookie === null) return null;
  const opened = transactionSchema.safeParse(await seals.open('sign-on', cookie));
  return opened.success ? opened.data : null;
}
