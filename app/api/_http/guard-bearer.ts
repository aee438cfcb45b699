import { createHash, timingSafeEqual } from 'node:crypto';

/** True when the request bears the secret (`authorization: Bearer …`); how long it takes tells nothing about it. */
export function hasBearer(request: Request, secret: string): boolean {
  const given = request.headers.get('authorization') ?? '';
  return timingSafeEqual(digest(given), digest(`Bearer ${secret}`));
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
