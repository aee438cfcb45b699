import type { HostId } from '../../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import { en } from '../../../lib/i18n/en';
import { formatDuration } from '../../../lib/i18n/registration/format-duration';
import { headingWords } from '../../../lib/i18n/registration/heading-words';
import { stepsDone } from '../../../lib/i18n/registration/progress';
import { shortfallSentences } from '../../../lib/i18n/registration/shortfall-sentences';
import { shownSteps } from '../../../lib/i18n/registration/shown-steps';
import { findUnusual } from '../../../lib/i18n/registration/unusual';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Site } from '../../../lib/sites/site';
import { describeProblem } from '../describe-problem';
import { plainText } from '../plain-text';
import type { Terminal, Tone } from '../terminal';
import { wrapText } from '../wrap-text';

/** One host that was asked about, and what its page would say; `view` null: nobody has registered it here. */
export interface HostStatus {
  readonly hostId: HostId;
  readonly view: RegistrationView | null;
  readonly site: Pick<Site, 'name' | 'timeZone'> | null;
}

type Page = Pick<Terminal, 'columns' | 'paint'>;

/** Nobody is needed any more, or somebody is: nothing changes by itself. Pure. */
export function isSettled({ view }: HostStatus): boolean {
  return view === null || view.pollAfterMs === null || view.state === 'needs_attention';
}

/** Does somebody have to look after it? Pure. */
export function isWrong({ view }: HostStatus): boolean {
  return view === null || view.problem !== null || view.state === 'needs_attention';
}

/** The host in a line, or two where it is narrow, and what is wrong with it. Pure. */
export function describeBriefly(status: HostStatus, { columns, paint }: Page, nowMs: number): string[] {
  const { hostId, view } = status;
  const { title } = wordsOf(status, nowMs);
  const where = view === null ? '' : `  ${view.siteId}`;
  const isNarrow = hostId.length + where.length + title.length + 2 > columns;
  const shown = paint(toneOf(status), title);
  const head = isNarrow ? [hostId, `  ${shown}`, ...(where === '' ? [] : [where])] : [`${hostId}${where}  ${shown}`];
  return [...head, ...problemOf(status).flatMap((text) => wrapText(text, columns, '  '))];
}

/** All that the host's page says, in the same words. Pure. */
export function describeFully(status: HostStatus, page: Page, nowMs: number): string[] {
  const { hostId, view, site } = status;
  const { title, sentence, wait } = wordsOf(status, nowMs);
  const { columns, paint } = page;
  const said = [sentence, wait ?? '', ...problemOf(status)].flatMap((text) => wrapText(text, columns, '  '));
  const head = [hostId, `  ${paint(toneOf(status), title)}`, ...said];
  if (view === null) return head;
  const facts = [
    ['site', `${plainText(site?.name ?? view.siteId)} (${view.siteId})`],
    ['words', wordPairOf(hostId).join(' ')],
    ...(view.hostName === null ? [] : [['name', plainText(view.hostName)]]),
    ...(view.pool === undefined ? [] : [['pool', plainText(view.pool)]]),
    ...(site?.timeZone ? [['times', `of ${site.timeZone}`]] : []),
    ...(view.observedAtMs === null ? [] : [['looked', `${formatDuration(nowMs - view.observedAtMs, 'en')} ago`]]),
  ];
  const factLines = facts.flatMap(([name = '', text = '']) => wrapText(`${name}: ${text}`, columns, '  '));
  return [...head, ...stepLines(status, view, page, nowMs), ...factLines];
}

function wordsOf({ view, site }: HostStatus, nowMs: number): { title: string; sentence: string; wait: string | null } {
  if (view === null) {
    const { title } = en.registration.unknown;
    return { title, sentence: 'Nobody has registered it here, or it was taken back.', wait: null };
  }
  return headingWords(en, {
    view,
    siteName: site?.name ?? view.siteId,
    turnInSeconds: turnOf(view, nowMs),
    unusual: unusualOf(view, nowMs),
  });
}

function turnOf({ turnAtMs }: RegistrationView, nowMs: number): number | null {
  return turnAtMs === null ? null : Math.max(0, Math.ceil((turnAtMs - nowMs) / 1_000));
}

function unusualOf(view: RegistrationView, nowMs: number) {
  return findUnusual(view, shortfallSentences(en, view.machine).length > 0, nowMs);
}

function toneOf(status: HostStatus): Tone {
  if (isWrong(status)) return 'bad';
  return status.view?.state === 'ready' ? 'good' : 'warn';
}

/** Of a host that is where it belongs, being due means no more than another look. */
const underWay: readonly string[] = ['queued', 'registering', 'joining'];

function problemOf({ view }: HostStatus): readonly string[] {
  if (view === null) return [];
  const shortfalls = shortfallSentences(en, view.machine);
  const late =
    view.isDue && underWay.includes(view.state) ? ['Perhaps nobody is working on it: register it once more.'] : [];
  if (view.problem === null) return [...shortfalls, ...late];
  const { sentence, nextStep } = describeProblem(view.problem);
  return [plainText(sentence), plainText(nextStep), `Reference: ${view.problem.reference}`, ...shortfalls];
}

function stepLines({ site }: HostStatus, view: RegistrationView, page: Page, nowMs: number): string[] {
  const isUsual = view.turnAtMs === null && !view.isDue;
  const told = { view, timeZone: site?.timeZone ?? null, nowMs, isUsual, unusual: unusualOf(view, nowMs) };
  const done = stepsDone(view);
  return shownSteps(en, told).flatMap((step, at) => {
    if (at < done) {
      const time = step.time === null ? '' : ` (${step.time})`;
      return wrapText(`[x] ${step.done}${time}`, page.columns, '  ');
    }
    const isCurrent = at === done && view.problem === null;
    const more = isCurrent ? [step.running?.text ?? '', step.hint].filter((text) => text !== '') : [];
    return [...wrapText(`${isCurrent ? '[>]' : '[ ]'} ${step.title}`, page.columns, '  ')].concat(
      more.flatMap((text) => wrapText(text, page.columns, '      ')),
    );
  });
}
