import { X509Certificate } from 'node:crypto';
import type { Result } from '../../errors';

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Is the text one certificate as PEM, one that can be read, and nothing else? */
export function isCertificate(text: string): boolean {
  const [one = '', ...more] = text.match(block) ?? [];
  return one === text.trim() && more.length === 0 && readCertificate(one) !== null;
}

/**
 * The certificates in the text of a file, each as PEM with Unix line ends, in their order; comments between them are
 * dropped. Fails with what is wrong, in words that follow the name of the file and never repeat what is in it. Pure.
 */
export function splitCertificates(text: string, nowMs: number): Result<readonly string[], string> {
  if (text.includes('PRIVATE KEY')) {
    return { ok: false, error: 'holds a private key. Take it out, and replace it wherever it is used.' };
  }
  const found = (text.match(block) ?? []).map(tidy);
  if (found.length === 0) return { ok: false, error: 'holds no certificate as PEM (-----BEGIN CERTIFICATE-----).' };
  const read = found.map(readCertificate);
  if (read.includes(null)) return { ok: false, error: 'holds a certificate that is cut off or damaged.' };
  const isOver = read.some((certificate) => certificate !== null && Date.parse(certificate.validTo) < nowMs);
  return isOver ? { ok: false, error: 'holds a certificate that has expired.' } : { ok: true, value: found };
}

function tidy(pem: string): string {
  const lines = pem.split(/\r?\n|\r/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
