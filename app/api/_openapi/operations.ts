import type { z } from 'zod';
import type { ErrorCode } from '../../../lib/errors';
import { batchBody, decisionFields, nearBody, pinFields, submitFields, undoFields } from '../_http/bodies';
import { schemaOf } from '../_http/read-fields';
import {
  batchAnswer,
  decidedAnswer,
  healthAnswer,
  pinAnswer,
  registrationAnswer,
  sitesAnswer,
  submittedAnswer,
  undoAskedAnswer,
  undoneAnswer,
} from './answers';

/** One way to ask, as programs ask: JSON in, JSON out. */
export interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Names of what stands behind the question mark. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: z.ZodType;
  /** By status; those of refusals are added from the codes. */
  readonly answers: Readonly<Record<number, { readonly what: string; readonly schema?: z.ZodType }>>;
  /** Some of what it can be refused with; every operation can be refused with more. */
  readonly refusals: readonly ErrorCode[];
  /** Needs a session cookie or a pass; false: anybody may ask. */
  readonly needsAccess: boolean;
  readonly isRepeatable: boolean;
}

const passQuery = { pass: 'instead of the session cookie' };
const everyPost: readonly ErrorCode[] = ['body_invalid', 'body_too_large', 'content_type_unsupported', 'cross_origin'];

/** Everything that a program may ask for; the test over `app/api` says that nothing is missing. */
export const operations: readonly Operation[] = [
  {
    path: '/api/registrations',
    method: 'post',
    id: 'register',
    summary: 'Register an edge host at a site',
    description: 'A repeat looks first and writes only what is missing. `askedAgoMs`: milliseconds, as text.',
    body: schemaOf(submitFields),
    answers: {
      200: { what: 'Palette held the host before.', schema: submittedAnswer },
      201: { what: 'This request made Palette hold the host.', schema: submittedAnswer },
      202: { what: 'Another request serves the site; watch.', schema: submittedAnswer },
    },
    refusals: [...everyPost, 'access_needed', 'site_unknown', 'host_id_invalid', 'site_closed', 'palette_unreachable'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/registrations/batch',
    method: 'post',
    id: 'registerSeveral',
    summary: 'Register at most ten hosts at one site',
    description: 'Each as if it were sent alone; one that is refused stops no other. The session cookie only.',
    body: batchBody,
    answers: { 200: { what: 'A row for each host, each once.', schema: batchAnswer } },
    refusals: [...everyPost, 'site_missing', 'host_id_missing', 'list_too_long'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/registrations/{edgeHostId}',
    method: 'get',
    id: 'watch',
    summary: 'How a registration stands',
    description: 'Send the ETag back as If-None-Match; what has not changed is 304.',
    query: passQuery,
    answers: { 200: { what: 'How it stands.', schema: registrationAnswer }, 304: { what: 'Nothing has changed.' } },
    refusals: ['not_registered'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/registrations/{edgeHostId}/continue',
    method: 'post',
    id: 'goOn',
    summary: 'Go on with a registration that is due',
    query: passQuery,
    answers: { 200: { what: 'How it stands.', schema: registrationAnswer } },
    refusals: ['not_registered', 'cross_origin'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/registrations/{edgeHostId}/undo',
    method: 'post',
    id: 'undo',
    summary: 'Take a fresh registration back, or ask IT to',
    description: '`way`: `ask_it` asks IT where it cannot be taken back at once. `undo`: the token of the submit.',
    body: schemaOf(undoFields),
    answers: {
      200: { what: 'Taken back.', schema: undoneAnswer },
      202: { what: 'IT has been asked.', schema: undoAskedAnswer },
    },
    refusals: [...everyPost, 'not_registered', 'undo_refused', 'undo_too_late', 'host_leaving'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/sites',
    method: 'get',
    id: 'searchSites',
    summary: "The caller's sites by words",
    query: { q: 'words, a number, part of an address; of many sites at least two letters', ...passQuery },
    answers: { 200: { what: 'At most 20 rows.', schema: sitesAnswer } },
    refusals: ['access_needed', 'too_many_attempts'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/sites',
    method: 'post',
    id: 'nearestSites',
    summary: "The caller's sites by nearness",
    description: 'In a body, because addresses are kept in logs. The place is used for this answer only.',
    body: nearBody,
    answers: { 200: { what: 'Nearest first.', schema: sitesAnswer } },
    refusals: ['access_needed', 'query_invalid', 'content_type_unsupported', 'cross_origin', 'too_many_attempts'],
    needsAccess: true,
    isRepeatable: true,
  },
  {
    path: '/api/access/pin',
    method: 'post',
    id: 'typePin',
    summary: 'Prove access by a PIN',
    body: schemaOf(pinFields),
    answers: { 200: { what: 'The session cookie is set.', schema: pinAnswer } },
    refusals: [...everyPost, 'pin_refused', 'too_many_attempts'],
    needsAccess: false,
    isRepeatable: true,
  },
  {
    path: '/api/approvals',
    method: 'post',
    id: 'decide',
    summary: "IT's answer to a host that waits",
    description: '`verdict`: `approve` or `reject`. `token`: of the approval link.',
    body: schemaOf(decisionFields),
    answers: { 200: { what: 'Decided.', schema: decidedAnswer } },
    refusals: [...everyPost, 'approval_link_invalid', 'approver_missing'],
    needsAccess: false,
    isRepeatable: false,
  },
  {
    path: '/api/health',
    method: 'get',
    id: 'health',
    summary: 'Can this deployment register hosts?',
    answers: { 200: { what: 'Yes.', schema: healthAnswer }, 503: { what: 'No.', schema: healthAnswer } },
    refusals: [],
    needsAccess: false,
    isRepeatable: true,
  },
];
