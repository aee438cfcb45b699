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
  const more = others.length === 0 ? '' : ` (and ${others.length} more like it)`;
  const role = isLinkByDefault ? 'is also the colour of links, and as ' : 'as ';
  report({
    path: `company.colors.${name}`,
    site: null,
    value: showValue(colorAt(colors, name)),
    problem: `${role}${describePair(weakest)}${more}`,
    fix: describeFix(name, nearest, isLinkByDefault),
  });
}

function describePair({ scheme, of, on, ofColor, onColor, ratio, least }: MeasuredPair): string {
  // Rounded down: 4.499 must not read as what is needed.
  const reached = Math.floor(ratio * 100) / 100;
  return `${words(of)} ${ofColor} on ${words(on)} ${onColor} (${scheme}) has a contrast of ${reached.toFixed(2)}:1, ${least}:1 is needed`;
}

function describeFix(name: string, nearest: string | null, isLinkByDefault: boolean): string {
  if (nearest === null) return 'Choose another colour: none of this hue can be read there.';
  if (!isLinkByDefault) return `Write '${nearest}', the nearest that passes.`;
  const link = name.replace('primary', 'link');
  return `Add colors.${link}: '${nearest}', the nearest that passes, and keep this one for buttons.`;
}

function words(token: string): string {
  return token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function colorAt(colors: BrandColors, name: string): string | undefined {
  const [scheme, own] = name.startsWith('dark.') ? [colors.dark, name.slice(5)] : [colors, name];
  return scheme?.[own as 'primary' | 'link' | 'accent' | 'ground'];
}
