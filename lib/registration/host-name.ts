import { fail, type Result, succeed } from '../errors';

/** Becomes a label value in Palette, so the rules of Kubernetes labels hold. */
const pattern = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** What the operator calls the host, blanks turned into dashes; null when nothing was typed. Fails with `host_name_invalid`. */
export function parseHostName(text: string): Result<string | null> {
  const name = text.trim().replace(/\s+/g, '-');
  if (name === '') return succeed(null);
  return pattern.test(name) ? succeed(name) : fail('host_name_invalid');
}
