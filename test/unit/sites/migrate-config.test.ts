import { describe, expect, test } from 'vitest';
import { compileSites } from '../../../lib/sites/compile-sites';
import { defineSites } from '../../../lib/sites/define-sites';
import { formatFaults } from '../../../lib/sites/fault';
import { configVersion, migrateConfig } from '../../../lib/sites/migrate-config';
import { faultsOf, indexOf } from '../../fixtures/sites/small-config';

describe('a config of version 1', () => {
  test('is read as today: its one way in becomes a list of one', () => {
    const index = indexOf({ access: { mode: 'open' } });
    expect(index).toEqual(indexOf({ access: { modes: ['open'] } }));
    expect(index).toEqual(indexOf({ access: { mode: 'open' }, version: 1 }));
  });

  test('and the exact change is told', () => {
    expect(migrateConfig({ access: { mode: 'open' } })).toEqual({
      config: { access: { modes: ['open'] } },
      notes: ["access: { mode: 'open' } is read as { modes: ['open'] }. Write that, and version: 2."],
      fault: null,
    });
  });

  test('is left as it was: what is migrated is a copy', () => {
    const raw = Object.freeze({ access: Object.freeze({ mode: 'open' }) });
    migrateConfig(raw);
    expect(raw).toEqual({ access: { mode: 'open' } });
  });

  test('the types of the build take it, and take nothing that no version took', () => {
    const rest = {
      company: { name: 'A', colors: { primary: '#123456' }, support: { name: 'H', hours: 'x' } },
      sites: [],
    };
    expect(defineSites({ ...rest, access: { mode: 'open' } })).toHaveProperty('access');
    expect(defineSites({ ...rest, access: { modes: ['open'] } })).toHaveProperty('access');
    // @ts-expect-error: there never was such a way in
    expect(defineSites({ ...rest, access: { mode: 'link' } })).toHaveProperty('access');
    // @ts-expect-error: nor such an option
    expect(defineSites({ ...rest, acess: { modes: ['open'] } })).toHaveProperty('acess');
  });
});

describe('nothing is migrated that is sound, or wrong in another way', () => {
  test.each([
    [{ access: { modes: ['open'] } }],
    [{ access: { mode: 'link' } }],
    [{ access: { mode: 'open', modes: ['link'] } }],
    [{ version: 2, access: { mode: 'open' } }],
    [{ version: '2', access: 'open' }],
    [{}],
    [null],
    ['config'],
    [[]],
  ])('%j', (raw) => {
    expect(migrateConfig(raw)).toEqual({ config: raw, notes: [], fault: null });
  });

  test('today’s version, or none, is fine', () => {
    expect(indexOf({ version: configVersion })).toEqual(indexOf());
  });

  test.each([0, 1.5, -1, '2', null, Number.NaN])('no version is called %j', (version) => {
    expect(faultsOf({ version })).toMatchObject([{ path: 'version' }]);
  });
});

test('a config for a newer app is refused with this alone, whatever else this app would say of it', () => {
  const config = { version: 3, company: 'changed beyond recognition', sites: 7 };
  const result = compileSites({ config, manifest: null, findPublicFile: () => null, nowMs: 0 });
  expect(result.ok ? '' : formatFaults(result.error)).toMatchInlineSnapshot(`
    "1 fault in the site configuration

      version
        3 is newer than this app, which knows versions up to 2
        Bring the clone up to date: docs/upgrades.md. Or is the number wrong?"
  `);
});
