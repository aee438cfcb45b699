import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';

const columns = ['', '-dark', '-rtl'] as const;
/** A page state and its pictures by column, those that there are. */
interface Row {
  readonly state: string;
  readonly pictures: ReadonlyMap<(typeof columns)[number], string>;
}

/** Pictures taller than this are too large for a browser's canvas. */
const rowsPerSheet = 6;

/** Every page state that was pictured, from the names of the pictures: `<state>--<project><column>.png`. */
function listRows(names: readonly string[]): readonly Row[] {
  const rows = new Map<string, Map<(typeof columns)[number], string>>();
  for (const name of names.toSorted()) {
    const column = columns.findLast((suffix) => suffix !== '' && name.endsWith(`${suffix}.png`)) ?? '';
    const state = name.slice(0, -`${column}.png`.length);
    rows.set(state, (rows.get(state) ?? new Map()).set(column, name));
  }
  return [...rows].map(([state, pictures]) => ({ state, pictures }));
}

/** All page states side by side, light, dark and mirrored: one HTML page to leaf through, and pictures of it. */
export async function drawContactSheet(page: Page, folder: string, pictures: string): Promise<number> {
  const rows = listRows(readdirSync(pictures).filter((name) => name.endsWith('.png')));
  writeFileSync(join(folder, 'contact-sheet.html'), toHtml(rows, relative(folder, pictures)));
  for (let first = 0; first < rows.length; first += rowsPerSheet) {
    const sheet = join(folder, `contact-sheet-${String(first / rowsPerSheet + 1).padStart(2, '0')}`);
    writeFileSync(`${sheet}.html`, toHtml(rows.slice(first, first + rowsPerSheet), relative(folder, pictures)));
    await page.goto(`file://${sheet}.html`);
    await page.screenshot({ path: `${sheet}.png`, fullPage: true });
  }
  return rows.length;
}

function toHtml(rows: readonly Row[], path: string): string {
  const cells = ({ pictures }: Row) =>
    columns.map((column) => {
      const name = pictures.get(column);
      return name === undefined ? '<td></td>' : `<td><img loading="eager" width="280" src="${path}/${name}"></td>`;
    });
  const body = rows.map((row) => `<tr><th>${row.state}</th>${cells(row).join('')}</tr>`);
  return `<!doctype html><meta charset="utf-8"><title>Page states</title>
<style>body{font:14px sans-serif;background:#888}td,th{vertical-align:top;padding:6px}th{width:160px;text-align:start;overflow-wrap:anywhere}</style>
<table><tr><th></th><th>light</th><th>dark</th><th>mirrored</th></tr>${body.join('\n')}</table>\n`;
}
