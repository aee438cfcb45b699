import { z } from 'zod';
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

/** Open sites by words (`q`) and nearness (`near=latitude,longitude`); at most 20. */
export async function GET(request: Request): Promise<Response> {
  const { q, near } = Object.fromEntries(new URL(request.url).searchParams);
  const query = querySchema.safeParse({ q, near });
  return withServer(async ({ directory, report }) => {
    if (!query.success) return answerError(report({ code: 'query_invalid' }));
    const [latitude, longitude] = query.data.near ?? [];
    const place = latitude === undefined || longitude === undefined ? {} : { near: { latitude, longitude } };
    return answerJson(directory.search({ q: query.data.q, ...place }));
  }, answerError);
}
