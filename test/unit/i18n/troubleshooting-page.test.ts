import { expect, it } from 'vitest';
import { catalogue } from '../../../lib/errors';
import { remedies } from '../../../lib/errors/remedies';
import { renderTroubleshootingPage } from './troubleshooting-page';

it('docs/troubleshooting.md says of every error what IT can do', async () => {
  await expect(renderTroubleshootingPage()).toMatchFileSnapshot('../../../docs/troubleshooting.md');
});

it('every error that is not the operator’s to mend has a remedy, and no other', () => {
  const ofIt = Object.entries(catalogue).filter(([, { fixedBy }]) => fixedBy !== 'operator');
  expect(Object.keys(remedies).sort()).toEqual(ofIt.map(([code]) => code).sort());
});

it('every text is whole sentences', () => {
  for (const [code, { causes, remedy }] of Object.entries(remedies)) {
    for (const text of [causes, remedy]) expect(text, code).toMatch(/^(?:[A-Z]|`|\/api|adopt).*\.$/);
  }
});
