import { stripVTControlCharacters } from 'node:util';

/** How many tests a runner says it ran. */
export interface TestCount {
  passed: number;
  failed: number;
}

/** Reads the closing lines of vitest (`Tests  3 failed | 120 passed (123)`) and Playwright (`45 passed (1.2m)`). */
export function countTests(output: string): TestCount {
  const plain = stripVTControlCharacters(output);
  const lines = plain.split('\n').filter((line) => /^\s*Tests\s|^\s*\d+ (passed|failed)\b/.test(line));
  return {
    passed: sum(lines, /(\d+) passed/),
    failed: sum(lines, /(\d+) failed/),
  };
}

function sum(lines: readonly string[], pattern: RegExp): number {
  return lines.reduce((total, line) => total + Number(pattern.exec(line)?.[1] ?? 0), 0);
}
