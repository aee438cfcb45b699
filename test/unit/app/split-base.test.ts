import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBase } from '../../../app/_front/split-base';

describe('parting a path into base and page', () => {
  it('leaves every path alone that is not below practice', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        fc.pre(!/^\/practice(\/|$)/.test(path));
        expect(splitBase(path)).toEqual({ base: '', path, isThere: true });
      }),
    );
  });

  it('takes the base away once, and gives a path of our own', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const split = splitBase(`/practice${path}`);
        if (path === '' || path.startsWith('/')) {
          expect(split).toMatchObject({ base: '/practice', path: path === '' ? '/' : path });
          expect(split.path.startsWith('/')).toBe(true);
        } else expect(split.base).toBe('');
      }),
    );
  });

  it('has nothing that is not named, whatever it looks like', () => {
    for (const path of ['//registrations', '/./api/cron', '/hosts.x', '/API/sites', '/practice/hosts']) {
      expect(splitBase(`/practice${path}`).isThere, path).toBe(false);
    }
  });
});
