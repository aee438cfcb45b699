import { formatRegistrationUrl } from '../../lib/hosts/registration-url';
import { languageNames } from '../../lib/languages';
import { drawCode } from './draw-code';
import { codeBlock, codeSpan } from './fence';
import { listDifferences, listFaults, listTexts } from './format-lists';
import { mustNotShip, type Picture, type PreviewReport, pictureFile } from './report-schema';

/** Where the reader stands, and what they can reach from there. Nothing of it comes from the pull request. */
export interface Surroundings {
  /** `folder`: beside the pictures, so they are shown. `comment`: in a comment, which can show none. */
  readonly place: 'folder' | 'comment';
  /** The page of the run that made the report; its artefact holds the pictures. */
  readonly runUrl: string | null;
  /** The deployment of this change, or null while nobody knows one. */
  readonly previewOrigin: string | null;
  /** An edge host ID that the preview has not met yet. */
  readonly hostId: string;
}

/** A comment may have 65,536 letters; what is left over is for what GitHub counts differently. */
export const mostLetters = 60_000;
/** Of one block. There are at most six, so that all together stay below {@link mostLetters}. */
const mostOfBlock = 8_000;

/**
 * The report for people. Whatever came from the pull request stands in code spans and code blocks, where it is text and
 * nothing else; what stands outside of them is ours. Always shorter than {@link mostLetters}. Pure.
 */
export function formatReport(report: PreviewReport, around: Surroundings): string {
  return [
    formatVerdict(report, around),
    ...section('Must be mended first', [...listFaults(report.refusals), ...listFaults(report.faults)]),
    ...section('Sites and hosts', report.comparison === null ? [] : listDifferences(report.comparison)),
    ...section('Warnings', listTexts(report.warnings)),
    ...formatContrast(report),
    ...formatCheck(report),
    ...formatPictures(report, around),
    ...formatWalk(report, around),
  ].join('\n\n');
}

function formatVerdict(report: PreviewReport, { runUrl }: Surroundings): string {
  const { sites, faults, refusals, conflicts, comparison } = report;
  const isCompared = report.notCompared === null;
  const good = isCompared ? 'nothing speaks against it' : 'no fault, but it could not be compared';
  const head = `## Preview: ${mustNotShip(report) ? 'this must not ship as it is' : good}`;
  const found = [
    ...tell(faults.total, 'fault of the configuration', 'faults of the configuration'),
    ...tell(conflicts, 'of them about a VIP or a name that is taken', 'of them about VIPs or names that are taken'),
    ...tell(refusals.total, 'change of an identity', 'changes of identities'),
  ];
  const said = [
    `Compared with ${codeSpan(report.base)}.`,
    ...(sites.after === null ? [] : [`Sites: ${sites.before ?? 'unknown'} before, ${sites.after} after.`]),
    ...(comparison === null ? [] : [summarize(comparison)]),
    ...(found.length === 0 ? [] : [`Found: ${found.join(', ')}.`]),
    ...(runUrl === null ? [] : [`All of it: [the run](${runUrl}).`]),
  ];
  const why = report.notCompared === null ? [] : [`Not compared: ${codeSpan(report.notCompared)}`];
  return [head, said.join(' '), ...why].join('\n\n');
}

function summarize(comparison: NonNullable<PreviewReport['comparison']>): string {
  const { added, changed, renamed, removed, unchanged } = comparison;
  return `${added.total} added, ${changed.total} changed, ${renamed.total} renamed, ${removed.total} removed, ${unchanged} as before.`;
}

function tell(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, codeBlock(lines, mostOfBlock)];
}

function formatContrast({ contrast }: PreviewReport): string[] {
  if (contrast === null) return [];
  const title = '### Brand contrast';
  if (contrast.failing === 0)
    return [title, `All ${contrast.measured} pairs of colours that the pages use can be read.`];
  const lines = contrast.weakest.map(
    ({ scheme, of, on, ofColor, onColor, ratio, least }) =>
      `${scheme}: ${of} ${ofColor} on ${on} ${onColor} is ${ratio.toFixed(2)}, needs ${least}`,
  );
  const sentence = `${contrast.failing} of ${contrast.measured} pairs cannot be read well. The weakest:`;
  return [title, sentence, codeBlock(lines, mostOfBlock)];
}

function formatCheck({ check }: PreviewReport): string[] {
  const lines = check.map(({ name, state, says }) => `${state.padEnd(8)} ${name.padEnd(12)} ${says}`.trimEnd());
  return section('Check', lines);
}

function formatPictures({ pictures }: PreviewReport, around: Surroundings): string[] {
  const why = pictures.missing === null ? [] : [codeSpan(pictures.missing)];
  if (pictures.taken.length === 0) return why.length === 0 ? [] : ['### Pictures', ...why];
  return [
    '### Pictures',
    ...(around.place === 'folder' ? showPictures(pictures.taken) : [pointTo(pictures.taken, around)]),
    ...why,
  ];
}

/** A row a language; GitHub and editors scale pictures in a table to its width. */
function showPictures(taken: readonly Picture[]): string[] {
  return [...new Set(taken.map(({ language }) => language))].map((language) => {
    const row = taken.filter((picture) => picture.language === language);
    const cells = (show: (picture: Picture) => string) => `| ${row.map(show).join(' | ')} |`;
    return [
      cells(({ step }) => `${step}, ${nameLanguage(language)}`),
      cells(() => '---'),
      cells((picture) => `![${picture.step}](${pictureFile(picture)})`),
    ].join('\n');
  });
}

function pointTo(taken: readonly Picture[], { runUrl }: Surroundings): string {
  const names = [...new Set(taken.map(({ language }) => nameLanguage(language)))].join(' and ');
  const where = runUrl === null ? 'the artefact of the run' : `[the artefact of the run](${runUrl}#artifacts)`;
  const screens = taken.length === 1 ? '1 screen' : `${taken.length} screens`;
  return `${screens} in ${names}: see ${where}. A comment cannot show pictures of its own.`;
}

function nameLanguage(tag: string): string {
  return Object.entries(languageNames).find(([language]) => language === tag)?.[1] ?? 'another language';
}

function formatWalk({ sites }: PreviewReport, { previewOrigin, hostId, place }: Surroundings): string[] {
  const title = '### Walk through it';
  if (previewOrigin === null) {
    const says = place === 'folder' ? 'The comment on the pull request has the address of the preview.' : notDeployed;
    return [title, says];
  }
  const address = formatRegistrationUrl(previewOrigin, hostId);
  return [
    title,
    `Scan this as an operator scans a host, or [open it here](${address}). It is practice: the host is virtual, nothing real is registered. [The simulator](${previewOrigin}/simulator) shows the screens of more hosts, with a code each that is easier to scan than one of letters.`,
    codeBlock(drawCode(address), mostOfBlock),
    protection,
    ...(sites.openToAll === 0 ? [closedDoors] : []),
  ];
}

const notDeployed =
  'There is no deployment of this commit yet. As soon as there is one, its address and a QR code stand here.';

const protection =
  'Previews are protected: a phone meets the sign-in of Vercel first. Sign in there with an account of the team, or have a maintainer make a *shareable link* (Vercel, this deployment, Share) and open that one once on the phone; the code works from then on. The secret for automation stays out of phones and comments.';

const closedDoors =
  'No site of this configuration is open to everybody, so the walk begins with a staging link, a PIN or a sign-in, as in production. `docs/previews.md` tells how a preview gets secrets of its own for them.';
