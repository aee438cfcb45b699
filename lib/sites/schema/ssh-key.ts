import { text } from './leaf';

const form = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]+={0,2})(?: [^\r\n]*)?$/;

/** One public key in the form of `authorized_keys`; the type inside the key must be the one in front (RFC 4253 §6.6). */
export const sshKeySchema = text('a public SSH key on one line', "'ssh-ed25519 AAAAC3Nza… help-desk'", (value) => {
  if (value.includes('PRIVATE KEY')) return 'is a PRIVATE key: take it out of here and replace it everywhere';
  const [, type = '', body = ''] = form.exec(value) ?? [];
  if (type === '') return 'is not a public SSH key';
  return typeInside(body) === type ? null : 'is cut off or damaged: what follows the key type is not such a key';
});

/** The key begins with its type, preceded by its length as 32-bit number. */
function typeInside(body: string): string {
  const bytes = Uint8Array.from(atob(body.length % 4 === 1 ? '' : body), (letter) => letter.charCodeAt(0));
  const length = bytes[3] ?? 0;
  const isComplete = bytes.length > 4 + length + 4 + 31;
  return isComplete ? String.fromCharCode(...bytes.slice(4, 4 + length)) : '';
}
