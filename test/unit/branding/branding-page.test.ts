import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colorPairs } from '../../../lib/branding/color-pairs';
import { corners } from '../../../lib/branding/corners';
import { longestOwnText, ownTexts } from '../../../lib/branding/own-texts';
import { mostPictureBytes } from '../../../lib/branding/picture/judge-picture';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { faultsOf } from '../../fixtures/sites/small-config';
import { listLeaves } from '../../support/dictionary-texts';

const page = readFileSync('docs/branding.md', 'utf8');

describe('docs/branding.md', () => {
  it('lists every text that can be changed, with ours', () => {
    const ours = new Map(listLeaves(dictionaryFor('en')).map(({ path, value }) => [path, value]));
    const rows = Object.entries(ownTexts).map(([key, use]) => `| \`${key}\` | ${use} | ${ours.get(key)} |`);
    expect(page.match(/^\| `[\w.]+\.[\w.]+` \| .*$/gm)?.filter((row) => !row.startsWith('| `icon.'))).toEqual(rows);
  });

  it('shows the fault that the compiler really tells, and the colour that mends it', () => {
    const [fault] = faultsOf({ 'company.colors': { primary: '#ffd400' } });
    expect(page).toContain(`"#ffd400" ${fault?.problem}`);
    expect(page).toContain(fault?.fix);
    expect(faultsOf({ 'company.colors': { primary: '#ffd400', link: '#826b04' } })).toEqual([]);
  });

  it('names the contrasts that are needed, the corners, and the limits of pictures and texts', () => {
    for (const least of new Set(colorPairs.map((pair) => pair.least))) expect(page).toContain(`| ${least}:1 |`);
    for (const name of corners) expect(page).toContain(`'${name}'`);
    expect(page).toContain(`at most ${mostPictureBytes / 1_000} kB`);
    expect(page).toContain(`at most ${longestOwnText} characters`);
  });
});
