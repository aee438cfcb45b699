import { readOverview } from '../../../lib/palette/simulator/overview';
import { openServer } from '../../_parts/open-server';

export const dynamic = 'force-dynamic';

/** A refusal may be kept, too, unless it says otherwise (RFC 9111 §4.2.2). */
const unkept = { 'cache-control': 'no-store' };

/** What `/simulator` shows, for its watchers; 404 in live mode. */
export async function GET(request: Request): Promise<Response> {
  const server = await openServer(request.headers);
  const open = server.ok ? server.value.simulator : null;
  if (open === null) return new Response(null, { status: 404, headers: unkept });
  const devices = open.simulator.devices.list();
  const world = readOverview(open.simulator.snapshot().state, devices, Date.now());
  return Response.json({ devices, ...world }, { headers: unkept });
}
