import { expect, test } from 'vitest';
import { explainRefusal, type RefusalCode, refusals } from '../../../lib/lifecycle/refusals';
import { renderLifecyclePage } from './lifecycle-page';

const codes = Object.keys(refusals) as RefusalCode[];

test('docs/lifecycle.md says of every refusal what the code says', async () => {
  await expect(renderLifecyclePage()).toMatchFileSnapshot('../../../docs/lifecycle.md');
});

test.each(codes)('%s has a row, a whole sentence and something to do', (code) => {
  const { sentence, remedy } = refusals[code];
  expect(renderLifecyclePage()).toContain(`| \`${code}\` |`);
  expect(sentence).toMatch(/^[A-Z{].+\.$/);
  expect(remedy.length).toBeGreaterThan(0);
  expect(sentence + remedy).not.toContain('|');
});

test('facts fill the braces, and what is not told stays to be seen', () => {
  const { sentence, remedy } = explainRefusal({ code: 'host_not_here', facts: { host: 'edge-1', site: 'denver' } });
  expect(sentence).toBe('edge-1 is not at denver.');
  expect(remedy).toContain('status edge-1');
  expect(explainRefusal({ code: 'host_not_here', facts: {} }).sentence).toBe('{host} is not at {site}.');
});
