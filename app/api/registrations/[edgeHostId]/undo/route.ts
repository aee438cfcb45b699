import type { Visit } from '../../../../../lib/access/access';
import { type Failure, type Result, succeed } from '../../../../../lib/errors';
import type { HostId } from '../../../../../lib/hosts/edge-host-id';
import type { Undone } from '../../../../../lib/registration/undo';
import type { Problem } from '../../../../../lib/registration/view';
import type { Server } from '../../../../../lib/server/compose';
import type { SiteId } from '../../../../../lib/sites/site-id';
import { arrivalHref } from '../../../../_arrive/arrival-href';
import { readBase } from '../../../../_front/base';
import { endLastSite, readLastSite } from '../../../../_front/last-site-cookie';
import { registrationHref } from '../../../../_front/registration-href';
import { boundUndo, readUndoRights, withUndo } from '../../../../_front/undo-cookie';
import { boundPass, passToKeep, visitOf } from '../../../../_front/visit';
import { hasHost, removeHost } from '../../../../_hosts/host-list';
import { keepList, readListCookie } from '../../../../_hosts/list-cookie';
import { undoneKey } from '../../../../_undo/taken-back';
import { undoFields } from '../../../_http/bodies';
import { answerError, answerJson } from '../../../_http/error-answer';
import { answerForm, problemQuery } from '../../../_http/form-answer';
import { guardPost } from '../../../_http/guard-post';
import { type BodyFormat, readFields, readFormat } from '../../../_http/read-fields';
import { type HostContext, readHostId } from '../../../_http/read-host-id';
import { withServer } from '../../../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 300;

/** What the body says. */
interface Asked {
  readonly hostId: HostId;
  readonly format: BodyFormat;
  /** IT is to be asked where it cannot be taken back at once. */
  readonly mayAsk: boolean;
  readonly pass: string | null;
  /** What the phone may take back, where it has no cookie. */
  readonly carried: string | null;
}

/**
 * Takes a registration back, or asks IT to: for the phone that asked for it, or for IT. Safe to repeat. A form is sent on
 * (303): to the choice of the site where nothing is left, else to the page of the host, which tells how it stands.
 */
export async function POST(request: Request, context: HostContext): Promise<Response> {
  const read = await readAsked(request, context);
  if (!read.ok) return withServer(request, async ({ report }) => answerError(report(read.error)), answerError);
  const asked = read.value;
  return withServer(
    request,
    (server) => receive(server, request, asked),
    (failure) => refuse(request, asked, null, failure),
  );
}

async function readAsked(request: Request, context: HostContext): Promise<Result<Asked>> {
  const hostId = await readHostId(context);
  if (!hostId.ok) return { ok: false, error: { code: 'not_registered' } };
  const format = readFormat(request);
  if (!format.ok) return format;
  const read = await readFields(request, format.value, undoFields);
  if (!read.ok) return read;
  const { way, pass, undo } = read.value;
  const carried = boundUndo(undo);
  return succeed({
    ...{ hostId: hostId.value, format: format.value, carried },
    mayAsk: way === 'ask_it',
    pass: boundPass(pass),
  });
}

async function receive(server: Server, request: Request, asked: Asked): Promise<Response> {
  const { hostId, pass, mayAsk, carried } = asked;
  const visit = await visitOf(server, request.headers, pass);
  const guarded = await guardPost(server, request, { hostId, pass, visit });
  if (!guarded.ok) return refuse(request, asked, null, server.report(guarded.error));
  const rights = await readUndoRights(server.access, request.headers, carried);
  const right = rights.find((one) => one.hostId === hostId) ?? null;
  const undone = await server.desk.as(visit.actor).undo({ hostId, right, mayAsk });
  const back = await passForPage(server, visit, hostId);
  if (!undone.ok) return refuse(request, asked, back, server.report(undone.error));
  const cookies = undone.value.kind === 'undone' ? forget(request.headers, hostId, undone.value.siteId) : [];
  if (asked.format === 'json') return answerUndone(undone.value, cookies);
  const target = undone.value.kind === 'undone' ? toChoice(asked, visit) : toPage(asked, back);
  return answerForm(request, target, ...cookies);
}

/**
 * The headers that make the phone forget what would lead it back to the wrong site: the host on its list there, and the site
 * as the one to propose.
 */
function forget(headers: Pick<Headers, 'get'>, hostId: HostId, siteId: SiteId): readonly string[] {
  const base = readBase(headers);
  const list = readListCookie(headers);
  const isListed = list !== null && list.siteId === siteId && hasHost(list, hostId);
  return [
    ...(isListed ? [keepList(base, removeHost(list, hostId))] : []),
    ...(readLastSite(headers) === siteId ? [endLastSite(base)] : []),
  ];
}

function answerUndone(undone: Undone, cookies: readonly string[]): Response {
  const answer =
    undone.kind === 'undone'
      ? answerJson({ state: 'undone' })
      : answerJson({ state: 'asked', reference: undone.reference }, 202);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

/** Where the right site is chosen; a phone without cookies shows there as well what it may know. */
function toChoice({ hostId, pass, carried }: Asked, visit: Visit): string {
  const href = withUndo(arrivalHref({ base: '', hostId, search: '', pass: passToKeep(visit, pass) }), carried);
  return `${href}&${undoneKey}=1#undone`;
}

function toPage({ hostId, carried }: Asked, pass: string | null): string {
  return withUndo(registrationHref('', hostId, pass), carried);
}

/** What opens the page for whoever has no cookie to show there; null: it opens without. */
function passForPage({ access }: Server, visit: Visit, hostId: HostId): Promise<string | null> {
  return visit.session === null && visit.proofs.length > 0
    ? access.passFor(visit, hostId, 'page')
    : Promise.resolve(null);
}

function refuse(request: Request, asked: Asked, pass: string | null, failure: Failure & Partial<Problem>): Response {
  if (asked.format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  const page = toPage(asked, pass);
  const query = new URLSearchParams(problemQuery(problem));
  return answerForm(request, `${page}${page.includes('?') ? '&' : '?'}${query}#undo-problem`);
}
