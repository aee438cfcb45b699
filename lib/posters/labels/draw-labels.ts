import type { HostId } from '../../hosts/edge-host-id';
import { wordPairOf } from '../../hosts/word-pair';
import type { Dictionary } from '../../i18n/dictionary';
import { isolate } from '../../i18n/isolate';
import { drawCode } from '../draw-code';
import type { Box, Page } from '../page';
import { type Paper, papers } from '../papers';
import { fromStart, joinParts, type Part, print } from '../part';
import { ltr } from '../text/ltr';
import type { Hand } from '../text/set-text';
import { type LabelSheet, labelSheets, labelsOn } from './label-sheets';

/** The label of one host. */
export interface HostLabel {
  readonly hostId: HostId;
  /** What the host's own screen shows as its code. */
  readonly address: string;
  /** Where it shall go, or whose it is. */
  readonly heading: string;
  readonly t: Dictionary;
  readonly hand: Hand;
}

const ink = '#000000';
const oneLineLength = 20;
/** As long as what people compare on two screens. */
const endLength = 6;

/** Draws labels onto as many sheets as they need; the first `skip` places of the first sheet stay empty. Pure. */
export function drawLabels(labels: readonly HostLabel[], paper: Paper, title: string, skip = 0): Page[] {
  const sheet = labelSheets[paper];
  const perPage = labelsOn(sheet);
  const places = [...Array.from({ length: skip }, () => null), ...labels];
  return Array.from({ length: Math.ceil(places.length / perPage) }, (_, page): Page => {
    const parts = places
      .slice(page * perPage, (page + 1) * perPage)
      .map((label, at) => (label === null ? joinParts() : drawLabel(label, boxOf(sheet, at), sheet)));
    const { marks, codes, missing } = joinParts(...parts);
    const language = labels[0]?.t.language ?? 'en';
    return { title, language, ...papers[paper], marks, codes, missing: [...new Set(missing)] };
  });
}

function boxOf({ columns, left, top, across, down, label }: LabelSheet, at: number): Box {
  return { ...label, x: left + (at % columns) * across, y: top + Math.floor(at / columns) * down };
}

function drawLabel({ hostId, address, heading, t, hand }: HostLabel, box: Box, { codeInset }: LabelSheet): Part {
  const side = box.height - 2 * codeInset;
  const place = fromStart({ x: codeInset, y: box.y + codeInset, width: side, height: side }, hand, box.width, box.x);
  const { mark, code } = drawCode(address, place, ink);
  // The quiet zone is white enough to keep letters away from the code.
  const x = codeInset + side;
  const width = box.width - x - 2;
  const height = box.height - 3;
  const rows = [
    { text: isolate(heading), share: 0.26, size: 3, weight: 'bold' },
    { text: t.common.hostIdEnd, share: 0.1, size: 2.2, weight: 'regular' },
    { text: ltr(hostId.slice(-endLength)), share: 0.28, size: 7, weight: 'bold' },
    { text: ltr(wordPairOf(hostId).join(' ')), share: 0.18, size: 3.2, weight: 'bold' },
    { text: ltr(inHalves(hostId)), share: 0.18, size: 2.1, weight: 'regular' },
  ] as const;
  let y = box.y + 1.5;
  return joinParts(
    { marks: [mark], codes: [code], missing: [] },
    ...rows.map(({ text, share, size, weight }) => {
      const row = fromStart({ x, y, width, height: height * share }, hand, box.width, box.x);
      y += height * share;
      return print({ text, box: row, weight, size, leastSize: 1.3, color: ink, vertical: 'middle' }, hand);
    }),
  );
}

/** A line may end in the middle of an ID that one line could show only in letters that nobody can read. */
function inHalves(hostId: string): string {
  const middle = Math.ceil(hostId.length / 2);
  return hostId.length <= oneLineLength ? hostId : `${hostId.slice(0, middle)}\u200b${hostId.slice(middle)}`;
}
