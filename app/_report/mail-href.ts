import type { Message } from './write-report';

/**
 * Opens a mail with everything in it, without any script (RFC 6068: line breaks are CR LF, all else is percent-encoded).
 * Null as address: whoever sends it chooses.
 */
export function mailHref(address: string | null, { subject, text }: Message): string {
  const to = address === null ? '' : encodeURIComponent(address).replaceAll('%40', '@');
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${body}`;
}
