import { describe, expect, it } from 'vitest';
import { endLastSite, keepLastSite, readLastSite } from '../../../app/_front/last-site-cookie';
import { siteId } from '../../support/test-site';

const bring = (header: string, base = '') => new Headers({ cookie: header.split(';')[0] ?? '', 'x-edge-base': base });

describe('the cookie of the last site', () => {
  it('gives back what was kept, in practice and for real, and neither for the other', () => {
    const real = keepLastSite('', siteId('denver-snow-st'));
    const practice = keepLastSite('/practice', siteId('denver-snow-st'));
    expect(readLastSite(bring(real))).toBe('denver-snow-st');
    expect(readLastSite(bring(practice, '/practice'))).toBe('denver-snow-st');
    expect(readLastSite(bring(real, '/practice'))).toBeNull();
    expect(readLastSite(bring(practice))).toBeNull();
  });

  it.each(['', 'Denver', '../etc', '<b>', 'a'.repeat(5_000), '%00'])('reads nothing from %.20j', (value) => {
    expect(readLastSite(new Headers({ cookie: `__Host-last-site=${value}` }))).toBeNull();
  });

  it('ends at once', () => {
    expect(readLastSite(bring(endLastSite('')))).toBeNull();
    expect(endLastSite('')).toContain('Max-Age=0');
  });
});
