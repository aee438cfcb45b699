import type { Dictionary } from '../../lib/i18n/dictionary';
import { kindOfHost } from '../../lib/i18n/pool-words';
import { formatDuration } from '../../lib/i18n/registration/format-duration';
import type { RegistrationView } from '../../lib/registration/view';
import type { Site } from '../../lib/sites/site';
import { endOfHostId } from '../_parts/group-host-id';
import { formatMinute } from './format-minute';
import { joinLines, type Message } from './write-report';

/** One line of a receipt. */
export interface ReceiptLine {
  readonly name: string;
  readonly value: string;
  /** An ID stays left to right and in letters that can be told apart. */
  readonly isId?: true;
}

export interface ReceiptFacts {
  readonly view: Pick<RegistrationView, 'hostId' | 'hostName' | 'pool' | 'milestones' | 'requestedWay'>;
  readonly site: Pick<Site, 'name' | 'address' | 'timeZone' | 'pools'>;
  readonly words: readonly string[];
  /** Stands above all else where nothing is real; null: it is. */
  readonly mark: string | null;
}

/** What was done, for whoever has to prove it: no line for what nobody knows. Pure. */
export function receiptLines(t: Dictionary, { view, site, words }: Omit<ReceiptFacts, 'mark'>): readonly ReceiptLine[] {
  const { receipt } = t.report;
  const { registeredAtMs, calledHomeAtMs, readyAtMs } = view.milestones;
  const momentOf = (atMs: number | null) => (atMs === null ? null : formatMinute(atMs, site.timeZone, t.language));
  const total =
    registeredAtMs === null || readyAtMs === null ? null : formatDuration(readyAtMs - registeredAtMs, t.language);
  const lines: readonly (Omit<ReceiptLine, 'value'> & { readonly value: string | null })[] = [
    { name: receipt.site, value: `${site.name}, ${site.address}` },
    { name: receipt.host, value: view.hostId, isId: true },
    { name: receipt.words, value: words.join(' ') },
    { name: receipt.name, value: view.hostName },
    { name: receipt.kind, value: kindOfHost(t, site, view.pool)?.text ?? null },
    { name: receipt.registered, value: momentOf(registeredAtMs) },
    { name: receipt.way, value: view.requestedWay == null ? null : receipt.ways[view.requestedWay] },
    { name: receipt.calledHome, value: momentOf(calledHomeAtMs) },
    { name: receipt.ready, value: momentOf(readyAtMs) },
    { name: receipt.total, value: total },
  ];
  return lines.flatMap(({ value, ...line }) => (value === null ? [] : [{ ...line, value }]));
}

/** The receipt as text. */
export function writeReceipt(t: Dictionary, facts: ReceiptFacts): Message {
  const { line, subject } = t.report.receipt;
  return {
    subject: subject(endOfHostId(facts.view.hostId), facts.site.name),
    text: joinLines([facts.mark, ...receiptLines(t, facts).map(({ name, value }) => line(name, value))]),
  };
}
