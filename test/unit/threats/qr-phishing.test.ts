import fc from 'fast-check';
import { NextRequest } from 'next/server';
import { describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '../../../app/_front/content-security-policy';
import { arrivalWith } from '../../../app/api/_http/form-answer';
import { readReturnTo } from '../../../lib/access/sign-on/return-to';
import { proxy } from '../../../proxy';
import { hostileText } from '../../support/hostile-texts';
import { readHeaders } from '../../support/read-headers';

const base = 'https://register.test';

// Filled in by `next.config.js` in a build.
vi.stubGlobal('isDevelopmentServer', false);

describe('threat 8, QR phishing', () => {
  it('nothing that anybody puts into an address makes us send a browser elsewhere', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const leadsTo = [
          arrivalWith({ 'appliance-id': text, site: other }, null, text),
          readReturnTo(text),
          proxy(
            new NextRequest(`${base}/x?appliance-id=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`),
          ).headers.get('location') ?? '/',
        ];
        for (const target of leadsTo) expect(new URL(target, base).origin).toBe(base);
      }),
      { numRuns: 2_000 },
    );
  });

  it('our pages cannot stand in a frame of somebody else’s, and send their forms to us only', async () => {
    const policy = contentSecurityPolicy('nonce', false);
    for (const rule of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "default-src 'none'"])
      expect(policy).toContain(rule);
    expect(await readHeaders()).toContainEqual({ key: 'X-Frame-Options', value: 'DENY' });
  });

  it('nothing from elsewhere is loaded into them', () => {
    expect(contentSecurityPolicy('nonce', false)).not.toMatch(/https?:|\*/);
  });
});
