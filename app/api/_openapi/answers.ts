import { z } from 'zod';
import { catalogue, type ErrorCode } from '../../../lib/errors';
import { registrationStates } from '../../../lib/registration/view';

const moment = z.iso.datetime().describe('ISO 8601, UTC');
const momentOrNever = moment.nullable();

const codes = Object.keys(catalogue) as [ErrorCode, ...ErrorCode[]];

/** A refusal, in words for people and with a code for programs. */
export const errorAnswer = z
  .strictObject({
    code: z.enum(codes).describe('Never changes its meaning; more may come.'),
    message: z.string(),
    nextStep: z.string(),
    reference: z.string().nullable().describe('Finds the log line.'),
    retry: z.boolean().describe('The very same request may succeed later.'),
  })
  .meta({ id: 'Error' });

/** What every refusal is answered with. */
export const refusalAnswer = z.strictObject({ error: errorAnswer }).meta({ id: 'Refusal' });

const progressAnswer = z.strictObject({
  registered: z.boolean().describe('Palette holds the host.'),
  calledHome: z.boolean().nullable().describe('The host itself has been seen since; null: not known.'),
  observedAt: momentOrNever.describe('Age of the oldest of what is shown; null: Palette was not needed.'),
  requestedAt: momentOrNever,
  registeredAt: momentOrNever,
  calledHomeAt: momentOrNever,
  joinedAt: momentOrNever.describe("In the site's cluster since; may come before calledHomeAt."),
  readyAt: momentOrNever,
});

const machineAnswer = z.strictObject({
  cpus: z.number().nullable(),
  memoryMb: z.number().nullable(),
  diskGb: z.number().nullable().describe('The largest disk.'),
  tooSmall: z.array(z.enum(['cpus', 'memoryMb', 'diskGb'])).describe('Below 2 CPU, 4 GB or 50 GB.'),
});

const undoAnswer = z.strictObject({
  way: z.enum(['at_once', 'under_way', 'ask_it', 'asked']),
  until: momentOrNever.describe('For the phone that asked; after that IT alone may.'),
  reference: z.string().nullable(),
});

/** Where the registration of a host stands. */
export const registrationAnswer = z
  .strictObject({
    edgeHostId: z.string(),
    siteId: z.string(),
    state: z.enum(registrationStates).describe('More may come.'),
    role: z.enum(['control-plane', 'worker']).nullable(),
    pool: z.string().optional(),
    cluster: z.strictObject({ name: z.string(), state: z.string().describe('As Palette says.') }).nullable(),
    error: errorAnswer.nullable(),
    hosts: z.strictObject({ present: z.number(), needed: z.number() }),
    progress: progressAnswer,
    machine: machineAnswer.nullable().describe('What the host reports of itself; null: nothing yet.'),
    undo: undoAnswer.nullable().describe('null: there is nothing to take back.'),
    together: z.number().describe('Hosts that are being registered at the site now, this one included.'),
    turn: z
      .strictObject({ at: momentOrNever, inSeconds: z.number() })
      .nullable()
      .describe("While Palette's limits make the host wait."),
    due: z.boolean().describe('Nobody may be working on it any more: POST …/continue goes on.'),
    pollAfterSeconds: z.number().nullable().describe('When to ask again; null: all is done.'),
    updatedAt: momentOrNever,
  })
  .meta({ id: 'Registration' });

const undoToken = z.string().nullable().describe('Takes the registration back; as good as the cookie.');

/** What a submit answers once it is a registration. */
export const submittedAnswer = registrationAnswer.extend({ undoToken }).meta({ id: 'Submitted' });

/** What a batch answers: a row for each host. */
export const batchAnswer = z
  .strictObject({
    siteId: z.string(),
    hosts: z.array(
      z.strictObject({
        edgeHostId: z.string(),
        status: z.number().describe('What the host alone would have been answered with.'),
        registration: registrationAnswer.nullable(),
        error: errorAnswer.nullable(),
        undoToken,
      }),
    ),
  })
  .meta({ id: 'Batch' });

/** Sites that the caller may know of. */
export const sitesAnswer = z
  .strictObject({
    sites: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          address: z.string(),
          number: z.string().optional(),
          distanceKm: z.number().optional(),
          gone: z.enum(['closed', 'moved']).optional(),
          movedTo: z.strictObject({ id: z.string(), name: z.string() }).optional(),
        }),
      )
      .max(20),
    more: z.boolean().describe('More open sites match than are listed.'),
  })
  .meta({ id: 'Sites' });

/** Can this deployment register hosts? */
export const healthAnswer = z
  .strictObject({
    ok: z.boolean(),
    mode: z.enum(['live', 'simulator']).nullable(),
    access: z.array(z.enum(['open', 'link', 'pin', 'sign_in'])).nullable(),
    palette: z.enum(['ok', 'unreachable', 'credential_refused', 'simulator']).nullable(),
    store: z.strictObject({ kind: z.string(), ok: z.boolean() }).nullable(),
    version: z.string().nullable(),
    error: errorAnswer.optional(),
  })
  .meta({ id: 'Health' });

/** A registration that was taken back, or that IT was asked to take back. */
export const undoneAnswer = z.strictObject({ state: z.literal('undone') });
export const undoAskedAnswer = z.strictObject({ state: z.literal('asked'), reference: z.string() });

/** What a PIN opens. */
export const pinAnswer = z.strictObject({
  pass: z.string().nullable().describe('For the host that was named; null without one.'),
});

/** What IT decided. */
export const decidedAnswer = z.strictObject({ decided: z.enum(['approve', 'reject']) });
