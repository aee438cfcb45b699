import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys, storeScope } from '../../../lib/store/keys';

/** Every key of a deployment that a name can be part of. */
function keysFor(environment: string, name: string): string[] {
  const keys = createKeys(environment);
  return [
    keys.claim(name),
    keys.intent(name),
    keys.unfinishedHosts(name),
    keys.lease(name),
    keys.counter(name),
    keys.cache(name),
    keys.budget(name),
    keys.limit(name),
    keys.tries(name),
    keys.linkHosts(name),
    keys.noticeOrder(name),
    keys.noticeTexts(name),
    keys.noticesKnown(name),
    keys.deadNotices(),
    keys.reminders(),
    keys.sitesWithWork(),
    keys.auditOrder(),
    keys.auditEvents(),
    keys.auditNumber(),
    keys.ping(),
  ];
}

/** So many of them, the first, have the name in them. */
const namedKeys = 13;

const name = fc.oneof(fc.string(), fc.constantFrom('claim', 'cache:x', 'a:claim:b', 'cache:claim:edge-1', ''));

describe('keys', () => {
  it('are all looked at here', () => {
    expect(Object.keys(createKeys('production'))).toHaveLength(keysFor('production', 'edge-1').length);
  });

  it('begin with the version of the form and the environment', () => {
    expect(storeScope('production')).toBe('er:3:production');
    for (const key of keysFor('production', 'edge-1')) expect(key).toMatch(/^er:3:production:[a-z-]+/);
  });

  it('spell a claim like this, so that somebody can look at the database by hand', () => {
    expect(createKeys('production').claim('edge-1')).toBe('er:3:production:claim:edge-1');
  });

  it('take a branch name as environment', () => {
    expect(storeScope('preview:fix/cache #2')).toBe('er:3:preview%3Afix%2Fcache%20%232');
  });

  it('never meet within one environment', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const mine = keysFor('production', one);
        expect(new Set(mine).size).toBe(mine.length);
        if (one === other) return;
        const named = (text: string) => keysFor('production', text).slice(0, namedKeys);
        expect(named(one).filter((key) => named(other).includes(key))).toEqual([]);
      }),
    );
  });

  it('never meet between two environments, whatever they are called', () => {
    const environment = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('preview', 'preview:cache', 'preview:claim', 'preview%3Acache'),
    );
    fc.assert(
      fc.property(environment, environment, name, name, (one, other, mine, theirs) => {
        fc.pre(one !== other);
        const taken = new Set(keysFor(one, mine));
        expect(keysFor(other, theirs).filter((key) => taken.has(key))).toEqual([]);
      }),
    );
  });
});
