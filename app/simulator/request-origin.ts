/** Scheme and host as the reader's browser knows them; a proxy in front says so in the usual headers. */
export function requestOrigin(headers: Pick<Headers, 'get'>): string {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost';
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() ?? 'http';
  return `${scheme}://${host}`;
}
