import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attribute,
  block,
  comment,
  list,
  map,
  plain,
  reference,
  text,
  texts,
} from '../../../../lib/sites/terraform/hcl';
import { writeHcl } from '../../../../lib/sites/terraform/write-hcl';
import { hclItems } from '../../../support/test-hcl';

describe('the layout of HCL', () => {
  test('equals signs of lines that follow each other share a column; a value of several lines parts them', () => {
    const items = [
      attribute('a', plain(1)),
      attribute('longer', plain(true)),
      attribute('list', texts(['x', 'y'])),
      attribute('b', reference('var.b')),
      comment('parts them too'),
      attribute('longest_of_all', text('c')),
      attribute('tags', map({ a: '1', 'b-b': '2' })),
    ];
    expect(writeHcl(items)).toBe(`a      = 1
longer = true
list = [
  "x",
  "y",
]
b = var.b
# parts them too
longest_of_all = "c"
tags = {
  "a"   = "1"
  "b-b" = "2"
}
`);
  });

  test('blocks are indented and stand apart; a comment stands at what follows it', () => {
    const inner = block('inner', [], [attribute('x', plain(1))]);
    const items = [
      comment('about the first'),
      block('resource', ['a', 'b'], [attribute('x', plain(1)), inner, inner, attribute('y', plain(2))]),
      block('empty', [], []),
    ];
    expect(writeHcl(items)).toBe(`# about the first
resource "a" "b" {
  x = 1

  inner {
    x = 1
  }

  inner {
    x = 1
  }

  y = 2
}

empty {
}
`);
  });

  test('what is empty or alone stays on its line', () => {
    const items = [attribute('none', list([])), attribute('one', texts(['x'])), attribute('map', map({}))];
    expect(writeHcl(items)).toBe('none = []\none  = ["x"]\nmap  = {}\n');
  });

  test('nobody’s text ends a comment', () => {
    expect(writeHcl([comment('a\nresource "x" "y" {}', '', 'b\u2028c')])).toBe('# a resource "x" "y" {}\n#\n# b c\n');
  });

  test('no line ends in blanks, none is indented by an odd number, and the same items give the same text', () => {
    fc.assert(
      fc.property(hclItems, (items) => {
        const lines = writeHcl(items).split('\n');
        expect(lines.filter((line) => /[ \t]$/.test(line) && !line.trimStart().startsWith('#'))).toEqual([]);
        expect(lines.filter((line) => (line.length - line.trimStart().length) % 2 === 1)).toEqual([]);
        expect(writeHcl(items)).toBe(lines.join('\n'));
      }),
    );
  });
});
