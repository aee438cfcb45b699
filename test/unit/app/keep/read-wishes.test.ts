import { describe, expect, it } from 'vitest';
import { readWishes } from '../../../../app/_keep/read-wishes';

const names = { site: 'site', host: 'host' };

describe('what a form asks for', () => {
  it('is one wish with all its fields', () => {
    const pairs = [
      ['edgeHostId', 'edge-1x'],
      ['siteId', 'denver'],
      ['pass', 'sealed'],
    ] as const;
    expect(readWishes(pairs, 'Denver', null)).toEqual([{ fields: Object.fromEntries(pairs), siteName: 'Denver' }]);
  });

  it('is a wish for each host of a list that is to be registered, without the pass, which is good for one host', () => {
    const pairs = [
      ['site', 'denver'],
      ['host', 'edge-1x'],
      ['kept', 'edge-2x'],
      ['host', 'edge-3x'],
      ['refused', 'host=edge-3x&error=site_closed'],
      ['pass', 'sealed'],
    ] as const;
    expect(readWishes(pairs, 'Denver', names)).toEqual(
      ['edge-1x', 'edge-3x'].map((edgeHostId) => ({ fields: { edgeHostId, siteId: 'denver' }, siteName: 'Denver' })),
    );
  });

  it('is nothing where no host is left', () => {
    expect(readWishes([['site', 'denver']], 'Denver', names)).toEqual([]);
  });
});
