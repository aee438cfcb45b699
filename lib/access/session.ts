import { z } from 'zod';

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

export const sessionSchema = z.object({
  /** Random; names the session in limits, nowhere else. */
  id: z.string(),
  startedAtMs: z.number(),
  /** Newest first; a few only, because a cookie is small. */
  proofs: z.array(proofSchema),
});

/** What the session cookie holds, encrypted. */
export type Session = Readonly<z.infer<typeof sessionSchema>>;
