import { describe, expect, test } from 'vitest';
import { isCertificate, splitCertificates } from '../../../../lib/hosts/user-data/split-certificates';
import { testCertificate } from '../../../support/test-certificate';

const nowMs = Date.parse('2027-01-01T00:00:00Z');

describe('certificates of a file', () => {
  test('every one of a bundle is given by itself, without what stands between', () => {
    const text = `# root\r\n${testCertificate.replaceAll('\n', '\r\n')}\r\n\r\nsubject=CN\n${testCertificate}\n`;
    expect(splitCertificates(text, nowMs)).toEqual({ ok: true, value: [testCertificate, testCertificate] });
  });

  test.each([
    ['', 'holds no certificate as PEM'],
    ['MIIBhTCCASugAwIBAgIU', 'holds no certificate as PEM'],
    [testCertificate.slice(0, 200), 'holds no certificate as PEM'],
    [testCertificate.replace('MIIBhTCC', 'MIIBhTCA'), 'is cut off or damaged'],
    [`-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----\n${testCertificate}`, 'holds a private key'],
  ])('%j is refused, and not repeated', (text, reason) => {
    const split = splitCertificates(text, nowMs);
    expect(split).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
    expect(JSON.stringify(split)).not.toMatch(/planted|MIIB/);
  });

  test('one that is over is refused on the next day, not before', () => {
    const overMs = Date.parse('2126-10-28T18:51:49Z');
    expect(splitCertificates(testCertificate, overMs).ok).toBe(true);
    expect(splitCertificates(testCertificate, overMs + 1)).toMatchObject({ error: expect.stringContaining('expired') });
  });

  test('one certificate is one, whatever else is not', () => {
    expect(isCertificate(testCertificate)).toBe(true);
    expect(isCertificate(`${testCertificate}\n`)).toBe(true);
    expect(isCertificate(`x\n${testCertificate}`)).toBe(false);
    expect(isCertificate(`${testCertificate}\n${testCertificate}`)).toBe(false);
  });
});
