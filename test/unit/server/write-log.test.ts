import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRedactor } from '../../../lib/palette/redact';
import { createLog } from '../../../lib/server/write-log';

const key = 'NjVkYzA3-planted"key/9f31e2';

function logOf(event: Parameters<ReturnType<typeof createLog>>[0]): string[] {
  const lines: string[] = [];
  createLog(
    createRedactor([key]),
    () => 0,
    (line) => lines.push(line),
  )(event);
  return lines;
}

it('writes one JSON line per event, with its time', () => {
  const [line = '', ...more] = logOf({ level: 'info', event: 'host_registered', hostId: 'edge-1' });
  expect(more).toEqual([]);
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    level: 'info',
    event: 'host_registered',
    hostId: 'edge-1',
  });
});

it.each([key, `a ${key} b`, encodeURIComponent(key)])(
  'blots a secret out however it got into the event: %s',
  (text) => {
    const [line = ''] = logOf({ level: 'warn', event: 'x', reason: text });
    expect(line).toContain('[redacted]');
    expect(line).not.toContain('9f31e2');
    expect(() => JSON.parse(line)).not.toThrow();
  },
);

it('a text with line breaks cannot forge a second line', () => {
  const [line = ''] = logOf({ level: 'warn', event: 'x', reason: 'one\n{"level":"info","event":"forged"}' });
  expect(line.trimEnd().split('\n')).toHaveLength(1);
});

/** Whatever a viewer of logs could take for a line break, a command or a change of direction. */
const dangerous =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff\u{e0041}]/u;

it.each([
  ['a line break', 'a\r\n{"event":"forged"}'],
  ['a line separator of Unicode', 'a\u2028{"event":"forged"}'],
  ['a paragraph separator of Unicode', 'a\u2029{"event":"forged"}'],
  ['the next-line control', 'a\u0085{"event":"forged"}'],
  ['a command to the terminal', '\u001b[2J\u001b]0;owned\u0007'],
  ['a command to the terminal in one byte', '\u009b2J'],
  ['a vertical tab, a form feed, a zero', '\u000b\u000c\u0000'],
  ['a rubout', 'good\u007f\u007f\u007f\u007fevil'],
  ['a turn of direction', 'edge-\u202e1-egde\u202c \u2067x\u2069'],
  ['letters of no width', 'ed\u200bge\ufeff-1'],
  ['tags that cannot be seen', 'edge\u{e0041}\u{e0042}'],
  ['half a surrogate pair', 'edge-\ud83d'],
  ['the end of the text and more fields', '"},"level":"info","event":"forged","x":{"y":"'],
  ['a page', '</script><script>alert(1)</script>'],
  ['a format', '%s %d %o \u0024{jndi:ldap://x}'],
])('%s stays inside its text', (_, text) => {
  const [line = ''] = logOf({ level: 'warn', event: 'host_seen', reason: text, [text]: 'as a name' });
  expect(line.slice(0, -1)).not.toMatch(dangerous);
  const parsed = JSON.parse(line);
  expect(parsed).toMatchObject({ level: 'warn', event: 'host_seen', reason: text, [text]: 'as a name' });
  expect(Object.keys(parsed)).toHaveLength(5);
});

it('any text at all is one line, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const lines = logOf({ level: 'info', event: 'x', text });
      expect(lines).toHaveLength(1);
      expect(lines[0]?.slice(0, -1)).not.toMatch(dangerous);
      expect(JSON.parse(lines[0] ?? '').text).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

it('ordinary words of eight languages are left as they are', () => {
  const text = 'Zürich – 渋谷 店 – الرياض – Łódź – São Paulo – 😀';
  expect(logOf({ level: 'info', event: 'x', text })[0]).toContain(text);
});
