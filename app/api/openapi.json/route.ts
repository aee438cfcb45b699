import { formatOpenApi } from '../_openapi/format-openapi';

export const dynamic = 'force-dynamic';

/** The JSON API in the form that tools read. The same for everybody: it knows nothing of this deployment. */
export async function GET(): Promise<Response> {
  return Response.json(formatOpenApi('Edge registration'), { headers: { 'cache-control': 'no-store' } });
}
