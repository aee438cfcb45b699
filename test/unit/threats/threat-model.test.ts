import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('SECURITY.md', 'utf8');
const threats = [...page.matchAll(/^### (\d+)\. (.+)\n([\s\S]*?)(?=^### |(?![\s\S]))/gm)].map(
  ([, number = '', title = '', text = '']) => ({ number, title, text }),
);

describe('SECURITY.md', () => {
  it('lists twenty threats', () => {
    expect(threats.map(({ number }) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it.each(threats)(
    'says of threat $number, $title, what stops it, what does not, and which test proves it',
    ({ text, number }) => {
      expect(text).toContain('**Stops it**');
      expect(text).toContain('**Does not**');
      const [, name = ''] = text.match(/Tests?: `([a-z-]+)`/) ?? [];
      const file = `test/unit/threats/${name}.test.ts`;
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8')).toContain(`describe('threat ${number}, `);
    },
  );

  it('names no test file that is not there', () => {
    for (const [path] of page.matchAll(/test\/[\w/.-]+\.ts/g)) expect(existsSync(path), path).toBe(true);
  });
});
