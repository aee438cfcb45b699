import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createNonce } from '../../../app/_front/content-security-policy';

const directives = (policy: string) => new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]));

describe('the policy of a page', () => {
  const built = directives(contentSecurityPolicy('abc', false));

  it('allows nothing that it does not name', () => {
    expect(built.get('default-src')).toBe("default-src 'none'");
  });

  it('runs only scripts and styles that bear the nonce or come from us', () => {
    expect(built.get('script-src')).toBe("script-src 'nonce-abc' 'strict-dynamic'");
    expect(built.get('style-src')).toBe("style-src 'self' 'nonce-abc'");
  });

  it('sends forms only home, and lets nobody frame the page or move its base', () => {
    expect(built.get('form-action')).toBe("form-action 'self'");
    expect(built.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(built.get('base-uri')).toBe("base-uri 'none'");
  });

  it('never allows unsafe things in what is built', () => {
    expect(contentSecurityPolicy('abc', false)).not.toContain('unsafe');
  });

  it('lets the tools of development work', () => {
    const development = directives(contentSecurityPolicy('abc', true));
    expect(development.get('script-src')).toContain("'unsafe-eval'");
    expect(development.get('style-src')).toBe("style-src 'self' 'unsafe-inline'");
  });
});

describe('a nonce', () => {
  it('is 16 bytes in base64 and never the same', () => {
    const nonces = Array.from({ length: 50 }, createNonce);
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});
