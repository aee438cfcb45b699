/** Where the store is and what opens it: neither may reach a log line. */
export interface KvSecrets {
  readonly url: string;
  readonly token: string;
}

const marker = '[redacted]';

/**
 * A plain error that tells what went wrong without address, token or command. The library puts the whole command into
 * its messages, and the platform's fetch puts an unusable token or the address into its own.
 */
export function redactKvError(error: unknown, secrets: KvSecrets): Error {
  const text = describeChain(error).join(' <- ');
  const hidden = secretParts(secrets).reduce((rest, part) => rest.replaceAll(part, marker), text);
  return new Error(hidden);
}

function describeChain(error: unknown): string[] {
  if (!(error instanceof Error)) return error === undefined ? [] : [String(error)];
  const message = error.message.replace(/, command was: [\s\S]*$/, '');
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return [`${error.name}: ${message}${code}`, ...describeChain(error.cause)];
}

/** Longest first, so that no part of a longer one is left behind. */
function secretParts({ url, token }: KvSecrets): string[] {
  const address = URL.canParse(url) ? new URL(url) : null;
  const parts = [token, token.trim(), url, url.trim(), address?.host ?? '', address?.hostname ?? ''];
  return [...new Set(parts)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
}
