import { z } from 'zod';
import { type ErrorCode, isErrorCode } from '../errors';
import { parseHostId } from '../hosts/edge-host-id';
import { asSiteId } from '../sites/site-id';
import { noticeKinds } from '../sites/webhook';

const hostId = z.string().transform((text, context) => {
  const parsed = parseHostId(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: 'not an edge host ID' });
  return z.NEVER;
});

const siteId = z.string().transform((text, context) => {
  const parsed = asSiteId(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'not a site ID' });
  return z.NEVER;
});

const errorCode = z.string().refine((code): code is ErrorCode => isErrorCode(code));

/**
 * Where an intent stands, as far as we know without asking Palette. `waiting_for_approval`: nothing may be written before
 * IT has said yes. `settled`: the host is in the site's cluster.
 */
export const intentPhases = [
  'waiting_for_approval',
  'queued',
  'registering',
  'waiting_for_hosts',
  'joining',
  'stopped',
  'settled',
] as const;

const phase = z.enum(intentPhases);

const problem = z.object({
  code: errorCode,
  /** Found in the log line of the same event. */
  reference: z.string(),
  facts: z.record(z.string(), z.string()),
});

export const intentSchema = z.object({
  hostId,
  siteId,
  /** What the operator calls the host; becomes the label `name`. */
  hostName: z.string().nullable(),
  /** The worker pool that somebody named for it; becomes the label `pool`. Left out: nobody has. */
  pool: z.string().optional(),
  phase,
  /** True once Palette has confirmed that it holds the host. */
  isRegistered: z.boolean(),
  /** When it first did. */
  registeredAtMs: z.number().optional(),
  problem: problem.nullable(),
  /** Who asked for it, as the audit trail names them, e.g. `link spring-rollout`. */
  requestedBy: z.string(),
  /** The staging link that it counts for, or null; becomes the label `link`. */
  linkId: z.string().nullable(),
  /** Who of IT has decided about it, or null: nobody has, or nobody had to. `approval_rejected` tells a no. */
  approvedBy: z.string().nullable(),
  /** When they said yes; of a no: left out. */
  approvedAtMs: z.number().optional(),
  /** Its host may be registered only together with a pairing key, which is never stored. */
  needsPairingKey: z.boolean(),
  /** A digest that tells the phone that asked from others: only that one may take it back. Of older records: left out. */
  phone: z.string().optional(),
  /** When it was asked for anew after it had ended; else left out. */
  reopenedAtMs: z.number().optional(),
  /** Until then a registration of it whose answer never came may still arrive at Palette; left out: none may. */
  doubtUntilMs: z.number().optional(),
  /** When Palette took the entry that this request made; left out where the entry was there before, or nobody can tell. */
  entryMadeAtMs: z.number().optional(),
  /**
   * Somebody wants it taken back. `wanted`: whoever serves the site does it next; `late`: the host was in a cluster by then,
   * or Palette would not let it go; `asked`: IT was asked. Left out: nobody does.
   */
  undo: z
    .object({
      state: z.enum(['wanted', 'late', 'asked']),
      /** As the audit trail names them. */
      by: z.string(),
      atMs: z.number(),
      /** Found in the log line of the same event. */
      reference: z.string(),
      /** What `wanted` has taken the place of; of older records: left out. */
      was: z
        .object({ phase, problem: problem.nullable(), approvedBy: z.string().nullable(), changedAtMs: z.number() })
        .optional(),
      /** How many runs gave it up for now; left out: none. */
      givenUp: z.number().int().optional(),
    })
    .optional(),
  /**
   * Was the membership of a settled host seen again, at least a minute after it settled? Until then a write that was
   * late on the wire might have undone it (API.md §12, Lease).
   */
  isVerified: z.boolean().default(true),
  requestedAtMs: z.number(),
  changedAtMs: z.number(),
  revision: z.number().int(),
});

/** One request to put one edge host at one site. */
export type Intent = Readonly<z.infer<typeof intentSchema>>;
export type IntentPhase = Intent['phase'];
export type NewIntent = Pick<
  Intent,
  'hostId' | 'siteId' | 'hostName' | 'pool' | 'requestedAtMs' | 'requestedBy' | 'linkId' | 'needsPairingKey' | 'phone'
> & { readonly phase: 'queued' | 'waiting_for_approval' };

export const auditEventSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  /** Who did it or asked for it: `link spring-rollout`, `pin denver-snow-st`, `sign-in …`, `command …`, `anybody`. */
  who: z.string(),
  /** What happened, e.g. `registration_requested`, `host_registered`, `cluster_created`. */
  what: z.string(),
  hostId: hostId.nullable(),
  siteId: siteId.nullable(),
  result: z.string(),
  reference: z.string().nullable(),
  /** Palette's own id for the change (`AuditUid` header). */
  paletteAuditUid: z.string().nullable(),
  /** Version of the site index that it was done under. */
  configVersion: z.string(),
});

/** One line of the audit trail. Holds nothing secret. */
export type AuditEvent = Readonly<z.infer<typeof auditEventSchema>>;

/** The first form of an intent, before anything was done about it. */
export function openIntent(request: NewIntent): Intent {
  return {
    ...request,
    approvedBy: null,
    isRegistered: false,
    problem: null,
    isVerified: false,
    changedAtMs: request.requestedAtMs,
    revision: 1,
  };
}

export const noticeSchema = z.object({
  /** The same for the same news: it is told once, however often it is noticed. */
  id: z.string(),
  webhookId: z.string(),
  kind: z.enum(noticeKinds),
  atMs: z.number(),
  /** The JSON text that is sent and signed. */
  body: z.string(),
  /** How often it was tried. */
  tries: z.number().int(),
  /** Not before, milliseconds. */
  nextAtMs: z.number(),
});

/** A message to one webhook that has not arrived yet. */
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
