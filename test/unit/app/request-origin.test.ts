import { describe, expect, it } from 'vitest';
import { requestOrigin } from '../../../app/simulator/request-origin';

const origin = (headers: Record<string, string>) => requestOrigin(new Headers(headers));

describe('the address that a simulated host prints', () => {
  it.each([
    ['on this machine', { host: 'localhost:3000' }, 'http://localhost:3000'],
    ['for a phone in the same network', { host: '192.0.2.7:3000' }, 'http://192.0.2.7:3000'],
    [
      'behind a proxy',
      { host: 'a', 'x-forwarded-host': 'b.example', 'x-forwarded-proto': 'https' },
      'https://b.example',
    ],
    ['behind two proxies', { host: 'b.example', 'x-forwarded-proto': 'https, http' }, 'https://b.example'],
    ['without any header', {}, 'http://localhost'],
  ])('is what the reader’s browser uses: %s', (_where, headers, expected) => {
    expect(origin(headers as Record<string, string>)).toBe(expected);
  });
});
