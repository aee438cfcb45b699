import { isolate } from '../../i18n/isolate';
import { drawn, fromStart, joinParts, type Part, print, printed } from '../part';
import { rectangle } from '../path';
import type { Weight } from '../text/face';
import { ltr } from '../text/ltr';
import { setColumn } from '../text/set-text';
import type { Frame, PosterWish } from './poster-wish';

const inset = 4;
const contactShare = 0.36;

/** What to do when it does not work, and whom to ask. */
export function drawHelp(wish: PosterWish, frame: Frame): Part {
  const { inks } = wish;
  const { left, width, helpTop, helpHeight } = frame;
  return joinParts(
    drawn({ kind: 'line', path: rectangle(left, helpTop, width, helpHeight, 3), color: inks.accent, width: 0.6 }),
    drawTroubles(wish, frame),
    drawContact(wish, frame),
    drawFoot(wish, frame),
  );
}

function drawTroubles({ inks, t, hand }: PosterWish, { left, width, helpTop, helpHeight }: Frame): Part {
  const { title, noCode, noPage, problem } = t.poster.trouble;
  const wide = width * (1 - contactShare) - 2 * inset;
  const at = (y: number, height: number) =>
    fromStart({ x: inset, y: helpTop + y, width: wide, height }, hand, width, left);
  const column = {
    box: at(9.4, helpHeight - 11.4),
    weight: 'regular',
    size: 3.6,
    leastSize: 2.4,
    color: inks.ink,
  } as const;
  return joinParts(
    print({ text: title, box: at(2, 6.4), weight: 'bold', size: 4.6, leastSize: 3.4, color: inks.ink }, hand),
    printed(...setColumn([noCode, noPage, problem], column, 0.45, hand)),
  );
}

function drawContact({ company, inks, t, hand }: PosterWish, { left, width, helpTop, helpHeight }: Frame): Part {
  const { name, phone, email, hours } = company.support;
  const x = width * (1 - contactShare);
  const wide = width * contactShare - inset;
  const row = (text: string, height: number, size: number, weight: Weight = 'regular') => ({
    text,
    height,
    size,
    weight,
  });
  const rows = [
    row(t.poster.trouble.help, 5, 3.6),
    row(isolate(name), 6, 4.2, 'bold'),
    ...[phone, email].flatMap((way, at) => {
      if (way === null) return [];
      return at === 0 || phone === null ? [row(ltr(way), 9, 6.4, 'bold')] : [row(ltr(way), 4.6, 3.4)];
    }),
    row(isolate(hours), 5, 3.4),
    row(t.poster.trouble.tell, 8.6, 3.4),
  ];
  // With or without an e-mail address, the rows fill the box.
  const stretch = (helpHeight - 4) / rows.reduce((sum, { height }) => sum + height, 0);
  let y = helpTop + 2;
  return joinParts(
    drawn({
      kind: 'line',
      path: rectangle(
        fromStart({ x: x - inset / 2, y: 0, width: 0, height: 0 }, hand, width, left).x,
        helpTop + 3,
        0,
        helpHeight - 6,
      ),
      color: inks.tint,
      width: 0.6,
    }),
    ...rows.map(({ text, height, size, weight }) => {
      const box = fromStart({ x, y, width: wide, height: height * stretch }, hand, width, left);
      y += height * stretch;
      return print({ text, box, weight, size, leastSize: 2.4, color: inks.ink, vertical: 'middle' }, hand);
    }),
  );
}

/** For IT, when somebody sends a photo of the poster. */
function drawFoot({ site, address, inks, hand }: PosterWish, { left, width, helpTop, helpHeight }: Frame): Part {
  const box = { x: left, y: helpTop + helpHeight + 1, width, height: 3.2 };
  const text = ltr(`${site.id} · ${new URL(address).host}`);
  return print({ text, box, weight: 'regular', size: 2.4, leastSize: 1.6, color: inks.ink, align: 'end' }, hand);
}
