import { isolate } from '../../i18n/isolate';
import { drawn, fromStart, joinParts, type Part, print, printed } from '../part';
import { rectangle } from '../path';
import { setText } from '../text/set-text';
import type { Frame, PosterWish } from './poster-wish';

const top = 12;
const logo = { width: 70, height: 12 };
const band = { top: 48, height: 16, inset: 5 };

/** Whose poster it is, what it is for, and for which site. */
export function drawHeader({ site, company, inks, t, hand }: PosterWish, { left, width }: Frame): Part {
  const at = (x: number, y: number, wide: number, height: number) =>
    fromStart({ x, y, width: wide, height }, hand, width, left);
  const logoBox = at(0, top, logo.width, logo.height);
  const name = setText(
    {
      text: isolate(company.name),
      box: at(0, top, width, logo.height),
      weight: 'bold',
      size: 6.5,
      leastSize: 4,
      color: inks.accent,
      vertical: 'middle',
    },
    hand,
  );
  const number = site.number === null ? '' : t.poster.siteNumber(site.number);
  const numberWidth = number === '' ? 0 : 48;
  const siteWidth = width - 2 * band.inset - numberWidth;
  const line = { y: band.top, height: band.height };
  return joinParts(
    {
      ...drawn({ kind: 'logo', box: logoBox, isAtRight: hand.isRightToLeft, instead: [name.mark] }),
      missing: name.missing,
    },
    print(
      {
        text: t.poster.title,
        box: at(0, 26, width, 14),
        weight: 'bold',
        size: 11,
        leastSize: 7,
        color: inks.ink,
        vertical: 'middle',
      },
      hand,
    ),
    print(
      {
        text: t.poster.lead,
        box: at(0, 39.5, width, 7),
        weight: 'regular',
        size: 4.6,
        leastSize: 3.4,
        color: inks.ink,
      },
      hand,
    ),
    drawn({ kind: 'fill', path: rectangle(left, band.top, width, band.height, 3), color: inks.brand }),
    printed(
      setText(
        {
          text: isolate(site.name),
          box: at(band.inset, line.y, siteWidth, line.height),
          weight: 'bold',
          size: 7.6,
          leastSize: 3.6,
          color: inks.onBrand,
          vertical: 'middle',
        },
        hand,
      ),
      setText(
        {
          text: number,
          box: at(band.inset + siteWidth, line.y, numberWidth, line.height),
          weight: 'regular',
          size: 4.6,
          leastSize: 3,
          color: inks.onBrand,
          vertical: 'middle',
          align: 'end',
        },
        hand,
      ),
    ),
  );
}
