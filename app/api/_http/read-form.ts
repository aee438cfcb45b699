import { fail, type Result, succeed } from '../../../lib/errors';
import { readText } from './read-text';

/** A form whose fields may come several times. Fails with `body_too_large` or `body_invalid`. */
export async function readForm(request: Request): Promise<Result<URLSearchParams>> {
  const read = await readText(request);
  if (!read.ok) return fail(read.reason === 'too_large' ? 'body_too_large' : 'body_invalid');
  return succeed(new URLSearchParams(read.text));
}
