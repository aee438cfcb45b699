import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatColor } from '../../../lib/branding/contrast';
import { colorNames, findNamedColor } from '../../../lib/branding/named-colors';
import { readColorText } from '../../../lib/branding/read-color-text';

const channel = fc.integer({ min: 0, max: 255 });

describe('a colour in other words', () => {
  it.each([
    ['teal', '#008080'],
    ['Teal', '#008080'],
    [' rebeccapurple ', '#663399'],
    ['#0BF', '#00bbff'],
    ['0bf', '#00bbff'],
    ['#0B5C4B', '#0b5c4b'],
    ['0b5c4b', '#0b5c4b'],
    ['0x0b5c4b', '#0b5c4b'],
    ['#0b5c4bff', '#0b5c4b'],
    ['#0b5f', '#00bb55'],
    ['rgb(11, 92, 75)', '#0b5c4b'],
    ['rgb(11 92 75)', '#0b5c4b'],
    ['rgba(11,92,75,0.5)', '#0b5c4b'],
    ['RGB(11 92 75 / 50%)', '#0b5c4b'],
  ])('%j is %s', (text, color) => {
    expect(readColorText(text)).toBe(color);
  });

  it.each([
    '',
    'brand green',
    'rgb(300, 0, 0)',
    'rgb(1, 2)',
    'hsl(160 79% 20%)',
    '#12345',
    'var(--x)',
    'transparent',
    '0',
  ])('%j cannot be known', (text) => {
    expect(readColorText(text)).toBeNull();
  });

  it('reads every colour as channels', () => {
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), ([red, green, blue]) => {
        expect(readColorText(`rgb(${red}, ${green}, ${blue})`)).toBe(formatColor([red, green, blue]));
      }),
    );
  });

  it('knows the 148 names of CSS, and nothing that only JavaScript knows', () => {
    expect(colorNames).toHaveLength(148);
    expect(new Set(colorNames).size).toBe(148);
    for (const name of colorNames) expect(findNamedColor(name)).toMatch(/^#[0-9a-f]{6}$/);
    for (const name of ['constructor', '__proto__', 'tostring', '']) expect(findNamedColor(name)).toBeNull();
  });
});
