import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Turns 32 bytes and a salt into 32 bytes, slowly; the cost is a power of two. */
export type ScryptPin = (keyed: Buffer, salt: Buffer, cost: number) => Promise<Buffer>;

/** A PIN hash as the config holds it, taken apart. */
interface ParsedHash {
  readonly cost: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** What somebody types and means is never longer; the rest is not looked at. Characters. */
const longestPin = 128;
/** 2^15 rounds with r = 8 and p = 1 (RFC 7914): 32 MiB and about 90 ms for one try. */
const usualCost = 15;
const saltBytes = 16;
const hashBytes = 32;
/** The costs that the schema of the config lets through (lib/sites/schema/access.ts). */
const pattern = /^scrypt\$(1[4-7])\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** scrypt on a thread of its own. */
export const scryptPin: ScryptPin = (keyed, salt, cost) =>
  new Promise((resolve, reject) => {
    // One run takes 1 KiB per round; Node refuses what comes near `maxmem`.
    const parameters = { N: 2 ** cost, r: 8, p: 1, maxmem: 2048 * 2 ** cost };
    scrypt(keyed, salt, hashBytes, parameters, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });

/**
 * The PIN that people mean: `1234 5678` from a letter, `1234-5678`, full-width or Arabic digits and what else keyboards and
 * password managers make of it are `12345678`. Pure.
 */
export function normalizePin(typed: string): string {
  return typed
    .slice(0, longestPin)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The hash of a PIN for the config, `scrypt$15$<salt>$<hash>`, with a salt of its own: never the same twice. */
export async function hashPin(pin: string, pepper: string, slowly: ScryptPin = scryptPin): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await slowly(keyPin(pin, pepper), salt, usualCost);
  return `scrypt$${usualCost}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Does the PIN belong to the hash? Takes one run of scrypt whatever is known: without a hash, with one of another form or
 * without a pepper nothing matches, after the same time.
 */
export async function isPinOf(
  pin: string,
  pinHash: string | null,
  pepper: string | null,
  slowly: ScryptPin = scryptPin,
): Promise<boolean> {
  const expected = pinHash === null ? null : parseHash(pinHash);
  const { cost, salt, hash } = expected ?? dummy;
  const found = await slowly(keyPin(pin, pepper ?? ''), salt, cost);
  const isSame = timingSafeEqual(found, hash);
  return isSame && expected !== null && pepper !== null;
}

/** Changes with the hash, and so with the PIN: what was proved by an old one is worth nothing at once. Pure. */
export function markOf(pinHash: string): string {
  return createHash('sha256').update(pinHash).digest('base64url').slice(0, 12);
}

/** Compared with where there is nothing to compare with. */
const dummy: ParsedHash = { cost: usualCost, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(hashBytes) };

/** The pepper is not in git: whoever has the config alone cannot try PINs, though there are few of them. */
function keyPin(pin: string, pepper: string): Buffer {
  return createHmac('sha256', pepper).update(normalizePin(pin)).digest();
}

function parseHash(text: string): ParsedHash | null {
  const [, cost, salt, hash] = pattern.exec(text) ?? [];
  if (cost === undefined || salt === undefined || hash === undefined) return null;
  return { cost: Number(cost), salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}
