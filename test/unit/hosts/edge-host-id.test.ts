import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxHostIdLength, parseHostId } from '../../../lib/hosts/edge-host-id';
import { isFirmwareFiller } from '../../../lib/hosts/firmware-filler';

const code = (text: string) => {
  const result = parseHostId(text);
  return result.ok ? 'ok' : result.error.code;
};

describe('an edge host ID', () => {
  it.each([
    'edge-5c913342d76bb86e7ccd998b19d030a5',
    'hospital-1',
    'device-153',
    'edge12345',
    '7',
    'A_b-C',
    'ab'.repeat(maxHostIdLength / 2),
  ])('is accepted as scanned: %s', (text) => {
    expect(parseHostId(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u00a0',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    ' \u200b ',
  ])('loses the blank %j around it, not the case of its letters', (blank) => {
    expect(parseHostId(`${blank}Edge-1${blank}`)).toEqual({ ok: true, value: 'Edge-1' });
  });

  it.each(['', ' ', '\u200b\ufeff'])('is missing when nothing but blanks is typed: %j', (text) => {
    expect(code(text)).toBe('host_id_missing');
  });

  it.each([...'/?#&+%,$~!@*(){}|=;:<>\'.^"', ' ', '\u200b', 'é', '💥'])('is refused with %j inside it', (mark) => {
    expect(code(`edge${mark}1`)).toBe('host_id_invalid');
  });

  it.each(['-edge', '_edge'])('does not begin with a mark: %s', (text) => {
    expect(code(text)).toBe('host_id_invalid');
  });

  it('is refused when it is longer than a device keeps', () => {
    expect(code('ab'.repeat(64))).toBe('ok');
    expect(code(`${'ab'.repeat(64)}c`)).toBe('host_id_invalid');
  });

  it.each(['metadata', 'tags', 'tokens', 'register', 'Tags', 'TOKENS'])('is no fixed path of Palette: %s', (text) => {
    expect(code(text)).toBe('host_id_reserved');
  });

  it.each(['metadata-1', 'my-tags'])('may contain a fixed path of Palette: %s', (text) => {
    expect(code(text)).toBe('ok');
  });

  it('is refused as filler rather than as invalid, because IT can mend that', () => {
    expect(code('To be filled by O.E.M.')).toBe('host_id_filler');
  });

  it('survives parsing again unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/), (text) => {
        const first = parseHostId(text);
        fc.pre(first.ok);
        expect(first).toEqual({ ok: true, value: text });
        expect(parseHostId(` ${first.value} `)).toEqual(first);
      }),
    );
  });

  it('never holds a character that Palette forbids, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (text) => {
        const result = parseHostId(text);
        if (result.ok) expect(result.value).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/);
      }),
    );
  });

  it('is the same however its legal text is cut by blanks at the ends', () => {
    const blanks = fc.stringMatching(/^[ \t\u200b\ufeff]{0,5}$/);
    fc.assert(
      fc.property(blanks, fc.uuid(), blanks, (before, id, after) => {
        fc.pre(!isFirmwareFiller(id));
        expect(parseHostId(`${before}edge-${id}${after}`)).toEqual({ ok: true, value: `edge-${id}` });
      }),
    );
  });
});
