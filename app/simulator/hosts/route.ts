import { type Failure, fail } from '../../../lib/errors';
import type { Problem } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { arrivalHref } from '../../_arrive/arrival-href';
import { answerForm, arrivalWith } from '../../api/_http/form-answer';
import { guardPost } from '../../api/_http/guard-post';
import { readFields } from '../../api/_http/read-fields';
import { withServer } from '../../api/_http/with-server';

/**
 * Switches a new simulated host on and goes back to its screen, or, asked for by `then=arrive`, to where its code leads; with
 * `machine=small` one that is too weak for Palette. Where practice has no room it leads to the start page, which says so.
 * 404 in live mode.
 */
export async function POST(request: Request): Promise<Response> {
  return withServer(
    request,
    (server) => startHost(server, request),
    (failure) => (failure.code === 'configuration_missing' ? refuse(404) : leadBack(request, failure)),
  );
}

async function startHost(server: Server, request: Request): Promise<Response> {
  if (server.simulator === null) return refuse(404);
  const guarded = await guardPost(server, request, { hostId: '', pass: null, visit: { session: null } });
  if (!guarded.ok) return refuse(403);
  const fields = await readFields(request, 'form', { required: [], optional: ['then', 'machine'] });
  const { machine = '', then = '' } = fields.ok ? fields.value : {};
  const id = await server.simulator.createDevice(machine === 'small' ? 'small' : 'usual');
  if (id === null) return leadBack(request, server.report(fail('practice_full').error));
  return answerForm(request, then === 'arrive' ? arrivalHref({ base: '', hostId: id }) : `/simulator#${id}`);
}

function leadBack(request: Request, { code, facts = {}, reference = '' }: Failure & Partial<Problem>): Response {
  return answerForm(request, arrivalWith({}, { code, facts, reference }, null));
}

/** A refusal may be kept, too, unless it says otherwise (RFC 9111 §4.2.2). */
function refuse(status: 403 | 404): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
