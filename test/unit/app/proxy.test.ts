import { NextRequest } from 'next/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { config, proxy } from '../../../proxy';

const ask = (pathAndQuery: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(new URL(pathAndQuery, 'http://localhost:3000'), init));

beforeEach(() => {
  vi.stubGlobal('isDevelopmentServer', false);
  vi.stubEnv('PALETTE_MODE', 'simulator');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('the front of every page', () => {
  it('gives the page and the browser the same policy', () => {
    const answer = ask('/');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'nonce-");
    expect(answer.headers.get('x-middleware-request-content-security-policy')).toBe(policy);
  });

  it('never uses a nonce twice', () => {
    expect(ask('/').headers.get('content-security-policy')).not.toBe(ask('/').headers.get('content-security-policy'));
  });

  it.each(['GET', 'HEAD'])('sends a %s with a host ID to its one address, and lets nobody keep that', (method) => {
    const answer = ask('/stores/12/?appliance-id=edge-1x', { method });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe('http://localhost:3000/?appliance-id=edge-1x');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('never redirects what is sent', () => {
    expect(ask('/stores/12/?appliance-id=edge-1x', { method: 'POST' }).headers.get('location')).toBeNull();
  });

  it('answers 503 while the configuration is missing', () => {
    vi.stubEnv('PALETTE_MODE', 'live');
    vi.stubEnv('PALETTE_API_KEY', '');
    expect(ask('/').status).toBe(503);
  });

  it('answers 200 otherwise', () => {
    expect(ask('/').status).toBe(200);
  });

  it('keeps out of the way of files', () => {
    const [matcher = ''] = config.matcher;
    const isMatched = (path: string) => new RegExp(`^${matcher}$`).test(path);
    const pages = ['/', '/registrations/x', '/api/sites', '/simulator', '/j/x.y', '/approve/x', '/_next/image'];
    const missed = ['/theme.cssx', '/icon.svg/x', '/iconxsvg', '/favicon.ico.html', '/brandy', '/_next/staticx'];
    expect([...pages, ...missed].filter((path) => !isMatched(path))).toEqual([]);
    expect(['/_next/static/a.js', '/icon.svg', '/theme.css', '/brand/logo.svg'].filter(isMatched)).toEqual([]);
  });
});
