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
    const kept = [
      '/manifest.webmanifest',
      '/app-icon.png',
      '/worker.js',
      '/offline.html',
      '/offline.css',
      '/offline.js',
    ];
    expect([...pages, ...missed, '/worker.json', '/offline.htm'].filter((path) => !isMatched(path))).toEqual([]);
    expect(['/_next/static/a.js', '/icon.svg', '/theme.css', '/brand/logo.svg', ...kept].filter(isMatched)).toEqual([]);
  });
});

describe('the way to practice', () => {
  const rewrittenTo = (answer: Response) => answer.headers.get('x-middleware-rewrite');
  const told = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`);

  it.each([
    ['/practice', '/'],
    ['/practice/', '/'],
    ['/practice/?appliance-id=edge-1x', '/?appliance-id=edge-1x'],
    ['/practice/registrations/edge-1x?pass=sealed', '/registrations/edge-1x?pass=sealed'],
    ['/practice/hosts?site=a', '/hosts?site=a'],
    ['/practice/simulator', '/simulator'],
    ['/practice/simulator/state', '/simulator/state'],
    ['/practice/api/registrations', '/api/registrations'],
    ['/practice/api/registrations/edge-1x/continue', '/api/registrations/edge-1x/continue'],
    ['/practice/api/sites?q=x', '/api/sites?q=x'],
    ['/practice/api/language', '/api/language'],
  ])('answers %s by the page of the real thing, which is told so', (path, page) => {
    const answer = ask(path);
    expect(rewrittenTo(answer)).toBe(`http://localhost:3000${page}`);
    expect(told(answer, 'x-edge-base')).toBe('/practice');
    expect(told(answer, 'x-edge-path')).toBe(page);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'nonce-");
  });

  it.each([
    '/practice/j/rollout.0123456789abcdef',
    '/practice/approve/sealed',
    '/practice/api/approvals',
    '/practice/api/cron/sweep',
    '/practice/api/sign-in',
    '/practice/api/sign-in/callback',
    '/practice/api/sign-out',
    '/practice/api/access/pin',
    '/practice/api/health',
    '/practice/.well-known/security.txt',
    '/practice/practice',
    '/practice/registrationsx',
    '/practice/api',
    '/practice/theme.css',
    '/practice//registrations/edge-1x',
  ])('leads nowhere from %s: that belongs to the real thing, or to nobody', (path) => {
    const answer = ask(path, { method: 'POST' });
    expect(rewrittenTo(answer)).toBeNull();
    expect(told(answer, 'x-edge-base')).toBe('/practice');
  });

  it.each(['/practicex', '/practice.html', '/Practice', '/x/practice', '/', '/simulator', '/%70ractice'])(
    'does not begin at %s',
    (path) => {
      const answer = ask(path);
      expect(rewrittenTo(answer)).toBeNull();
      expect(told(answer, 'x-edge-base')).toBeNull();
    },
  );

  it('is told by nobody but the path', () => {
    const claimed = { headers: { 'x-edge-base': '/practice' } };
    const real = ask('/registrations/edge-1x', claimed);
    expect(told(real, 'x-edge-base')).toBeNull();
    expect(real.headers.get('x-middleware-override-headers')).not.toContain('x-edge-base');
    const practice = ask('/practice/registrations/edge-1x', { headers: { 'x-edge-base': '' } });
    expect(told(practice, 'x-edge-base')).toBe('/practice');
  });

  it.each([
    ['/practice?id=edge-1x', '/practice/?appliance-id=edge-1x'],
    ['/practice/stores/12/?appliance-id=edge-1x', '/practice/?appliance-id=edge-1x'],
    ['/practice//evil.example/?appliance-id=edge-1x', '/practice/?appliance-id=edge-1x'],
    ['/practice?appliance-id=edge-1x', null],
    ['/practice/simulator?id=7', null],
  ])('keeps a scan at %s in practice', (path, target) => {
    expect(ask(path).headers.get('location')).toBe(target === null ? null : `http://localhost:3000${target}`);
  });

  it('is not there where IT has switched it off', () => {
    vi.stubEnv('PRACTICE', 'off');
    const answer = ask('/practice/simulator');
    expect(rewrittenTo(answer)).toBeNull();
    expect(told(answer, 'x-edge-base')).toBeNull();
  });

  it('never turns a code of practice into one of the real thing, switched off or not', () => {
    for (const state of ['on', 'off']) {
      vi.stubEnv('PRACTICE', state);
      for (const path of ['/practice?id=edge-1x', '/practice/?appliance-id=edge-1x', '/practice/12?id=edge-1x']) {
        const target = ask(path).headers.get('location');
        expect(target === null || target.startsWith('http://localhost:3000/practice/'), `${state} ${path}`).toBe(true);
      }
    }
  });
});
