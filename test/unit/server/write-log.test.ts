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
