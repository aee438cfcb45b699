import { extname } from 'node:path';
import { languageNames } from '../../lib/languages';
import { judgeModule } from '../../lib/posters/judge-module';
import { labelSheets, labelsOn } from '../../lib/posters/labels/label-sheets';
import type { Paper } from '../../lib/posters/papers';
import { findLink } from './choose-sites';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { plainText } from './plain-text';
import { choosePublicOrigin } from './public-origin';
import { planLabels } from './qr/plan-labels';
import { planPosters, type Target } from './qr/plan-posters';
import type { Job } from './qr/run-job';
import type { Format } from './qr/write-sheets';

// Written out here: what draws is loaded only when something is drawn.
const formats: readonly Format[] = ['pdf', 'svg', 'png'];
const paperNames: readonly Paper[] = ['a4', 'letter'];

const mostShown = 20;

/** Draws door posters of sites and labels of hosts. */
export const qr: Command = {
  name: 'qr',
  summary: 'draw door posters of sites and labels of hosts',
  description: [
    'poster: a page for the door of each site, with a code that opens the site’s page on a phone, the steps as pictures in the site’s language, and the help desk. labels: sheets of adhesive labels (A4: L7160, 3 x 7; Letter: 5160, 3 x 10), each with the code that the host’s own screen shows, the end of its ID, its two words and its site.',
    'Labels are made for the hosts of --host-id, otherwise for those that hosts.csv names one by one for the sites. With --link the codes carry that staging link and prove what it proves: needs LINK_SECRETS as deployed.',
    'A PDF has its fonts in it, and 500 pages at most: more go into further files, posters-1.pdf and so on. SVG and PNG make a file for each page; in a PNG, and in a PDF unless the logo is a PNG, the company’s name stands in letters instead of the logo. Print at 100 %, without fitting to the page.',
    'Needs the packages of development (npm ci without --omit=dev). Ends with 3 when a name has letters that no font of ours has.',
  ],
  words: [{ name: '<kind>', description: 'poster or labels' }],
  options: [
    { flags: '--site <id...>', description: 'of these sites' },
    { flags: '--all', description: 'of every open site; with --link of the link’s sites' },
    { flags: '--host-id <id...>', description: 'labels of these hosts' },
    { flags: '--link <id>', description: 'the codes carry this staging link' },
    { flags: '--format <format>', description: 'otherwise by the ending of --out', choices: formats },
    { flags: '--paper <paper>', description: 'a4 unless it is given', choices: paperNames },
    {
      flags: '--language <tag>',
      description: 'instead of that of each site',
      choices: Object.keys(languageNames),
    },
    { flags: '--skip <count>', description: 'labels already gone from the first sheet' },
    { flags: '--origin <url>', description: 'instead of PUBLIC_ORIGIN' },
    { flags: '--out <path>', description: 'the file to write; several get names or numbers behind it' },
    { flags: '--force', description: 'write over files that are there' },
  ],
  examples: [
    'qr poster --site denver-snow-st --out poster.pdf',
    'qr poster --all --paper letter --out posters.pdf',
    'qr poster --site denver-snow-st --language ar --out poster.svg',
    'qr labels --all --out labels.pdf',
    'qr labels --host-id edge-5c913342d76bb86e7ccd998b19d030a5 --link spring --skip 4 --out labels.pdf',
  ],
  run: drawSheets,
};

async function drawSheets({ positionals: [kind], values }: Given, house: House): Promise<Outcome> {
  if (kind !== 'poster' && kind !== 'labels') throw new CommandFault('It is qr poster or qr labels.', 'usage');
  const job = kind === 'poster' ? planPosterJob(values, house) : planLabelJob(values, house);
  const { runJob } = await loadRunner();
  const { files, codes, missing } = await runJob(job, house.terminal);
  const tooSmall = judgeModule(
    kind,
    codes.map(({ moduleMm }) => moduleMm),
  );
  const warnings = [...job.warnings, ...(tooSmall === null ? [] : [tooSmall])];
  const isFound = missing.length > 0;
  return {
    json: { files, codes, warnings, missing },
    lines: [
      ...files.slice(0, mostShown).map((path) => `${path}: written`),
      ...(files.length > mostShown ? [`and ${files.length - mostShown} more files`] : []),
      `${codes.length === 1 ? '1 code' : `${codes.length} codes`}, ${job.paper === 'a4' ? 'A4' : 'Letter'}; print at 100 %`,
      ...warnings.map((text) => house.terminal.paint('warn', `Warning: ${text}`)),
      ...(isFound
        ? [
            house.terminal.paint(
              'bad',
              `No font of ours has: ${missing.map(nameLetter).join(', ')}. Empty boxes stand for them.`,
            ),
          ]
        : []),
    ],
    ...(isFound ? { exitCode: exitCodes.found } : {}),
  };
}

/** A letter that cannot be seen has a number at least. */
function nameLetter(letter: string): string {
  const number = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${plainText(letter)} (U+${number})`;
}

type Values = Given['values'];

function planPosterJob(values: Values, house: House): Job {
  if (values.hostId !== undefined || values.skip !== undefined) {
    throw new CommandFault('--host-id and --skip are for labels.', 'usage');
  }
  const choice = readSites(values);
  if (choice.siteIds.length === 0 && !choice.isAll)
    throw new CommandFault('Say which sites: --site or --all.', 'usage');
  const { posters, warnings } = planPosters(house.index(), choice, readTarget(values, house));
  if (posters.length === 0) throw new CommandFault('There is no open site for these posters.');
  return { kind: 'poster', posters, warnings, ...readStyle(values, house) };
}

function planLabelJob(values: Values, house: House): Job {
  const hostIds = textsOf(values.hostId);
  const choice = readSites(values);
  if (hostIds.length === 0 && choice.siteIds.length === 0 && !choice.isAll) {
    throw new CommandFault('Say for which hosts: --host-id, --site or --all.', 'usage');
  }
  const plan = planLabels(house.index(), { ...choice, hostIds }, readTarget(values, house));
  const style = readStyle(values, house);
  return { kind: 'labels', ...plan, skip: readSkip(values.skip, labelsOn(labelSheets[style.paper])), ...style };
}

function readSites({ site, all }: Values) {
  const choice = { siteIds: textsOf(site), isAll: all === true };
  if (choice.siteIds.length > 0 && choice.isAll)
    throw new CommandFault('--all and --site do not go together.', 'usage');
  return choice;
}

function readTarget({ link, origin }: Values, house: House): Target {
  const { linkSecrets, publicOrigin } = house.env();
  return {
    origin: choosePublicOrigin(origin, publicOrigin),
    link: typeof link === 'string' ? findLink(house.index().access?.links ?? [], link) : null,
    linkSecrets,
    nowMs: house.now(),
  };
}

function readStyle({ out, format, paper, language, force }: Values, house: House) {
  if (typeof out !== 'string' || out === '')
    throw new CommandFault('Say which file to write: --out poster.pdf.', 'usage');
  const ending = extname(out).slice(1).toLowerCase();
  const chosen = formats.find((one) => one === (format ?? ending));
  if (chosen === undefined) throw new CommandFault('--out ends in .pdf, .svg or .png, or give --format.', 'usage');
  return {
    company: house.index().company,
    path: out,
    format: chosen,
    paper: paperNames.find((one) => one === paper) ?? 'a4',
    language: typeof language === 'string' ? language : null,
    mayReplace: force === true,
    atMs: house.now(),
  };
}

/** A sheet of which nothing is left need not be begun. */
function readSkip(value: unknown, perSheet: number): number {
  if (value === undefined) return 0;
  const skip = /^[0-9]{1,2}$/.test(String(value)) ? Number(value) : perSheet;
  if (skip >= perSheet) throw new CommandFault(`--skip is a number of labels from 0 to ${perSheet - 1}.`, 'usage');
  return skip;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Loaded here: a production install has neither pdfkit nor the fonts, and its other commands must work. */
async function loadRunner() {
  try {
    return await import('./qr/run-job');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !/MODULE_NOT_FOUND$/.test(String(error.code))) throw error;
    throw new CommandFault('qr needs the packages of development, which are not installed. Run: npm ci');
  }
}
