import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { variableNames, variableRows } from '../../../lib/env/variables';
import { renderEnvironmentPage } from './environment-page';

it('docs/environment.md says of every variable what the schema says', async () => {
  await expect(renderEnvironmentPage()).toMatchFileSnapshot('../../../docs/environment.md');
});

it('and has a row for every variable that the app reads', () => {
  const rows = [...readFileSync('docs/environment.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
    ([, name]) => name,
  );
  expect(rows).toEqual(expect.arrayContaining([...variableNames]));
});

it('every variable says what it is, and everything that looks like a secret is called one', () => {
  for (const { name, what, isSecret } of variableRows) {
    expect(what, name).toMatch(/\w/);
    expect(isSecret === true, name).toBe(/KEY|TOKEN|SECRET|PEPPER/.test(name));
  }
});
