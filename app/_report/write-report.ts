import type { Dictionary } from '../../lib/i18n/dictionary';
import type { RegistrationView } from '../../lib/registration/view';
import type { Site } from '../../lib/sites/site';
import { formatMoment } from '../_approve/format-moment';
import { endOfHostId } from '../_parts/group-host-id';
import { type ShownProblem, wordsOf } from '../_parts/shown-problem';

/** A message to somebody else, as plain text. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

export interface ReportFacts {
  readonly view: Pick<RegistrationView, 'hostId' | 'hostName' | 'state' | 'milestones'>;
  readonly site: Pick<Site, 'id' | 'name' | 'timeZone'>;
  /** What the page says above everything else. */
  readonly title: string;
  /** As the host's console shows them. */
  readonly words: readonly string[];
  readonly problem: ShownProblem | null;
  /** What is below the minimum, as sentences. */
  readonly shortfalls: readonly string[];
  readonly nowMs: number;
  /** Where the page is; without what opens it. */
  readonly address: string;
  /** Stands above all else where nothing is real; null: it is. */
  readonly mark: string | null;
}

/**
 * What IT needs to help: in the words that the sender reads, beside each the one that means the same in every language. It
 * is made of nothing but what is listed here, none of which is secret: the text may go through anybody's hands.
 */
export function writeReport(t: Dictionary, facts: ReportFacts): Message {
  const { view, site, title, words, problem, shortfalls, nowMs, address, mark } = facts;
  const { lines, subject } = t.report;
  const momentOf = (atMs: number) => formatMoment(atMs, site.timeZone, t.language);
  const text = [
    mark,
    lines.site(site.name, site.id),
    lines.host(view.hostId),
    lines.words(words.join(' ')),
    view.hostName === null ? null : lines.name(view.hostName),
    lines.state(title, view.state),
    problem === null ? null : lines.problem(wordsOf(t, problem).sentence, problem.code),
    problem?.reference ? lines.reference(problem.reference) : null,
    ...shortfalls,
    ...stepLines(t, view.milestones, momentOf),
    lines.time(momentOf(nowMs), new Date(nowMs).toISOString()),
    lines.page(address),
  ];
  return { subject: oneLine(subject(endOfHostId(view.hostId), site.name, title)), text: joinLines(text) };
}

function stepLines(
  t: Dictionary,
  { registeredAtMs, calledHomeAtMs, readyAtMs }: RegistrationView['milestones'],
  momentOf: (atMs: number) => string,
): (string | null)[] {
  const { steps } = t.registration;
  const line = (name: string, atMs: number | null) =>
    atMs === null ? null : t.report.lines.step(name, momentOf(atMs));
  return [
    line(steps.registered.done, registeredAtMs),
    line(steps.called_home.done, calledHomeAtMs),
    line(steps.ready.done, readyAtMs),
  ];
}

/** A name from outside must not begin a line of its own. */
export function joinLines(lines: readonly (string | null)[]): string {
  return lines
    .filter((line) => line !== null)
    .map(oneLine)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
