import { describe, expect, it } from 'vitest';
import type { SiteScope } from '../../../lib/sites/site';
import { isInScope } from '../../../lib/sites/site-scope';
import { siteId, testSite } from '../../support/test-site';

const site = testSite('denver', { tags: { region: 'west', brand: 'juniper' } });

describe('a site belongs to a scope', () => {
  it.each([
    ['that names it', { by: 'ids', ids: [siteId('boulder'), siteId('denver')] }, true],
    ['that names others only', { by: 'ids', ids: [siteId('boulder'), siteId('denver-2')] }, false],
    ['that names none', { by: 'ids', ids: [] }, false],
    ['whose tag it bears', { by: 'tags', tags: { region: 'west' } }, true],
    ['all of whose tags it bears', { by: 'tags', tags: { region: 'west', brand: 'juniper' } }, true],
    ['one of whose tags it bears with another value', { by: 'tags', tags: { region: 'west', brand: 'rye' } }, false],
    ['one of whose tags it lacks', { by: 'tags', tags: { region: 'west', floor: '1' } }, false],
    ['without any tag', { by: 'tags', tags: {} }, false],
    ['whose tag is a property of every object', { by: 'tags', tags: { constructor: 'Object' } }, false],
  ] as const satisfies readonly (readonly [string, SiteScope, boolean])[])(
    '%s: asked once and again',
    (_, scope, is) => {
      expect(isInScope(scope, site)).toBe(is);
      expect(isInScope(scope, site)).toBe(is);
      expect(isInScope(scope, testSite('salem', { tags: {} }))).toBe(false);
    },
  );
});
