import { describe, expect, it } from 'vitest';
import { sourceOfPost } from '../../../app/api/_http/guard-origin';

const publicOrigin = 'https://register.example.com';

function post(headers: Record<string, string>): Request {
  return new Request('http://internal:3000/api/registrations', { method: 'POST', headers });
}

describe('a POST is', () => {
  it.each([
    ['ours when the browser says same-origin', { 'sec-fetch-site': 'same-origin' }, 'own'],
    ['ours when the person started it, e.g. by reload', { 'sec-fetch-site': 'none' }, 'own'],
    ['foreign when it comes from a sister domain', { 'sec-fetch-site': 'same-site' }, 'foreign'],
    ['foreign when it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [
      'foreign whatever Origin says, when the browser says so',
      { 'sec-fetch-site': 'cross-site', origin: publicOrigin },
      'foreign',
    ],
    ['ours when Origin is the public origin', { origin: publicOrigin, host: 'internal' }, 'own'],
    [
      'ours when Origin is the host that was asked',
      { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
      'own',
    ],
    ['foreign when Origin is another', { origin: 'https://evil.example', host: 'register.example.com' }, 'foreign'],
    ['foreign when only the port differs', { origin: 'http://localhost:3001', host: 'localhost:3000' }, 'foreign'],
    ['foreign when Origin is opaque', { origin: 'null', host: 'register.example.com' }, 'foreign'],
    ['not told to be anybody’s when neither is sent', { host: 'register.example.com' }, 'untold'],
  ])('%s', (_, headers, expected) => {
    expect(sourceOfPost(post(headers), publicOrigin)).toBe(expected);
  });
});
