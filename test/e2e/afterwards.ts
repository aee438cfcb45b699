import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { drawContactSheet } from './support/contact-sheet';
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

test('all page states that were pictured stand on the contact sheet', async ({ page }) => {
  test.setTimeout(180_000);
  expect(await drawContactSheet(page, resolve('test-results'), resolve('test-results/screenshots'))).toBeGreaterThan(0);
});
