import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkIds, checks } from '../../../../cli/sites/doctor/finding';
import { renderDoctorPage } from './doctor-page';

test('docs/doctor.md says of every check what the code says', async () => {
  await expect(renderDoctorPage()).toMatchFileSnapshot('../../../../docs/doctor.md');
});

test('every check has a row, and no row is without its check', () => {
  const page = readFileSync('docs/doctor.md', 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z]+\.[a-z]+)` \|/gm)].map(([, id]) => id);
  expect(rows).toEqual(checkIds);
});

test.each(checkIds)('%s asks a question, and says in a sentence what to do', (id) => {
  const { asks, remedy } = checks[id];
  expect(asks).toMatch(/\?/);
  expect(remedy).toMatch(/^[A-Z].+\.$/);
  expect(`${asks}${remedy}`).not.toContain('|');
});
