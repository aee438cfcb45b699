import type { ForeignKind } from '../../lib/hosts/foreign-code';
import { readScanned, type Scanned } from '../../lib/hosts/read-scanned';

/** What to do about the codes in a picture, or on a tag. */
export type Verdict =
  /** `text` goes into the field: the ID, or the whole address where that proves something. */
  | { readonly kind: 'found'; readonly text: string; readonly hostId: string }
  /** A bare word: an ID or the serial number on a sticker. Only the reader can tell. */
  | { readonly kind: 'uncertain'; readonly text: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'foreign'; readonly what: ForeignKind }
  | { readonly kind: 'nothing' };

/**
 * One host among whatever else is in view is found; of two nobody can tell which is meant. What was said not to be the ID
 * is not asked about again. Pure.
 */
export function judgeCodes(texts: readonly string[], rejected: ReadonlySet<string> = new Set()): Verdict {
  const read = texts.map((text) => ({ text, scanned: readScanned(text) }));
  const found = new Map(read.flatMap(toFound).map((verdict) => [verdict.hostId, verdict]));
  const [host] = found.values();
  if (found.size > 1 || read.some(({ scanned }) => scanned.kind === 'several')) return { kind: 'several' };
  if (host !== undefined) return host;
  const [first] = read.map(toDoubt).filter((doubt) => doubt.kind !== 'uncertain' || !rejected.has(doubt.text));
  return first ?? { kind: 'nothing' };
}

interface Code {
  readonly text: string;
  readonly scanned: Scanned;
}

function toFound({ text, scanned }: Code): Extract<Verdict, { kind: 'found' }>[] {
  if (scanned.kind !== 'host' || !scanned.isCertain) return [];
  const { hostId, linkPath } = scanned;
  return [{ kind: 'found', hostId, text: linkPath === null ? hostId : text }];
}

function toDoubt({ scanned }: Code): Extract<Verdict, { kind: 'uncertain' | 'foreign' }> {
  if (scanned.kind === 'host') return { kind: 'uncertain', text: scanned.hostId };
  return { kind: 'foreign', what: scanned.kind === 'foreign' ? scanned.what : 'other' };
}
