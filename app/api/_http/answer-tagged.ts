import { createHash } from 'node:crypto';

/**
 * A JSON answer that says what it is by its hash: whoever has this very body already is told so without getting it again
 * (304). Nobody keeps it but whoever asks again in the same page: it speaks of one host, and phones are handed on.
 */
export function answerTagged(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { etag, 'cache-control': 'private, no-store' };
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json' } });
}

/** A proxy that compresses may have made the tag a weak one: for a GET that makes no difference (RFC 9110, 13.1.2). */
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
