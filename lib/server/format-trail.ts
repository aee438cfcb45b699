import type { AuditEvent } from '../store/records';
import { escapeUnseen } from './escape-unseen';

/** An event as it leaves the house; the time is one that people and spreadsheets read. */
export interface TrailRow extends Omit<AuditEvent, 'atMs'> {
  readonly at: string;
}

const columns = [
  'at',
  'who',
  'what',
  'hostId',
  'siteId',
  'result',
  'reference',
  'paletteAuditUid',
  'configVersion',
  'id',
] as const satisfies readonly (keyof TrailRow)[];

/** The event with its time as ISO 8601, UTC, in the order of the columns. Pure. */
export function toTrailRow(event: AuditEvent): TrailRow {
  const { atMs, who, what, hostId, siteId, result, reference, paletteAuditUid, configVersion, id } = event;
  const at = new Date(atMs).toISOString();
  return { at, who, what, hostId, siteId, result, reference, paletteAuditUid, configVersion, id };
}

/** One line of JSON Lines, without its end; it holds no line break, whatever the event says. Pure. */
export function formatTrailJson(event: AuditEvent): string {
  return escapeUnseen(JSON.stringify(toTrailRow(event)));
}

/** The first line of the CSV form. */
export const trailCsvHeader = columns.join(',');

/** One record of CSV (RFC 4180), without its end. Pure. */
export function formatTrailCsv(event: AuditEvent): string {
  const row = toTrailRow(event);
  return columns.map((column) => formatCsvField(row[column] ?? '')).join(',');
}

/**
 * A field that no spreadsheet takes for a formula: what begins like one gets an apostrophe, which shows that it is text
 * (OWASP, "CSV Injection"); that goes for the wide forms of the same signs and for what stands behind blanks, too. Quoted
 * where a spreadsheet might see more than one field in it, also one that separates by semicolon. Pure.
 */
export function formatCsvField(text: string): string {
  const isLikeFormula = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text);
  const safe = escapeUnseen(escapeControls(isLikeFormula ? `'${text}` : text));
  return /[",;'\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A terminal obeys them; tabs and line breaks stay, since CSV has its quotes for them. */
function escapeControls(text: string): string {
  return text.replace(/(?![\t\r\n])\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
