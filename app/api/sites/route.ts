import { z } from 'zod';
import { findSites } from '../../../lib/registration/find-sites';
import { readPass, visitOf } from '../../_front/visit';
import { answerError, answerJson } from '../_http/error-answer';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

const querySchema = z.object({
  q: z.string().max(200).default(''),
  near: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,10})?,-?\d{1,3}(\.\d{1,10})?$/)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]))
    .optional(),
});

/** Open sites of the caller's by words (`q`) and nearness (`near=latitude,longitude`); at most 20. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { q, near } = Object.fromEntries(searchParams);
  const query = querySchema.safeParse({ q, near });
  return withServer(
    request,
    async (server) => {
      const { directory, report } = server;
      const { actor } = await visitOf(server, request.headers, readPass(searchParams));
      if (!query.success) return answerError(report({ code: 'query_invalid' }));
      const [latitude, longitude] = query.data.near ?? [];
      const place = latitude === undefined || longitude === undefined ? {} : { near: { latitude, longitude } };
      const found = findSites(directory, actor, null, { q: query.data.q, ...place });
      return found.ok ? answerJson(found.value) : answerError(report(found.error));
    },
    answerError,
  );
}
