import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Clock } from '../clock';

/** What is sealed for one purpose opens for no other. */
export type SealPurpose = 'session' | 'pass' | 'approval' | 'sign-on' | 'undo';

/** Encrypts what others carry for us, so that they can neither read nor change it (RFC 7516, compact, `dir` with A256GCM). */
export interface Seals {
  /** The value as text, letters that need no escape in an address; worthless from `untilMs` on. */
  seal(purpose: SealPurpose, value: unknown, untilMs: number): Promise<string>;
  /** The value, or null: cut, changed, too old, of another purpose or deployment, or a secret that is gone. Never throws. */
  open(purpose: SealPurpose, text: string): Promise<unknown>;
}

interface SealKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Longer than any cookie that a browser keeps; what is longer is not ours. Characters. */
const longestSealed = 8_192;

/**
 * Seals by secrets, of which the first seals and all open: a new one in front logs nobody out. `audience` is the
 * deployment: what another one has sealed with the same secrets does not open.
 */
export function createSeals(secrets: readonly string[], audience: string, clock: Pick<Clock, 'now'>): Seals {
  const keysFor = (purpose: SealPurpose) => secrets.map((secret) => deriveKey(secret, purpose, audience));
  const keys: Readonly<Record<SealPurpose, readonly SealKey[]>> = {
    session: keysFor('session'),
    pass: keysFor('pass'),
    approval: keysFor('approval'),
    'sign-on': keysFor('sign-on'),
    undo: keysFor('undo'),
  };
  return {
    seal: async (purpose, value, untilMs) => {
      const [first] = keys[purpose];
      if (first === undefined) throw new Error('There is no secret to seal with');
      return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ untilMs, value })))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.id })
        .encrypt(first.key);
    },
    open: async (purpose, text) => {
      const sealed = isSpeltByUs(text) ? await decrypt(keys[purpose], text) : null;
      return sealed !== null && clock.now() < sealed.untilMs ? sealed.value : null;
    },
  };
}

/** HKDF (RFC 5869) gives key and fingerprint by one purpose and one deployment; the fingerprint tells nothing of the key. */
function deriveKey(secret: string, purpose: SealPurpose, audience: string): SealKey {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', `edge-registration seal 1 ${purpose} ${audience}`, 38));
  return { key: bytes.subarray(0, 32), id: bytes.subarray(32).toString('base64url') };
}

/** Base64url decoders overlook spare bits and stray characters (RFC 4648 §3.5): only the one spelling that we made counts. */
function isSpeltByUs(text: string): boolean {
  if (text.length > longestSealed) return false;
  const parts = text.split('.');
  return parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

async function decrypt(keys: readonly SealKey[], text: string): Promise<{ untilMs: number; value: unknown } | null> {
  try {
    const { plaintext } = await compactDecrypt(text, ({ kid }) => findKey(keys, kid), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    // Nobody else could have sealed it: it has the form that `seal` gave it.
    return JSON.parse(new TextDecoder().decode(plaintext)) as { untilMs: number; value: unknown };
  } catch {
    return null;
  }
}

function findKey(keys: readonly SealKey[], id: string | undefined): Uint8Array {
  const found = keys.find((key) => key.id === id);
  if (found === undefined) throw new Error('No key of this name');
  return found.key;
}
