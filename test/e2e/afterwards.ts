import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { runFiles } from './support/run-files';
import { plantedKey } from './support/start-servers';

test('no server has printed the key, whatever Palette echoed', () => {
  const { logs } = runFiles();
  const texts = readdirSync(logs)
    .filter((name) => name.includes('-app-'))
    .map((name) => ({ name, text: readFileSync(join(logs, name), 'utf8') }));
  expect(texts.some(({ text }) => text.includes('palette_credential_refused'))).toBe(true);
  expect(texts.filter(({ text }) => text.includes(plantedKey)).map(({ name }) => name)).toEqual([]);
});
