import { arrivalHref } from '../../_arrive/arrival-href';
import { readBase, withBase } from '../../_front/base';
import { openServer } from '../../_parts/open-server';
import { guardPost } from '../../api/_http/guard-post';
import { readFields } from '../../api/_http/read-fields';

/** Enough for any walk through, and more than practice keeps; a preview is open to all who can reach it. */
const mostDevices = 300;
/** A refusal may be kept, too, unless it says otherwise (RFC 9111 §4.2.2). */
const unkept = { 'cache-control': 'no-store' };

/**
 * Switches a new simulated host on and goes back to its screen, or, asked for by `then=arrive`, to where its code leads; with
 * `machine=small` one that is too weak for Palette. 404 in live mode.
 */
export async function POST(request: Request): Promise<Response> {
  const server = await openServer(request.headers);
  const open = server.ok ? server.value.simulator : null;
  if (!server.ok || open === null) return new Response(null, { status: 404, headers: unkept });
  const guarded = await guardPost(server.value, request, { hostId: '', pass: null, visit: { session: null } });
  if (!guarded.ok) return new Response(null, { status: 403, headers: unkept });
  const fields = await readFields(request, 'form', { required: [], optional: ['then', 'machine'] });
  const isSmall = fields.ok && fields.value.machine === 'small';
  const { devices } = open.simulator;
  const id = devices.list().length < mostDevices ? devices.create({ machine: isSmall ? 'small' : 'usual' }) : '';
  await open.save();
  const base = readBase(request.headers);
  const arrives = id !== '' && fields.ok && fields.value.then === 'arrive';
  const location = arrives ? arrivalHref({ base, hostId: id }) : withBase(base, `/simulator#${id}`);
  return new Response(null, { status: 303, headers: { location, ...unkept } });
}
