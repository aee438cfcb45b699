import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { readScanned } from '../../../lib/hosts/read-scanned';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const other = 'edge-00000000000000000000000000000001';
const host = { kind: 'host', hostId: id, isCertain: true, linkPath: null };
const [start, end] = [id.slice(0, 20), id.slice(20)];

describe('a text that names a host', () => {
  it.each([
    ['what a device shows', `https://register.example/?appliance-id=${id}`],
    ['joined with two slashes', `https://register.example//?appliance-id=${id}`],
    ['joined behind a path', `https://register.example/edge/eu/?appliance-id=${id}`],
    ['joined behind a query', `https://register.example/?x=1/?appliance-id=${id}`],
    ['another server’s address, as after a move', `http://10.0.0.5:3000/?appliance-id=${id}`],
    ['an encoded address', `https%3A%2F%2Fregister.example%2F%3Fappliance-id%3D${id}`],
    ['an encoded dash', `https://register.example/?appliance-id=${id.replace('-', '%2D')}`],
    ['an address within a sentence', `Please open https://register.example/?appliance-id=${id} soon.`],
    ['an address in angle brackets', `<https://register.example/?appliance-id=${id}>`],
    ['an address that ends a sentence', `See https://register.example/?appliance-id=${id}.`],
    ['an address broken over lines', `https://register.example/?appliance-\r\nid=${start}\r\n${end}`],
    ['the ID alone', id],
    ['blanks and a zero-width mark around it', ` \u200b${id}\ufeff\n`],
    ['line breaks inside', `${start}\n${end}`],
    ['line breaks of Windows inside', `${start}\r\n  ${end}`],
    ['soft hyphens inside', `${start}\u00ad${end}`],
    ['zero-width marks inside', `${start}\u200b\u200c\u200d\u2060\ufeff${end}`],
    ['marks of direction around and inside it', `\u2068\u200e${start}\u200f\u202a${end}\u2069`],
    ['groups of four', `edge- ${id.slice(5).replace(/(.{4})(?=.)/g, '$1 ')}`],
    ['quotes', `"${id}"`],
    ['quotes of office programs', `“${id}”`],
    ['single quotes of office programs', `‘${id}’`],
    ['quotes of other languages', `«${id}»`],
    ['brackets and a full stop', `(${id}).`],
    ['marks of a list', `* ${id};`],
    ['marks of code', `{[\`${id}\`]}`],
    ['a comma and a blank', `'${id}' , `],
    ['the line of the screen', `MachineID: ${id}`],
    ['the line of the screen, apart', `Machine ID : ${start} ${end}`],
    ['other labels', `Edge Host ID = ${start} ${end}`],
    ['a label with a mark', `host-id#${start} ${end}`],
    ['a short label', `ID: ${start} ${end}`],
    ['a label of devices', `device_id: ${start} ${end}`],
    ['the key of the code', `appliance-id=${start} ${end}`],
    ['several lines of the screen', `IP: 10.0.0.4\nMachineID: ${id}\nVersion: 4.5`],
    ['twice the same', `${id}\n${id}`],
    ['full-width letters', [...id].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')],
    ['a long dash', id.replace('-', '–')],
    ['a minus', id.replace('-', '−')],
    ['a small dash', id.replace('-', '\ufe63')],
    ['an em dash of other fonts', id.replace('-', '\ufe58')],
    ['the page of its registration', `https://register.example/registrations/${id}?pass=abc`],
  ])('is read as its ID: %s', (_, text) => {
    expect(readScanned(text)).toEqual(host);
  });

  it.each([
    ['in a code', 'https://register.example/?appliance-id=hospital-1'],
    ['in a code with more behind it', 'https://register.example/?appliance-id=hospital-1&x=1'],
    ['on the line of the screen', 'MachineID: hospital-1'],
    ['under the key of the code', '"appliance-id=hospital-1"'],
    ['as the page of its registration', 'https://register.example/registrations/hospital-1'],
    ['in a code that was broken before its key', 'https://e.example/?appliance-\nid=hospital-1'],
    ['as that page with more behind it', 'https://register.example/edge/registrations/hospital-1#problem'],
  ])('is certain of a name that IT has chosen, %s', (_, text) => {
    expect(readScanned(text)).toEqual({ ...host, hostId: 'hospital-1' });
  });

  it.each([
    'hospital-1',
    ' hospital-1 ',
    '"hospital-1"',
    'ID: hospital-1',
    'host id = hospital-1',
    'device_id: hospital-1',
  ])('may be a name that IT has chosen, or a serial number: %j', (text) => {
    expect(readScanned(text)).toEqual({ ...host, hostId: 'hospital-1', isCertain: false });
  });

  it('is up to the parser of IDs where a code says something that cannot be one', () => {
    const scanned = readScanned('https://register.example/?appliance-id=To+be+filled+by+O.E.M.');
    expect(scanned).toMatchObject({ kind: 'host', isCertain: true });
    const result = parseHostId(scanned.kind === 'host' ? scanned.hostId : '');
    expect(result.ok ? '' : result.error.code).toBe('host_id_filler');
  });

  it('is an ID of the greatest length, and no longer one', () => {
    expect(readScanned('ab'.repeat(64))).toMatchObject({ kind: 'host', hostId: 'ab'.repeat(64) });
    expect(readScanned(`${'ab'.repeat(64)}c`)).toEqual({ kind: 'unreadable' });
  });
});

describe('the staging link in a scanned address', () => {
  it.each([
    ['', `https://e.example/j/spring.Abc_d-e/?appliance-id=${id}`],
    ['glued to the query', `https://e.example/j/spring.Abc_d-e?appliance-id=${id}`],
    ['with another parameter', `https://e.example/j/spring.Abc_d-e&appliance-id=${id}`],
    ['with a fragment', `https://e.example/j/spring.Abc_d-e#?appliance-id=${id}`],
    ['broken over lines', `https://e.example/j/spring\n.Abc_d-e/?appliance-id=${id}`],
  ])('is kept: it is what lets somebody register %s', (_, text) => {
    expect(readScanned(text)).toEqual({ ...host, linkPath: '/j/spring.Abc_d-e' });
  });

  it.each([
    ['its code', `https://e.example/practice/?appliance-id=${id}`],
    ['its code without slash', `See https://e.example:3000/practice?appliance-id=${id} there`],
    ['its page', `https://e.example/practice/registrations/${id}`],
  ])('is the way to practice for a host that does not exist: %s', (_, text) => {
    expect(readScanned(text)).toEqual({ ...host, linkPath: '/practice' });
  });

  it.each([
    ['another path', `https://e.example/stores/practice/?appliance-id=${id}`],
    ['a longer name', `https://e.example/practices/?appliance-id=${id}`],
    ['a server of that name', `https://practice/?appliance-id=${id}`],
    ['no address', `/practice/ ${id}`],
  ])('is none for %s', (_, text) => {
    expect(readScanned(text)).toEqual(host);
  });

  it('is a path of one part, whatever is written there', () => {
    expect(readScanned(`https://e.example/j/../../evil/?appliance-id=${id}`)).toMatchObject({ linkPath: '/j/..' });
    expect(readScanned(`https://e.example/j///evil.example/?appliance-id=${id}`)).toEqual(host);
    expect(readScanned(`https://e.example/sj/x/?appliance-id=${id}`)).toEqual(host);
    expect(readScanned(`${id} /j/x`)).toEqual(host);
  });
});

describe('an ID that is only offered', () => {
  it.each([
    ['a letter that looks like a digit', id.replace('d0', 'dO')],
    ['the same behind a label', `MachineID: ${id.replace('d0', 'dO')}`],
    ['the same in groups', `${start} ${end.replace('d0', 'dO')}`],
    ['capitals', id.toUpperCase()],
    ['capitals of full width', 'ＥＤＧＥ－'.concat(id.slice(5))],
  ])('is the device’s own name for %s', (_, text) => {
    expect(readScanned(text)).toEqual({ kind: 'suggestion', hostId: id });
  });

  it.each([
    ['blanks in another name', 'hospital 1', 'hospital1'],
    ['line breaks in another name', 'hospital-\n1', 'hospital-1'],
    ['words around an address', 'open https://e.example/?appliance-id=hospital-1 now', 'hospital-1'],
    ['an address broken in its name', 'https://e.example/?appliance-id=hosp\nital-1', 'hosp'],
  ])('is the best reading of %s', (_, text, hostId) => {
    const scanned = readScanned(text);
    if (text.includes('appliance-\n')) expect(scanned).toEqual({ ...host, hostId });
    else expect(scanned).toEqual({ kind: 'suggestion', hostId });
  });
});

describe('a text that names no host', () => {
  it('may name several: nobody can tell which is meant', () => {
    const several = { kind: 'several', hostIds: [id, other], linkPath: null };
    expect(readScanned(`${id}\n${other}`)).toEqual(several);
    expect(readScanned(`https://e.example/?appliance-id=${id} https://e.example/?appliance-id=${other}`)).toEqual(
      several,
    );
    const practised = readScanned(`https://e.example/practice/?appliance-id=${id}\n${other}`);
    expect(practised).toEqual({ ...several, linkPath: '/practice' });
  });

  it('is told apart from a longer word', () => {
    expect(readScanned(`x${id}`)).toMatchObject({ hostId: `x${id}`, isCertain: false });
    expect(readScanned(`${id}0`)).toMatchObject({ hostId: `${id}0`, isCertain: false });
    expect(readScanned(`${id}-2`)).toMatchObject({ hostId: `${id}-2`, isCertain: false });
    expect(readScanned(`my-${id}`)).toMatchObject({ hostId: `my-${id}`, isCertain: false });
  });

  it.each([
    ['wifi', 'WIFI:S:Shop;T:WPA;P:secret;;'],
    ['contact', 'BEGIN:VCARD\nN:Doe'],
    ['label', 'S/N: 5CG1234XYZ'],
    ['address', 'https://example.com/?id=7'],
    ['address', 'https://example.com/?uid=hospital-1'],
    ['other', 'geo:52.5,13.4'],
  ])('may be of another kind: %s', (what, text) => {
    expect(readScanned(text)).toEqual({ kind: 'foreign', what });
  });

  it.each(['', '  ', '\u200b', '?!', 'hello world', 'Default string', 'edge 5c91/3342', '💥', 'x'.repeat(4_097)])(
    'may be nothing that can be read: %j',
    (text) => {
      expect(readScanned(text)).toEqual({ kind: 'unreadable' });
    },
  );

  it('is read up to the length that a code can hold', () => {
    expect(readScanned(`${id} ${'x'.repeat(4_096 - id.length - 1)}`)).toEqual(host);
    expect(readScanned(`${id} ${'x'.repeat(4_096 - id.length)}`)).toEqual({ kind: 'unreadable' });
  });
});

describe('reading', () => {
  const legal = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,60}$/);

  it('gives back every ID that a device could show in its code', () => {
    fc.assert(
      fc.property(legal, fc.constantFrom('https://e.example', 'https://e.example/a/'), (hostId, origin) => {
        expect(readScanned(formatRegistrationUrl(origin, hostId))).toEqual({ ...host, hostId });
      }),
    );
  });

  it('changes no letter of an ID that stands alone', () => {
    fc.assert(
      fc.property(legal, (hostId) => {
        const scanned = readScanned(hostId);
        if (scanned.kind === 'host') expect(scanned.hostId).toBe(hostId);
        else expect(scanned.kind).toBe('suggestion');
      }),
    );
  });

  it('does not mind how a device’s own name is cut by blanks', () => {
    const digits = fc.stringMatching(/^[0-9a-f]{32}$/);
    const cuts = fc.array(fc.tuple(fc.nat(37), fc.constantFrom(' ', '\n', '\r\n', '\t', '\u200b')), { maxLength: 6 });
    fc.assert(
      fc.property(digits, cuts, (text, blanks) => {
        const letters = [...`edge-${text}`];
        for (const [place, blank] of blanks) letters.splice(place, 0, blank);
        expect(readScanned(letters.join(''))).toEqual({ ...host, hostId: `edge-${text}` });
      }),
    );
  });

  it('never throws, and never gives a blank', () => {
    const parts = fc.constantFrom(
      '?',
      '&',
      '=',
      '%',
      '/j/',
      '/',
      'appliance-id=',
      'MachineID:',
      id,
      ' ',
      '\n',
      'WIFI:',
      'é',
      '\ud800',
    );
    const texts = fc.oneof(
      fc.array(parts).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const scanned = readScanned(text);
        if (scanned.kind === 'host' || scanned.kind === 'suggestion') expect(scanned.hostId.trim()).not.toBe('');
      }),
    );
  });
});
