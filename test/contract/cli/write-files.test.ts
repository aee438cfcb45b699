import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandFault } from '../../../cli/sites/command';
import { writeFiles } from '../../../cli/sites/write-files';

const folder = mkdtempSync(join(tmpdir(), 'write-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const never = () => false;
const files = [
  { name: 'a.yaml', text: 'a' },
  { name: 'b.yaml', text: 'b' },
];

describe('files that a command makes', () => {
  test('are written, with the folders above them, and their paths are given', () => {
    const deep = join(folder, 'one/two');
    expect(writeFiles(deep, files, never)).toEqual([join(deep, 'a.yaml'), join(deep, 'b.yaml')]);
    expect(readFileSync(join(deep, 'b.yaml'), 'utf8')).toBe('b');
  });

  test('none is written when one that is there must stay', () => {
    const half = join(folder, 'half');
    mkdirSync(half);
    writeFileSync(join(half, 'b.yaml'), 'mine');
    expect(() => writeFiles(half, files, (text) => text === 'yours')).toThrow(/b\.yaml is there already\. Give/);
    expect(readdirSync(half)).toEqual(['b.yaml']);
    writeFiles(half, files, (text) => text === 'mine');
    expect(readFileSync(join(half, 'b.yaml'), 'utf8')).toBe('b');
  });

  test('of many that are there the first is named, and how many more', () => {
    const full = join(folder, 'full');
    writeFiles(full, files, never);
    expect(() => writeFiles(full, files, never)).toThrow(/a\.yaml is there already, and 1 more with it\./);
  });

  test.each([
    ['a folder where a file should be', () => mkdirSync(join(folder, 'x/a.yaml'), { recursive: true }), 'x', 'EISDIR'],
    ['a file where a folder should be', () => writeFileSync(join(folder, 'y'), ''), 'y', 'EEXIST|ENOTDIR'],
  ])('%s is told in a sentence', (_, prepare, name, code) => {
    prepare();
    const act = () => writeFiles(join(folder, name), files, never);
    expect(act).toThrow(CommandFault);
    expect(act).toThrow(new RegExp(`cannot be written: (${code})\\. Give another --out\\.`));
  });
});
