import type { ColorToken } from '../../branding/color-pairs';
import { type FaintColor, judgeColors, type MeasuredPair } from '../../branding/judge-colors';
import { judgePicture, mostPictureBytes } from '../../branding/picture/judge-picture';
import type { BrandColors } from '../../branding/theme';
import { type Report, showValue } from '../fault';
import type { Check, Surroundings } from './check';

/** Pixels of a side: what installing asks for, and what phones make every smaller one from. */
const iconPx = 512;

/** The pictures are files that can be shown to anybody, and whatever is stated as a colour can be read where it stands. */
export const checkBrand: Check = ({ company, isFaulty }, report, { findPublicFile }) => {
  const { logo, logoDark, icon, colors } = company;
  const look = (name: string, path: string | undefined, fix: string, squarePx: number | null = null) => {
    if (path !== undefined) checkPicture({ name, path, fix, squarePx }, report, findPublicFile);
  };
  look('logo', logo, 'or leave logo out to show the name in letters.');
  look('logoDark', logoDark, 'or leave logoDark out to show the logo on a light plate in the dark.');
  look('icon.png', icon?.png, 'or leave icon out for one in your colours.', iconPx);
  look('icon.svg', icon?.svg, 'or leave it out: the PNG is enough.');
  if (logoDark !== undefined && logo === undefined && !isFaulty('company.logo')) {
    const fix = 'Add logo for the light scheme.';
    report({ path: 'company.logoDark', site: null, value: showValue(logoDark), problem: 'is alone', fix });
  }
  const primary = colors?.primary;
  if (primary === undefined || isFaulty('company.colors')) return;
  for (const faint of judgeColors({ ...colors, primary })) reportFaint(faint, { ...colors, primary }, report);
};

interface Picture {
  readonly name: string;
  readonly path: string;
  /** How to do without it. */
  readonly fix: string;
  readonly squarePx: number | null;
}

function checkPicture(picture: Picture, report: Report, findPublicFile: Surroundings['findPublicFile']): void {
  const { name, path, fix, squarePx } = picture;
  const at = { path: `company.${name}`, site: null, value: showValue(path) };
  const file = findPublicFile(path, mostPictureBytes);
  if (file === null) {
    report({ ...at, problem: 'does not exist below public/', fix: `Put the file below public/, ${fix}` });
    return;
  }
  const fault = judgePicture(path, file, squarePx);
  if (fault === null) return;
  const where = fault.line === null ? '' : `, in line ${fault.line}`;
  report({ ...at, problem: `${fault.problem}${where}`, fix: fault.fix });
}

function reportFaint(faint: FaintColor, colors: BrandColors, report: Report): void {
  const { name, pairs, nearest, isLinkByDefault } = faint;
  const [weakest, ...others] = pairs;
  const also = isLinkByDefault ? 'is the colour of links too, and ' : '';
  const more =
    others.length === 0 ? '' : `; ${others.length} more ${others.length === 1 ? 'pair fails' : 'pairs fail'}`;
  report({
    path: `company.colors.${name}`,
    site: null,
    value: showValue(colorAt(colors, name)),
    problem: `${also}${describePair(weakest, name)}${more}`,
    fix: describeFix(name, nearest, isLinkByDefault),
  });
}

function describePair({ scheme, of, on, ofColor, onColor, ratio, least }: MeasuredPair, name: string): string {
  const place = name.endsWith('ground')
    ? `under ${words[of]} (${ofColor})`
    : `as ${words[of]} on ${words[on]} (${onColor})`;
  // Rounded down: 4.499 must not read as what is needed.
  const reached = (Math.floor(ratio * 100) / 100).toFixed(2);
  return `${place} has a contrast of ${reached}:1 in the ${scheme} scheme, and ${least}:1 is needed`;
}

const words: Readonly<Record<ColorToken, string>> = {
  ground: 'the page',
  surface: 'cards',
  tint: 'tinted panels',
  brand: 'buttons',
  onBrand: 'the text of buttons',
  edge: 'the edge of buttons',
  link: 'links',
  accent: 'the stripe',
  ink: 'text',
  quiet: 'quiet text',
  line: 'lines',
  fieldLine: 'the line around fields',
  good: 'what is well',
  goodTint: 'green panels',
  warn: 'warnings',
  warnTint: 'yellow panels',
  bad: 'problems',
  badTint: 'red panels',
};

function describeFix(name: string, nearest: string | null, isLinkByDefault: boolean): string {
  if (nearest === null) return 'Choose another colour: none of this hue can be read there.';
  if (!isLinkByDefault) return `Write '${nearest}', the nearest that passes.`;
  const group = name.startsWith('dark.') ? 'colors.dark' : 'colors';
  return `Add link: '${nearest}' to ${group}, the nearest that passes, and keep this one for buttons.`;
}

function colorAt(colors: BrandColors, name: string): string | undefined {
  const [scheme, own] = name.startsWith('dark.') ? [colors.dark, name.slice(5)] : [colors, name];
  return scheme?.[own as 'primary' | 'link' | 'accent' | 'ground'];
}
