import type { Failure } from '../../../lib/errors';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { readHostIdParameter } from '../../../lib/hosts/registration-url';
import type { Problem } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { askForPin, askKey } from '../../_arrive/arrival-href';
import { keepSession } from '../../_front/session-cookie';
import { visitOf } from '../../_front/visit';
import { decodePart } from '../../_parts/decode-part';
import { answerForm, arrivalWith } from '../../api/_http/form-answer';
import { withServer } from '../../api/_http/with-server';

export const dynamic = 'force-dynamic';

interface LinkContext {
  readonly params: Promise<{ link: string[] }>;
}

/**
 * A scanned staging link, however the host has joined its ID to it (API.md §9.1.4): remembers the proof in a cookie and in
 * a pass, and sends the phone to the one address of the scan, which says nothing of the link. Changes nothing else, so a
 * preview of the link that a chat app fetches does no harm.
 */
export async function GET(request: Request, { params }: LinkContext): Promise<Response> {
  const token = readToken((await params).link);
  const raw = readHostIdParameter(request.url)?.raw ?? '';
  return withServer(
    request,
    (server) => scan(server, request, token, raw),
    (failure) => refuse(request, raw, failure),
  );
}

async function scan(server: Server, request: Request, token: string, raw: string): Promise<Response> {
  const { access, report } = server;
  const entry = await access.scan(token, await visitOf(server, request.headers, null));
  if (!entry.ok) return refuse(request, raw, report(entry.error));
  const { visit, cookie } = entry.value;
  const host = parseHostId(raw);
  const pass = host.ok ? await access.passFor(visit, host.value, 'form') : null;
  const needsPin = visit.linksWithoutPin.some((id) => token.startsWith(`${id}.`));
  // A poster names the site as well; whether one may register there is judged where it arrives, as of any other address.
  const site = new URL(request.url).searchParams.get('site') ?? '';
  const values = { 'appliance-id': raw, site, [askKey]: needsPin && host.ok ? askForPin : '' };
  return answerForm(request, arrivalWith(values, null, pass), keepSession(cookie));
}

function refuse(request: Request, raw: string, failure: Failure & Partial<Problem>): Response {
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  return answerForm(request, arrivalWith({ 'appliance-id': raw }, problem, null));
}

/** The part of the path that is the link: what a host has joined to it begins with one of these, perhaps encoded. */
function readToken([first = '']: readonly string[]): string {
  return decodePart(first).split(/[/?&#]/)[0] ?? '';
}
