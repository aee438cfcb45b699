import { describe, expect, it } from 'vitest';
import { judgeCodes } from '../../../../app/_scan/judge-codes';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const other = 'edge-00000000000000000000000000000001';
const address = `https://e.example/?appliance-id=${id}`;
const found = { kind: 'found', hostId: id, text: id };
const wifi = 'WIFI:S:Shop;;';

describe('the codes in a picture', () => {
  it.each([
    ['the code of a host', [address]],
    ['an ID alone', [id]],
    ['the same host twice', [address, id]],
    ['a host beside a Wi-Fi code', [wifi, address]],
    ['a host beside the sticker of its serial number', ['5CG1234XYZ', address]],
  ])('are a host that was found: %s', (_, texts) => {
    expect(judgeCodes(texts)).toEqual(found);
  });

  it('give the whole address where it holds a staging link, because that proves something', () => {
    const link = `https://e.example/j/spring.abc/?appliance-id=${id}`;
    expect(judgeCodes([link])).toEqual({ kind: 'found', hostId: id, text: link });
  });

  it.each([
    ['two codes', [address, other]],
    ['two codes beside something else', [wifi, address, other]],
    ['one code of two hosts', [`${id} ${other}`]],
    ['one code of two hosts beside a host', [address, `${id} ${other}`]],
  ])('are of several hosts: %s', (_, texts) => {
    expect(judgeCodes(texts)).toEqual({ kind: 'several' });
  });

  it.each([
    ['wifi', wifi],
    ['label', 'S/N: 5CG1234XYZ'],
    ['address', 'https://example.com/?id=7'],
    ['other', '?!'],
    ['other', id.toUpperCase()],
  ])('are something else, which is named: %s', (what, text) => {
    expect(judgeCodes([text])).toEqual({ kind: 'foreign', what });
  });

  it('are asked about when a bare word may be an ID', () => {
    expect(judgeCodes(['"5CG1234XYZ"'])).toEqual({ kind: 'uncertain', text: '5CG1234XYZ' });
  });

  it('are not asked about again once the reader has said no', () => {
    const rejected = new Set(['5CG1234XYZ']);
    expect(judgeCodes(['5CG1234XYZ'], rejected)).toEqual({ kind: 'nothing' });
    expect(judgeCodes(['5CG1234XYZ', wifi], rejected)).toEqual({ kind: 'foreign', what: 'wifi' });
    expect(judgeCodes(['5CG1234XYZ', address], rejected)).toEqual(found);
  });

  it('may be none', () => {
    expect(judgeCodes([])).toEqual({ kind: 'nothing' });
  });
});
