import { z } from 'zod';
import type { HostId } from '../hosts/edge-host-id';

/**
 * Something that was proved once. What it allows is worked out anew for every request, from the config as it is then: a
 * link that was replaced, or a PIN that was changed, is worth nothing at once.
 */
export const proofSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('link'), link: z.string(), version: z.number().int() }),
  /** Of a site, or of a link besides its signature; `mark` changes with the PIN. */
  z.object({ by: z.literal('pin'), of: z.enum(['site', 'link']), id: z.string(), mark: z.string() }),
  /** `claims`: those that the rules of the config ask for, by name. */
  z.object({
    by: z.literal('sign_in'),
    subject: z.string(),
    claims: z.record(z.string(), z.array(z.string())),
  }),
]);

export type Proof = Readonly<z.infer<typeof proofSchema>>;

/** What single sign-on proves. */
export type SignInProof = Extract<Proof, { readonly by: 'sign_in' }>;

/** A proof and when it was given: it is worth something for {@link proofLastsMs}, wherever it is carried. */
export const provenSchema = proofSchema.and(z.object({ atMs: z.number() }));

export type Proven = Readonly<z.infer<typeof provenSchema>>;

/** A working day: whoever registers hosts proves once that they may. */
export const proofLastsMs = 8 * 60 * 60_000;

export const sessionSchema = z.object({
  /** Random; names the session in limits, nowhere else. */
  id: z.string(),
  /** Newest first; a few only, because a cookie is small. */
  proofs: z.array(provenSchema),
});

/** What the session cookie holds, encrypted. */
export type Session = Readonly<z.infer<typeof sessionSchema>>;

/** A proof as somebody brings it: by cookie it is good for any host, by a pass only as far as the pass goes. */
export type HeldProof = Proven & {
  /** Good for this host only; null: for any. */
  readonly hostId: HostId | null;
  readonly isWatchOnly: boolean;
  /** Until when the pass that it came by opens; null: it came by cookie, or was given just now. */
  readonly passUntilMs: number | null;
};
