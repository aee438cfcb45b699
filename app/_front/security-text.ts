import type { SecurityContact } from '../../lib/sites/site';

/** The text of `/.well-known/security.txt`: the fields of RFC 9116, 2.5, those that are known. */
export function formatSecurityText(
  { contact, expiresAtMs, policy }: SecurityContact,
  publicOrigin: string | null,
): string {
  const fields = [
    ['Contact', contact],
    ['Expires', new Date(expiresAtMs).toISOString()],
    ['Policy', policy],
    ['Canonical', publicOrigin === null ? null : `${publicOrigin}/.well-known/security.txt`],
  ];
  return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\n`])).join('');
}
