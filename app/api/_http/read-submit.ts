import { z } from 'zod';
import { fail, type Result, succeed } from '../../../lib/errors';
import type { SubmitRequest } from '../../../lib/registration/view';

/** Far more than any real submit; less than what hurts. */
const mostBytes = 8 * 1024;

const bodySchema = z.strictObject({
  edgeHostId: z.string(),
  siteId: z.string(),
  hostName: z.string().nullish(),
});

/** Who asks decides how we answer: a form is sent on by 303, a program gets JSON. */
export type SubmitFormat = 'form' | 'json';

/** The format of a body by its content type, or `content_type_unsupported`. */
export function readFormat(request: Request): Result<SubmitFormat> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return succeed('json');
  if (type === 'application/x-www-form-urlencoded') return succeed('form');
  return fail('content_type_unsupported');
}

/** Reads what was submitted. Fails with `body_too_large` or `body_invalid`. */
export async function readSubmit(request: Request, format: SubmitFormat): Promise<Result<SubmitRequest>> {
  const text = await readText(request);
  if (text === null) return fail('body_too_large');
  return format === 'json' ? readJson(text) : succeed(readForm(text));
}

/** The body as text, or null as soon as it is too long; the rest is not read. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function readJson(text: string): Result<SubmitRequest> {
  const parsed = bodySchema.safeParse(parseJson(text));
  if (!parsed.success) return fail('body_invalid');
  const { edgeHostId, siteId, hostName } = parsed.data;
  return succeed({ edgeHostId, siteId, hostName: hostName ?? '' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unknown fields of a form are ignored: browsers and their helpers add some. */
function readForm(text: string): SubmitRequest {
  const form = new URLSearchParams(text);
  const field = (name: string) => form.get(name) ?? '';
  return { edgeHostId: field('edgeHostId'), siteId: field('siteId'), hostName: field('hostName') };
}
