import { readTarget } from '../outgoing/judge-address';
import type { Webhook } from '../sites/webhook';

/** Where a webhook's messages go and what they are signed with; both are secret. */
export interface Receiver {
  readonly address: string;
  readonly key: Buffer;
}

/** What is wrong with a variable that a webhook needs, in words for whoever deploys. Never the value. */
export interface VariableFault {
  readonly name: string;
  readonly remedy: string;
}

type Variables = Readonly<Record<string, string>>;

/** A signing key below 24 bytes is too short (Standard Webhooks, "Signature scheme": 24 to 64 bytes). */
const shortestKey = 24;

/** The receiver that the environment describes, or null where {@link missingVariables} has something to say. Pure. */
export function readReceiver(webhook: Webhook, variables: Variables): Receiver | null {
  const [address, key] = [readAddress(webhook, variables), readKey(webhook, variables)];
  return address === null || key === null ? null : { address, key };
}

/** The variables that webhooks name and that are not set, or hold what cannot be used; each is told once. Pure. */
export function missingVariables(webhooks: readonly Webhook[], variables: Variables): readonly VariableFault[] {
  const faults = webhooks.flatMap((webhook): VariableFault[] => {
    const { id, addressFrom, secretFrom } = webhook;
    const address = {
      name: addressFrom,
      remedy: `Set it to the https:// address of webhook ${id}, without a user in it.`,
    };
    const secret = {
      name: secretFrom,
      remedy: `Set it to the secret of webhook ${id}: whsec_… or 24 characters at least.`,
    };
    return [
      ...(readAddress(webhook, variables) === null ? [address] : []),
      ...(readKey(webhook, variables) === null ? [secret] : []),
    ];
  });
  return [...new Map(faults.map((fault) => [fault.name, fault])).values()];
}

/** Judged as it is before every request, so that a fault is known at the start and not at the first news. */
function readAddress({ addressFrom, isInPrivateNetwork }: Webhook, variables: Variables): string | null {
  const text = read(variables, addressFrom);
  if (text === null) return null;
  try {
    readTarget(text, isInPrivateNetwork);
    return text;
  } catch {
    return null;
  }
}

/** `whsec_` and base64, as Standard Webhooks writes secrets, or any text for receivers that know no such form. */
function readKey({ secretFrom }: Webhook, variables: Variables): Buffer | null {
  const text = read(variables, secretFrom);
  if (text === null) return null;
  const key = text.startsWith('whsec_') ? decodeBase64(text.slice('whsec_'.length)) : Buffer.from(text, 'utf8');
  return key.length < shortestKey ? null : key;
}

/** Empty for what is no base64: Node would leave out what it cannot read, and sign with something else than the receiver. */
function decodeBase64(text: string): Buffer {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
}

function read(variables: Variables, name: string): string | null {
  return Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;
}
