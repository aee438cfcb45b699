import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, isErrorCode } from '../../../lib/errors';

const readme = readFileSync('README.md', 'utf8');

it('the README is short enough to be read', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(200);
});

describe('every link and picture of the README leads somewhere', () => {
  const targets = [...readme.matchAll(/\]\(([^)#:]+)\)|src="([^":]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  );

  it('finds them', () => {
    expect(targets.length).toBeGreaterThan(8);
  });

  it.each(targets)('%s', (target) => {
    expect(existsSync(target)).toBe(true);
  });
});

describe('the errors of the README are in the catalogue', () => {
  const rows = [...readme.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (\d{3}) \|/gm)];
  const named = rows.flatMap(([, codes = '', status]) =>
    [...codes.matchAll(/`(\w+)`/g)].map(([, code = '']) => [code, Number(status)] as const),
  );

  it('finds them', () => {
    expect(named.length).toBeGreaterThan(15);
  });

  it.each(named)('%s has status %i', (code, status) => {
    expect(isErrorCode(code) && catalogue[code].status).toBe(status);
  });
});

it('every script that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = [...readme.matchAll(/`npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
