import type { ApprovalVisit } from '../../../lib/access/access';
import { type Actor, grantToDecide } from '../../../lib/access/actor';
import { type Failure, fail, type Result, succeed } from '../../../lib/errors';
import type { Problem } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { parseApproverName } from '../../_approve/approver-name';
import { approvalHref } from '../../_front/approval-href';
import { visitOf } from '../../_front/visit';
import { decisionFields } from '../_http/bodies';
import { answerError, answerJson } from '../_http/error-answer';
import { answerForm, problemQuery } from '../_http/form-answer';
import { guardPost } from '../_http/guard-post';
import { type BodyFormat, readFields, readFormat } from '../_http/read-fields';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. After a yes the work goes on behind the answer. */
export const maxDuration = 300;

type Typed = Readonly<Record<'token' | 'verdict' | 'name', string>>;
/** No pass is looked at here. */
const nobody = { session: null };
const nothing: Typed = { token: '', verdict: '', name: '' };

/** What IT says about a host that waits: the only thing that uses an approval link up. A form is sent back to its page. */
export async function POST(request: Request): Promise<Response> {
  const format = readFormat(request);
  const answerAs: BodyFormat = format.ok ? format.value : 'json';
  return withServer(
    request,
    (server) => receive(server, request, format),
    (failure) => refuse(request, answerAs, nothing, failure),
  );
}

async function receive(server: Server, request: Request, format: ReturnType<typeof readFormat>): Promise<Response> {
  if (!format.ok) return refuse(request, 'json', nothing, server.report(format.error));
  const read = await readFields(request, format.value, decisionFields);
  if (!read.ok) return refuse(request, format.value, nothing, server.report(read.error));
  const typed = read.value;
  const decided = await decide(server, request, typed);
  if (!decided.ok) return refuse(request, format.value, typed, server.report(decided.error));
  return format.value === 'form'
    ? answerForm(request, approvalHref(typed.token))
    : answerJson({ decided: typed.verdict });
}

async function decide(server: Server, request: Request, typed: Typed): Promise<Result<null>> {
  const { token, verdict } = typed;
  const opened = await server.access.openApproval(token);
  if (!opened.ok) return opened;
  const guarded = await guardPost(server, request, { hostId: '', pass: null, visit: nobody });
  // The link itself is what no other page can know, so a form that bears it needs no pass.
  if (!guarded.ok && guarded.error.code === 'cross_origin') return guarded;
  if (verdict !== 'approve' && verdict !== 'reject') return fail('body_invalid');
  const decider = await nameDecider(server, request, opened.value, typed);
  if (!decider.ok) return decider;
  const { hostId, requestedAtMs } = opened.value.request;
  const { actor, by } = decider.value;
  const view = await server.desk.as(actor).decide({ hostId, requestedAtMs, verdict, by });
  return view.ok ? succeed(null) : view;
}

/** Who decides: whoever is signed in as IT where the company has single sign-on, else the name that was typed. */
async function nameDecider(
  server: Server,
  request: Request,
  opened: ApprovalVisit,
  { name }: Typed,
): Promise<Result<{ readonly actor: Actor; readonly by: string }>> {
  if (server.signOn === null) {
    const by = parseApproverName(name);
    return by === null ? fail('approver_missing') : succeed({ actor: opened.actor, by });
  }
  const { actor } = await visitOf(server, request.headers, null);
  const site = server.directory.find(opened.request.siteId);
  const grant = site === null ? null : grantToDecide(actor, site, opened.request.hostId);
  return grant === null ? fail('approver_missing') : succeed({ actor, by: '' });
}

/** Back to the page, with the name that was typed. */
function refuse(
  request: Request,
  format: BodyFormat,
  { token, name }: Typed,
  failure: Failure & Partial<Problem>,
): Response {
  if (format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: {}, reference: failure.reference ?? '' };
  return answerForm(request, approvalHref(token, { name: name.slice(0, mostTyped), ...problemQuery(problem) }));
}

/** As much of a typed text as goes back into its field. */
const mostTyped = 100;
