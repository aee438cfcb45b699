import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan } from '../../../../cli/preview/fence';
import { hostileText, injections } from '../../../support/hostile-texts';
import { stripCode } from '../../../support/strip-code';

const roomy = 100_000;
const ticks = fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n', '~', '\\'), maxLength: 40 });
const anyText = fc.oneof(hostileText, ticks);

describe('whatever a text is, in code it is text and nothing else', () => {
  it('as a span', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(stripCode(`before ${codeSpan(text)} after`)).toBe('before <span> after');
      }),
    );
  });

  it('as lines of a block', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (lines) => {
        expect(stripCode(`before\n\n${codeBlock(lines, roomy)}\n\nafter`)).toBe('before\n\n<block>\n\nafter');
      }),
    );
  });
});

it('a plain text stays as it is', () => {
  expect(codeSpan('origin/main')).toBe('` origin/main `');
  expect(codeBlock(['+ denver  Denver – Snow St'], roomy)).toBe('```text\n+ denver  Denver – Snow St\n```');
});

it('backticks inside make the fence longer than they are', () => {
  expect(codeSpan('a``b')).toBe('``` a``b ```');
  expect(codeBlock(['````', 'x'], roomy)).toBe('`````text\n````\nx\n`````');
});

it('nothing in it turns, hides or breaks a line', () => {
  const shown = codeBlock(['a\u202eb\u200bc\rd\u0085e\u2028f'], roomy);
  expect(shown).toBe('```text\na\\u202eb\\u200bc d e\\u2028f\n```');
});

it('half of a letter, which nobody could send, is replaced', () => {
  expect(codeSpan('a\ud800b')).toBe('` a\ufffdb `');
});

it('an empty text is seen', () => {
  expect(codeSpan('')).toBe('` - `');
});

it('a block is cut with the number of lines that are left out', () => {
  const block = codeBlock(['1234', '5678', '90', '12'], 10);
  expect(block).toBe('```text\n1234\n5678\n… and 2 more lines\n```');
  expect(codeBlock(['12', '345678901'], 5)).toContain('… and 1 more line\n');
});

it.each(injections)('%j does not come out of a span', (text) => {
  expect(stripCode(codeSpan(text))).toBe('<span>');
});

describe('the judge can fail', () => {
  it.each([
    ['a mention', 'see @everyone', '@everyone'],
    ['a fence that is too short', '``a`b``<b>', '<b>'],
    ['text after a block', '```\nx\n```\n![x](y)', '![x](y)'],
    ['backticks without an end', '`` <i>', '<i>'],
  ])('%s is left over', (_, markdown, left) => {
    expect(stripCode(markdown)).toContain(left);
  });
});
