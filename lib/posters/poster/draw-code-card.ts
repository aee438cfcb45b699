import { drawCode } from '../draw-code';
import type { Box } from '../page';
import { drawn, fromStart, joinParts, type Part, print, printed } from '../part';
import { rectangle } from '../path';
import { ltr } from '../text/ltr';
import { type Hand, setText } from '../text/set-text';
import type { Frame, PosterWish } from './poster-wish';

/** White around the quiet zone, so that the tint never comes near the code. */
const inset = 3;
const gap = 7;
const titleTop = 7;
const hintHeight = 11;
const typedHeight = 22;

/** The big code, and beside it what to do with it. */
export function drawCodeCard({ address, isShort, inks, t, hand }: PosterWish, frame: Frame): Part {
  const { left, width, codeTop, code } = frame;
  const card = fromStart({ x: 0, y: codeTop, width: code, height: code }, hand, width, left);
  const side = code - 2 * inset;
  const { mark, code: printedCode } = drawCode(
    address,
    { x: card.x + inset, y: card.y + inset, width: side, height: side },
    // Black: what scans best, and what costs the printer least.
    '#000000',
  );
  const textWidth = width - code - 2 * gap;
  const at = (y: number, height: number) =>
    fromStart({ x: code + gap, y: codeTop + y, width: textWidth, height }, hand, width, left);
  const title = setText(
    {
      text: t.poster.codeTitle,
      box: at(titleTop, code - titleTop - hintHeight - typedHeight),
      weight: 'bold',
      size: 8.4,
      leastSize: 5,
      color: inks.ink,
    },
    hand,
  );
  const hint = {
    text: t.poster.codeHint,
    box: at(titleTop + title.height + 2, hintHeight),
    size: 5,
    leastSize: 3.6,
    color: inks.ink,
  };
  return joinParts(
    drawn({ kind: 'fill', path: rectangle(left, codeTop, width, code, 3), color: inks.tint }),
    drawn({ kind: 'fill', path: rectangle(card.x + 1, card.y + 1, code - 2, code - 2, 2.5), color: inks.paper }),
    { marks: [mark], codes: [printedCode], missing: [] },
    printed(title),
    print({ ...hint, weight: 'regular' }, hand),
    isShort ? printAddress(address, t.poster.orType, at(code - typedHeight, typedHeight - 4), inks.ink, hand) : drawn(),
  );
}

/** In one line if it can be: a line that ends at a dash makes people wonder whether the dash is part of it. */
function printAddress(address: string, orType: string, box: Box, color: string, hand: Hand): Part {
  const text = ltr(address.replace(/^https?:\/\//, ''));
  const wish = { text, weight: 'bold', size: 4, leastSize: 2.8, color } as const;
  const oneLine = setText({ ...wish, box: { ...box, y: box.y + 6.5, height: 5.5 } }, hand);
  const twoLines = () => setText({ ...wish, box: { ...box, y: box.y + 6.5, height: box.height - 6.5 } }, hand);
  return joinParts(
    print({ text: orType, box: { ...box, height: 6 }, weight: 'regular', size: 3.8, leastSize: 2.8, color }, hand),
    printed(oneLine.isCut ? twoLines() : oneLine),
  );
}
