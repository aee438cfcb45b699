import type { Entry } from '../../../../lib/access/access';
import type { Failure } from '../../../../lib/errors';
import { type HostId, parseHostId } from '../../../../lib/hosts/edge-host-id';
import type { Problem } from '../../../../lib/registration/view';
import type { Server } from '../../../../lib/server/compose';
import { askForPin, askKey } from '../../../_arrive/arrival-href';
import { pinSiteKey } from '../../../_arrive/pin-site-key';
import { keepSession } from '../../../_front/session-cookie';
import { boundPass, passToKeep, visitOf } from '../../../_front/visit';
import { pinFields } from '../../_http/bodies';
import { answerError, answerJson } from '../../_http/error-answer';
import { answerForm, arrivalWith } from '../../_http/form-answer';
import { guardPost } from '../../_http/guard-post';
import { type BodyFormat, readFields, readFormat } from '../../_http/read-fields';
import { withServer } from '../../_http/with-server';

export const dynamic = 'force-dynamic';

type Typed = Readonly<Record<'pin' | 'site' | 'edgeHostId' | 'pass', string>>;
const nothing: Typed = { pin: '', site: '', edgeHostId: '', pass: '' };

/** Takes a typed PIN, of a site or of the link that was scanned. Answers a form by 303 to where it came from, JSON by JSON. */
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
  const read = await readFields(request, format.value, pinFields);
  if (!read.ok) return refuse(request, format.value, nothing, server.report(read.error));
  const typed = read.value;
  const pass = boundPass(typed.pass);
  const visit = await visitOf(server, request.headers, pass);
  const guarded = await guardPost(server, request, { hostId: typed.edgeHostId, pass, visit });
  if (!guarded.ok) return refuse(request, format.value, typed, server.report(guarded.error));
  const host = parseHostId(typed.edgeHostId);
  const hostId = host.ok ? host.value : null;
  const attempt = { site: typed.site, pin: typed.pin, hostId, addressKeys: server.addressKeys(request.headers) };
  const entry = await server.access.typePin(attempt, visit);
  if (!entry.ok) {
    const again = { ...typed, pass: passToKeep(visit, pass) ?? '' };
    return refuse(request, format.value, again, server.report(entry.error));
  }
  return welcome(server, request, format.value, { ...entry.value, hostId });
}

async function welcome(
  { access }: Server,
  request: Request,
  format: BodyFormat,
  { visit, cookie, hostId }: Entry & { readonly hostId: HostId | null },
): Promise<Response> {
  const pass = hostId === null ? null : await access.passFor(visit, hostId, 'form');
  if (format === 'json') return answerJson({ pass }, 200, { 'set-cookie': keepSession(cookie) });
  return answerForm(request, arrivalWith({ 'appliance-id': hostId ?? '' }, null, pass), keepSession(cookie));
}

/** Back to the form with all that was typed but the PIN. */
function refuse(request: Request, format: BodyFormat, typed: Typed, failure: Failure & Partial<Problem>): Response {
  if (format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  const values = { 'appliance-id': typed.edgeHostId, [askKey]: askForPin, [pinSiteKey]: typed.site };
  return answerForm(request, arrivalWith(values, problem, boundPass(typed.pass)));
}
