/** Replaces every secret in a text by a marker; also where it stands percent-encoded or in JSON-escaped form. */
export type Redact = (text: string) => string;

/** Shorter texts would blot out ordinary words. */
const shortestSecret = 6;

/** Makes a redactor for the given secrets. Safe on any text, idempotent. */
export function createRedactor(secrets: readonly string[]): Redact {
  const needles = secrets
    .map((secret) => secret.trim())
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, ...percentEncoded(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((one, other) => other.length - one.length);
  return (text) => needles.reduce((clean, needle) => clean.replaceAll(needle, '[redacted]'), text);
}

/** Both cases of the hexadecimal digits are legal. */
function percentEncoded(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  return [encoded, encoded.replace(/%../g, (digits) => digits.toLowerCase())];
}
