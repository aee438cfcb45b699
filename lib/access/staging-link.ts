import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StagingLink } from '../sites/site';
import { siteIdPattern } from '../sites/site-id';

/** What is signed. Expiry, sites and count are left to the config: they change without new codes. */
type SignedLink = Pick<StagingLink, 'id' | 'version'>;

/** What a scanned address claims; nothing is proved by it before {@link isLinkSignature}. */
export interface LinkToken {
  readonly id: string;
  readonly signature: string;
}

/** 96 bits: more than anybody can try over the network, and short enough for a QR code that a phone reads from afar. */
const signatureBytes = 12;
/** 12 bytes are 16 letters without a spare bit (RFC 4648 §5), so a signature has one spelling. */
const signaturePattern = /^[A-Za-z0-9_-]{16}$/;

/**
 * The address to bake into hosts as `registrationURL`: `<origin>/j/<id>.<signature>`. Null without a secret to sign with.
 * Always the same for the same link and secret. Pure.
 */
export function linkUrl(origin: string, link: SignedLink, secrets: readonly string[]): string | null {
  const [first] = secrets;
  if (first === undefined) return null;
  return `${origin}/j/${link.id}.${sign(link, first).toString('base64url')}`;
}

/** Takes `<id>.<signature>` apart, or null when its form is wrong. Says nothing about whether such a link exists. Pure. */
export function parseLinkToken(token: string): LinkToken | null {
  const [id = '', signature = '', ...rest] = token.split('.');
  const isWellFormed = rest.length === 0 && siteIdPattern.test(id) && signaturePattern.test(signature);
  return isWellFormed ? { id, signature } : null;
}

/**
 * Was the link signed with any of the secrets? All are tried, and each is compared in constant time, so that the time tells
 * nothing. Pure.
 */
export function isLinkSignature(link: SignedLink, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'base64url');
  const matches = secrets.map(
    (secret) => given.length === signatureBytes && timingSafeEqual(sign(link, secret), given),
  );
  return matches.includes(true);
}

/** The first line keeps it apart from whatever else may ever be signed with the same secrets. */
function sign({ id, version }: SignedLink, secret: string): Buffer {
  const text = `edge-registration staging link 1\n${id}\n${version}`;
  return createHmac('sha256', secret).update(text).digest().subarray(0, signatureBytes);
}
