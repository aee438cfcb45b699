import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctLookAlikes, deviceForm } from '../../../lib/hosts/look-alike';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';

describe('letters that look like digits', () => {
  it.each([
    ['O for 0', 'edge-5c913342d76bb86e7ccd998b19dO3Oa5'],
    ['o for 0', 'edge-5c913342d76bb86e7ccd998b19do30a5'],
    ['Q for 0', 'edge-5c913342d76bb86e7ccd998b19dQ30a5'],
    ['a Cyrillic О for 0', 'edge-5c913342d76bb86e7ccd998b19d\u041e30a5'],
    ['a Greek Ο for 0', 'edge-5c913342d76bb86e7ccd998b19d\u039f30a5'],
    ['l for 1', 'edge-5c9l3342d76bb86e7ccd998b19d030a5'],
    ['I for 1', 'edge-5c9I3342d76bb86e7ccd998b19d030a5'],
    ['i for 1', 'edge-5c9i3342d76bb86e7ccd998b19d030a5'],
    ['| for 1', 'edge-5c9|3342d76bb86e7ccd998b19d030a5'],
    ['! for 1', 'edge-5c9!3342d76bb86e7ccd998b19d030a5'],
    ['a Cyrillic І for 1', 'edge-5c9\u04063342d76bb86e7ccd998b19d030a5'],
    ['Z for 2', 'edge-5c91334Zd76bb86e7ccd998b19d030a5'],
    ['S for 5', 'edge-Sc913342d76bb86e7ccd998b19d030aS'],
    ['a Cyrillic Ѕ for 5', 'edge-\u0405c913342d76bb86e7ccd998b19d030a5'],
    ['Cyrillic а, с and е', 'edge-5\u0441913342d76bb86\u04357ccd998b19d030\u04305'],
    ['capitals', id.toUpperCase()],
    ['a capital at the front', `E${id.slice(1)}`],
    ['a Cyrillic word in front', `\u0435dg\u0435-${id.slice(5)}`],
    ['threes in the word in front', `3dg3-${id.slice(5)}`],
    ['an underscore for the dash', id.replace('-', '_')],
    ['no dash', id.replace('-', '')],
  ])('are seen through: %s', (_, text) => {
    expect(correctLookAlikes(text)).toBe(id);
  });

  it.each([
    ['it is right already', id],
    ['one digit is missing', id.slice(0, -1).replace('0', 'O')],
    ['one digit is too many', `${id}O`],
    ['a letter looks like no digit', id.replace('d7', 'g7')],
    ['something else is in front', `host-${id.slice(5).replace('0', 'O')}`],
    ['nothing is in front', id.slice(5).replace('0', 'O')],
    ['the word stands behind something', `x${id.replace('0', 'O')}`],
    ['it is a name that IT has chosen', 'edge-oslo-1'],
    ['it is empty', ''],
  ])('are not guessed at where %s', (_, text) => {
    expect(correctLookAlikes(text)).toBeNull();
  });

  it('are put right whichever digits were mistaken, and nothing else is changed', () => {
    const mistakes: Readonly<Record<string, readonly string[]>> = {
      '0': ['0', 'O', 'o'],
      '1': ['1', 'l', 'I'],
      '2': ['2', 'Z'],
      '5': ['5', 'S'],
    };
    const typing = fc.array(fc.tuple(fc.constantFrom(...'0123456789abcdef'), fc.nat(5)), {
      minLength: 32,
      maxLength: 32,
    });
    fc.assert(
      fc.property(typing, (digits) => {
        const meant = `edge-${digits.map(([digit]) => digit).join('')}`;
        const typed = `edge-${digits.map(([digit, pick]) => mistakes[digit]?.[pick % (mistakes[digit]?.length ?? 1)] ?? digit).join('')}`;
        expect(correctLookAlikes(typed)).toBe(typed === meant ? null : meant);
      }),
    );
  });

  it('never lead to anything but a device’s own name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[eE]dge[-_]?[0-9a-fOlIsSzZq|]{30,34}$/), (text) => {
        const corrected = correctLookAlikes(text);
        if (corrected !== null) expect(corrected).toMatch(deviceForm);
      }),
    );
  });
});
