import { z } from 'zod';
import { type ErrorCode, isErrorCode } from '../errors';
import { parseHostId } from '../hosts/edge-host-id';
import { asSiteId } from '../sites/site-id';

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

/** Where an intent stands, as far as we know without asking Palette. `settled`: the host is in the site's cluster. */
export const intentPhases = ['queued', 'registering', 'waiting_for_hosts', 'joining', 'stopped', 'settled'] as const;

export const intentSchema = z.object({
  hostId,
  siteId,
  /** What the operator calls the host; becomes the label `name`. */
  hostName: z.string().nullable(),
  phase: z.enum(intentPhases),
  /** True once Palette has confirmed that it holds the host. */
  isRegistered: z.boolean(),
  problem: z
    .object({
      code: errorCode,
      /** Found in the log line of the same event. */
      reference: z.string(),
      facts: z.record(z.string(), z.string()),
    })
    .nullable(),
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
export type NewIntent = Pick<Intent, 'hostId' | 'siteId' | 'hostName' | 'requestedAtMs'>;

export const auditEventSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  /** What happened, e.g. `registration_requested`, `host_registered`, `cluster_created`. */
  what: z.string(),
  hostId: hostId.nullable(),
  siteId: siteId.nullable(),
  result: z.string(),
  reference: z.string().nullable(),
  /** Palette's own id for the change (`AuditUid` header). */
  paletteAuditUid: z.string().nullable(),
});

/** One line of the audit trail. Holds nothing secret. */
export type AuditEvent = Readonly<z.infer<typeof auditEventSchema>>;

/** The first form of an intent, before anything was done about it. */
export function openIntent(request: NewIntent): Intent {
  return {
    ...request,
    phase: 'queued',
    isRegistered: false,
    problem: null,
    isVerified: false,
    changedAtMs: request.requestedAtMs,
    revision: 1,
  };
}
