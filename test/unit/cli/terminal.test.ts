import { describe, expect, test } from 'vitest';
import { openTerminal, type Streams } from '../../../cli/sites/terminal';

function open(changes: {
  out?: Streams['out'];
  err?: { isTTY?: boolean; columns?: number };
  variables?: Record<string, string>;
}) {
  const written: string[] = [];
  const err = { ...changes.err, write: (text: string) => written.push(text) };
  const terminal = openTerminal({ out: changes.out ?? {}, err, variables: changes.variables ?? {} });
  return { terminal, written };
}

const tty = { isTTY: true, columns: 80 };
/** What a terminal shows in its last line after all that was written. */
function lastLine(written: readonly string[]): string {
  return written.join('').split('\r\u001b[2K').at(-1) ?? '';
}

describe('colours', () => {
  test.each([
    ['good', '\u001b[32mready\u001b[39m'],
    ['warn', '\u001b[33mready\u001b[39m'],
    ['bad', '\u001b[31mready\u001b[39m'],
    ['strong', '\u001b[1mready\u001b[22m'],
    ['quiet', '\u001b[2mready\u001b[22m'],
  ] as const)('%s has its own on a terminal', (tone, painted) => {
    expect(open({ out: tty }).terminal.paint(tone, 'ready')).toBe(painted);
  });

  test.each([
    ['a file or a pipe', {}, {}],
    ['NO_COLOR', tty, { NO_COLOR: '1' }],
    ['a dumb terminal', tty, { TERM: 'dumb' }],
  ])('are left out for %s', (_, out, variables) => {
    expect(open({ out, variables }).terminal.paint('bad', 'ready')).toBe('ready');
  });

  test('an empty NO_COLOR refuses nothing, as no-color.org has it', () => {
    expect(open({ out: tty, variables: { NO_COLOR: '' } }).terminal.paint('bad', 'x')).not.toBe('x');
  });
});

describe('the width', () => {
  test.each([
    [{ isTTY: true, columns: 40 }, 40],
    [{ isTTY: true, columns: 0 }, 80],
    [{}, 80],
  ])('of %j is %i', (out, columns) => {
    expect(open({ out }).terminal.columns).toBe(columns);
  });
});

describe('progress', () => {
  test('is drawn over itself on the error output, and taken away at the end', () => {
    const { terminal, written } = open({ err: tty });
    const progress = terminal.progress('Registering');
    progress.show(0, 20);
    progress.show(5, 20);
    expect(lastLine(written)).toBe('Registering ██████░░░░░░░░░░░░░░░░░░ 5 of 20');
    progress.show(20, 20);
    expect(lastLine(written)).toBe('Registering ████████████████████████ 20 of 20');
    progress.end();
    expect(lastLine(written)).toBe('');
    expect(written.join('')).not.toContain('\n');
  });

  test('may be ended twice, or before it was shown, and writes nothing for that', () => {
    const { terminal, written } = open({ err: tty });
    const progress = terminal.progress('Registering');
    progress.end();
    progress.show(1, 2);
    progress.end();
    const before = written.length;
    progress.end();
    expect(written).toHaveLength(before);
    expect(before).toBe(2);
  });

  test.each([
    ['nobody watches', { out: tty, err: {} }],
    ['the terminal is dumb', { err: tty, variables: { TERM: 'dumb' } }],
    ['NO_COLOR is set', { err: tty, variables: { NO_COLOR: '1' } }],
  ])('is silent where %s', (_, changes) => {
    const { terminal, written } = open(changes);
    const progress = terminal.progress('Registering');
    progress.show(1, 2);
    progress.end();
    expect(written).toEqual([]);
  });

  test('is shown though the answer goes into a file', () => {
    const { terminal, written } = open({ out: {}, err: tty });
    terminal.progress('Registering').show(1, 2);
    expect(written).toHaveLength(1);
  });

  test.each([20, 40, 80])('never fills a line of %i letters, whatever its label and count', (columns) => {
    const { terminal, written } = open({ err: { isTTY: true, columns } });
    const progress = terminal.progress('Checking what is in the file and what is not');
    for (const done of [0, 12_345, 50_000]) progress.show(done, 50_000);
    for (const piece of written) expect(piece.replace('\r\u001b[2K', '').length).toBeLessThan(columns);
  });

  test('of 50,000 rows is at most some hundred drawings', () => {
    const { terminal, written } = open({ err: tty });
    const progress = terminal.progress('Reading');
    for (let done = 0; done <= 50_000; done += 1) progress.show(done, 50_000);
    expect(written.length).toBeGreaterThan(100);
    expect(written.length).toBeLessThan(250);
    expect(lastLine(written)).toContain('50000 of 50000');
  });

  test('lets lines of the log go by above it', () => {
    const { terminal, written } = open({ err: tty });
    const progress = terminal.progress('Reading');
    terminal.note('one');
    progress.show(1, 2);
    const bar = lastLine(written);
    terminal.note('two');
    expect(written.slice(-1)).toEqual([`\r\u001b[2Ktwo\n${bar}`]);
    progress.end();
    terminal.note('three');
    expect([written.at(0), written.at(-1)]).toEqual(['one\n', 'three\n']);
  });

  test('of nothing is done', () => {
    const { terminal, written } = open({ err: tty });
    terminal.progress('Reading').show(0, 0);
    expect(lastLine(written)).toBe('Reading ████████████████████████ 0 of 0');
  });
});
