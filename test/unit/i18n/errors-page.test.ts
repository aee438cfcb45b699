import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../lib/errors';
import { renderErrorsPage } from './errors-table';

describe('docs/errors.md', () => {
  it('says of every error what the app says', async () => {
    await expect(renderErrorsPage()).toMatchFileSnapshot('../../../docs/errors.md');
  });

  it('has exactly one row for each code of the catalogue', () => {
    const page = readFileSync('docs/errors.md', 'utf8');
    const codes = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code);
    expect(codes).toEqual(Object.keys(catalogue));
  });
});
