import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import {
  formatRegistrationUrl,
  hostIdKeys,
  readHostIdFromSearchParams,
  readHostIdParameter,
} from '../../../lib/hosts/registration-url';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const found = { raw: id, key: 'appliance-id' };

describe('an arriving URL', () => {
  it.each([
    ['the one a real device printed', `https://register.example/?appliance-id=${id}`],
    ['path and search only, as a server sees it', `/?appliance-id=${id}`],
    ['the search string only', `?appliance-id=${id}`],
    ['a sub-path', `https://it.example/edge/eu/?appliance-id=${id}`],
    ['a sub-path without slash', `https://it.example/edge?appliance-id=${id}`],
    ['a double slash', `https://it.example//?appliance-id=${id}`],
    ['many slashes', `//edge///?appliance-id=${id}`],
    ['upper case in the key', `/?APPLIANCE-ID=${id}`],
    ['mixed case in the key', `/?Appliance-Id=${id}`],
    ['another parameter in front', `/?x=1&appliance-id=${id}`],
    ['another parameter behind', `/?appliance-id=${id}&x=1`],
    ['a fragment behind', `/?appliance-id=${id}#top`],
    ['a fragment in front', `/#/?appliance-id=${id}`],
    ['a second question mark glued in', `/?x=1/?appliance-id=${id}`],
    ['a second question mark without slash', `/?x=1?appliance-id=${id}`],
    ['a question mark twice', `/??appliance-id=${id}`],
    ['ours first, then a glued-in query', `/?appliance-id=${id}/?x=1`],
    ['inside the value of another parameter', `/?next=https://it.example/?appliance-id=${id}`],
    ['inside an encoded value', `/?next=https%3A%2F%2Fit.example%2F%3Fappliance-id%3D${id}`],
    ['inside a twice encoded value', `/?next=https%253A%252F%252Fit.example%252F%253Fappliance-id%253D${id}`],
    ['the whole query encoded', `/%3Fappliance-id%3D${id}`],
    ['a trailing slash', `/?appliance-id=${id}/`],
    ['trailing slashes and a blank', `/?appliance-id=${id}//%20`],
    ['a leading slash', `/?appliance-id=/${id}`],
    ['an encoded key', `/?appliance%2Did=${id}`],
    ['a lower-case escape', `/?appliance%2did=${id}`],
    ['a twice encoded key', `/?appliance%252Did=${id}`],
    ['an encoded value', `/?appliance-id=${id.replace('-', '%2D')}`],
    ['a twice encoded value', `/?appliance-id=${id.replace('-', '%252D')}`],
    ['blanks as +', `/?appliance-id=+${id}+`],
    ['blanks as %20', `/?appliance-id=%20${id}%20`],
    ['blanks encoded twice', `/?appliance-id=%2520${id}%2520`],
    ['blanks around the key', `/?+appliance-id%20=${id}`],
    ['zero-width marks', `/?appliance-id=%E2%80%8B${id}%EF%BB%BF`],
    ['a blank value first', `/?appliance-id=&appliance-id=%20&appliance-id=${id}`],
    ['a bare key first', `/?appliance-id&appliance-id=${id}`],
    ['several values: the first', `/?appliance-id=${id}&appliance-id=edge-2`],
    ['broken escapes elsewhere', `/%E0%A4%A?%zz=%&appliance-id=${id}`],
  ])('gives the edge host ID: %s', (_, url) => {
    expect(readHostIdParameter(url)).toEqual(found);
  });

  it('may be a URL object', () => {
    expect(readHostIdParameter(new URL(`https://it.example/a?appliance-id=${id}`))).toEqual(found);
  });

  it.each(hostIdKeys)('may say %s', (key) => {
    expect(readHostIdParameter(`/?${key}=${id}`)).toEqual({ raw: id, key });
    expect(readHostIdParameter(`/?${key.toUpperCase()}=${id}`)).toEqual({ raw: id, key });
  });

  it('is read by the order of the keys, not by their place in the URL', () => {
    const reversed = [...hostIdKeys].reverse();
    for (let count = 1; count <= reversed.length; count++) {
      const keys = reversed.slice(0, count);
      expect(readHostIdParameter(`/?${keys.map((key) => `${key}=${key}-1`).join('&')}`)?.key).toBe(keys.at(-1));
    }
  });

  it('falls back to an alias when the first key is blank', () => {
    expect(readHostIdParameter(`/?appliance-id=&uid=${id}`)).toEqual({ raw: id, key: 'uid' });
  });

  it('prefers what is written plainly to what an encoded value hides', () => {
    expect(readHostIdParameter(`/?next=%3Fappliance-id%3Dedge-2&appliance-id=${id}`)).toEqual(found);
    expect(readHostIdParameter('/?appliance-id=a%26appliance-id%3Db')?.raw).toBe('a&appliance-id=b');
  });

  it('keeps a text that is no ID as it is, so that the message can show it', () => {
    expect(readHostIdParameter('/?appliance-id=To+be%20filled%20by+O.E.M.')?.raw).toBe('To be filled by O.E.M.');
    expect(readHostIdParameter('/?appliance-id=a=b')?.raw).toBe('a=b');
    expect(readHostIdParameter('/?appliance-id=%ff-%E2%82%AC')?.raw).toBe('%ff-€');
  });

  it.each([
    '',
    '/',
    '?',
    '/?',
    '/?appliance-id',
    '/?appliance-id=',
    '/?appliance-id=%20+',
    '/?appliance-id=/',
    '/appliance-id=edge-1',
    '/?appliance=edge-1',
    '/?my-id=edge-1',
    '/?x=appliance-id=edge-1',
    '/?=edge-1',
  ])('without an ID gives nothing: %s', (url) => {
    expect(readHostIdParameter(url)).toBeNull();
  });

  it('never throws and never gives a blank', () => {
    const noise = fc.array(
      fc.constantFrom('?', '&', '=', '%', '%2', '%E2%82', '%00', '+', '/', '#', 'id', 'appliance-id', 'é', '\ud800'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          noise.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (url) => {
          const result = readHostIdParameter(url);
          if (result !== null) expect(result.raw.trim()).toBe(result.raw);
          expect(result?.raw).not.toBe('');
        },
      ),
    );
  });

  it('costs no more when it is made of blanks and slashes', () => {
    const url = `/?appliance-id=x${'+'.repeat(200_000)}y${'/'.repeat(200_000)}z`;
    expect(readHostIdParameter(url)?.raw).toHaveLength(400_003);
  });
});

describe('the search parameters of a page', () => {
  it.each([
    [{ 'appliance-id': id }],
    [{ 'Appliance-ID': [' ', id] }],
    [{ x: `1/?appliance-id=${id}` }],
    [{ x: undefined, y: ['1', '2'], 'appliance-id': ` ${id}/` }],
    [{ 'a\ud800': '\udfff', 'appliance-id': id }],
  ])('give the edge host ID: %j', (params) => {
    expect(readHostIdFromSearchParams(params)).toEqual(found);
  });

  it.each([[{}], [{ id: undefined }], [{ href: 'edge-1' }], [{ 'appliance-id': [] }]])(
    'without an ID give nothing: %j',
    (params) => {
      expect(readHostIdFromSearchParams(params)).toBeNull();
    },
  );

  it('keep a plus sign that was one', () => {
    expect(readHostIdFromSearchParams({ id: 'a+b' })?.raw).toBe('a+b');
  });
});

describe('the URL a device prints', () => {
  it.each(['https://register.example', 'https://register.example/', 'https://register.example///'])(
    'has one slash behind %s',
    (base) => {
      expect(formatRegistrationUrl(base, id)).toBe(`https://register.example/?appliance-id=${id}`);
    },
  );

  it.each([
    'https://a.example',
    'https://a.example/sub/path/',
    'https://a.example/?x=1',
    'https://a.example/?x=1&id=other',
    'http://localhost:3000',
  ])('is read back, whatever the registration URL: %s', (base) => {
    const ids = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/);
    fc.assert(
      fc.property(ids, (text) => {
        expect(readHostIdParameter(formatRegistrationUrl(base, text))).toEqual({ raw: text, key: 'appliance-id' });
      }),
    );
  });

  it('is read back even with filler in it, and that is refused by name', () => {
    const back = readHostIdParameter(formatRegistrationUrl('https://a.example', 'edge-Default string'));
    expect(parseHostId(back?.raw ?? '')).toMatchObject({ ok: false, error: { code: 'host_id_filler' } });
  });
});
