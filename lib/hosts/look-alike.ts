/** As devices name themselves unless IT has set something else (API.md §9.1): `edge-` and 32 hex digits in lower case. */
export const deviceForm = /^edge-[0-9a-f]{32}$/;

/** What is read as a digit, or typed for it, and is none; the letters of other alphabets look the same in every font. */
const lookAlikes: Readonly<Record<string, string>> = {
  o: '0',
  q: '0',
  о: '0',
  ο: '0',
  i: '1',
  l: '1',
  '|': '1',
  '!': '1',
  і: '1',
  z: '2',
  s: '5',
  ѕ: '5',
  а: 'a',
  с: 'c',
  е: 'e',
};

/** The word in front, with its own look-alikes, and with or without its dash. */
const front = /^[eе3]dg[eе3][-_]?/i;

/**
 * The ID that was certainly meant, or null: the text has the length and the front of a device's own name, and every
 * character that is no digit of it looks like one. Only to be offered, never to be taken: it names another host.
 */
export function correctLookAlikes(text: string): string | null {
  const digits = [...text.replace(front, '')].map((character) => {
    const small = character.toLowerCase();
    return lookAlikes[small] ?? small;
  });
  const corrected = `edge-${digits.join('')}`;
  return front.test(text) && deviceForm.test(corrected) && corrected !== text ? corrected : null;
}
