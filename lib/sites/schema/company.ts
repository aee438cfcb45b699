import { z } from 'zod';
import { corners } from '../../branding/corners';
import { longestOwnText, type OwnTextKey, ownTexts } from '../../branding/own-texts';
import { color } from './color';
import { lineOfText, notRepeated, says, text, textLike } from './leaf';
import { nameOf, onceOrPerLanguage, ownText, perLanguage } from './wording';

function picture(endings: string, what: string, example: string) {
  // No segment begins with a dot: a path stays below public/, and names nothing hidden.
  return textLike(new RegExp(`^(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)+\\.(?:${endings})$`), what, example);
}

const logo = (example: string) =>
  picture('svg|png|webp', 'the path of an SVG, PNG or WebP file below public/', example).optional();

const statedColors = {
  accent: color('the second colour').optional(),
  link: color('the colour of links').optional(),
  ground: color('the colour of the page').optional(),
};

/** Somebody may paste an address with a password in it. */
const linkAddress = notRepeated(
  text(
    'an address that begins with https://, or the path of a file below public/',
    "'https://www.example.com/imprint' or '/brand/imprint.pdf'",
    (value) => {
      if (isDocumentPath(value)) return null;
      if (!/^https:\/\//.test(value)) return 'is neither a web address with https:// nor a file below public/';
      if (/[\s\\<>"]/.test(value) || !URL.canParse(value) || value.length > 300) return 'is not a web address';
      const { username, password } = new URL(value);
      return username === '' && password === '' ? null : 'has a name or a password in it, which everybody would see';
    },
  ),
);

/** Is it a file of ours (HTML, PDF or text), and not an address elsewhere? */
export function isDocumentPath(value: string): boolean {
  return /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+\.(?:html|pdf|txt)$/.test(value);
}

const address = onceOrPerLanguage(linkAddress, "Write an address, or { en: 'https://…', de: 'https://…' }.").optional();

const ownTextKeys = Object.keys(ownTexts) as [OwnTextKey, ...OwnTextKey[]];

const textsOfLanguage = z
  .partialRecord(
    nameOf(ownTextKeys, 'is no text that can be said in own words', 'docs/branding.md lists those that can.'),
    ownText(
      `a line of plain text of at most ${longestOwnText} characters`,
      "'Call the store help desk'",
      longestOwnText,
    ),
  )
  .describe("Write texts by their keys: { 'enter.title': '…' }. docs/branding.md lists them.");

/** Whose app this is: names, pictures, colours, words, and whom an operator calls. */
export const companySchema = z.strictObject({
  name: lineOfText('the name of the company', "'Juniper & Rye'", 60),
  productName: lineOfText('the title of the app', "'Host registration'", 60).optional(),
  logo: logo("'/brand/logo.svg'"),
  logoDark: logo("'/brand/logo-dark.svg'"),
  icon: z
    .strictObject({
      png: picture('png', 'the path of a PNG file below public/', "'/brand/icon.png'"),
      svg: picture('svg', 'the path of an SVG file below public/', "'/brand/icon.svg'").optional(),
    })
    .describe("Write { png: '/brand/icon.png' }, and svg if there is one.")
    .optional(),
  colors: z
    .strictObject({
      primary: color('the main colour'),
      ...statedColors,
      dark: z
        .strictObject({ primary: color('the main colour').optional(), ...statedColors })
        .describe("Write the colours that are to be others in the dark: { primary: '#0b5c4b' }.")
        .optional(),
    })
    .describe("Write { primary: '#0b5c4b' }."),
  corners: z
    .enum(corners, {
      error: says('is no way to draw corners', `Write ${corners.map((one) => `'${one}'`).join(', ')}.`),
    })
    .optional(),
  footer: onceOrPerLanguage(
    ownText('a line for the foot of every page', "'Property of Juniper & Rye'", 160),
    "Write a line, or { en: '…', de: '…' }.",
  ).optional(),
  links: z
    .strictObject({ imprint: address, privacy: address, terms: address, accessibility: address })
    .describe("Write { imprint: 'https://…', privacy: 'https://…' }.")
    .optional(),
  texts: perLanguage(textsOfLanguage, "Write texts by language: { en: { 'enter.title': '…' } }.").optional(),
  support: z.strictObject({
    name: lineOfText('the name of the help desk', "'Store Systems Help Desk'", 80),
    phone: textLike(/^\+?[0-9][0-9 ().-]{4,30}$/, 'a telephone number', "'+1 303 555 0142'").optional(),
    email: textLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address', "'helpdesk@example.com'").optional(),
    hours: lineOfText('when somebody answers', "'Mon-Sat 06:00-22:00 Mountain Time'"),
  }),
});
