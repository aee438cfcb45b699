import { expect, test } from 'vitest';
import { formatImport } from '../../../../cli/sites/import/format-import';

const told = {
  from: 'shops.csv',
  target: 'sites.csv',
  merged: { text: '', added: [], changed: [], unchanged: 0, left: [], origins: new Map() },
  skipped: [],
  isWritten: false,
  identityChanges: [],
};

test('an import of thousands is told by its first sites and its numbers, and long cells are cut', () => {
  const added = Array.from({ length: 3_000 }, (_, at) => `shop-${at}`);
  const changes = [
    { column: 'name', before: null, after: 'x'.repeat(41) },
    { column: 'street', before: 'y'.repeat(40), after: '' },
  ];
  const lines = formatImport({ ...told, merged: { ...told.merged, added, changed: [{ id: 'denver', changes }] } });
  expect(lines).toEqual([
    'shops.csv: 3000 added, 1 changed, 0 as they are.',
    ...added.slice(0, 20).map((id) => `  + ${id}`),
    '    … and 2980 more',
    '  ~ denver',
    `      name: nothing -> ${'x'.repeat(40)}…`,
    `      street: ${'y'.repeat(40)} -> `,
    'Nothing is written. With --write, sites.csv will be.',
  ]);
});

test('sites that would get another cluster are named, and counted where they are many', () => {
  const identityChanges = Array.from({ length: 23 }, (_, at) => `shop-${at}`);
  const lines = formatImport({ ...told, identityChanges });
  expect(lines[1]).toBe('  Look: shop-0 would get another cluster; check --base says how to do it.');
  expect(lines.slice(-2)).toEqual(['    … and 3 more', 'There is nothing to write.']);
});
