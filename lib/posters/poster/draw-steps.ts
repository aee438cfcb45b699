import type { Box } from '../page';
import { drawn, fromStart, joinParts, type Part, print, printed } from '../part';
import { circle, rectangle } from '../path';
import { setAlike, type Wish } from '../text/set-text';
import { placeDrawing } from './drawings/drawing';
import { stepDrawings } from './drawings/steps';
import type { Frame, PosterWish } from './poster-wish';

const columns = 3;
const gap = 4;
const pictureHeight = 25;
const bubble = 3.7;

/** Six pictures in the order of reading, each with a sentence below it. */
export function drawSteps({ inks, t, hand }: PosterWish, { left, width, stepsTop, stepHeight }: Frame): Part {
  const { connect, wait, open, scan, confirm, leave } = t.poster.steps;
  const { connect: a, wait: b, open: c, scan: d, confirm: e, leave: f } = stepDrawings;
  const ready = t.registration.states.ready.title;
  const steps = [
    [a, connect],
    [b, wait],
    [c, open],
    [d, scan(t.scan.action)],
    [e, confirm],
    [f, leave(ready)],
  ] as const;
  const wide = (width - (columns - 1) * gap) / columns;
  const boxOf = (at: number): Box => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const y = stepsTop + row * (stepHeight + 1);
    return fromStart({ x: column * (wide + gap), y, width: wide, height: stepHeight }, hand, width, left);
  };
  const captions = setAlike(
    steps.map(([, text], at): Wish => {
      const { x, y, height } = boxOf(at);
      const box = { x: x + 0.5, y: y + pictureHeight + 1.2, width: wide - 1, height: height - pictureHeight - 2 };
      return { text, box, weight: 'regular', size: 4.1, leastSize: 2.8, color: inks.ink };
    }),
    hand,
  );
  return joinParts(
    ...steps.map(([drawing], at) => {
      const box = boxOf(at);
      const picture = { ...box, height: pictureHeight };
      // Beside the number, so that neither hides the other.
      const canvas = fromStart(
        { x: 2 * bubble + 1.5, y: picture.y + 1.5, width: wide - 2 * bubble - 3.5, height: pictureHeight - 3 },
        hand,
        wide,
        box.x,
      );
      const number = fromStart({ x: 1, y: box.y + 1, width: 2 * bubble, height: 2 * bubble }, hand, wide, box.x);
      return joinParts(
        drawn(
          { kind: 'fill', path: rectangle(picture.x, picture.y, wide, pictureHeight, 3), color: inks.tint },
          ...placeDrawing(drawing, canvas, inks),
          { kind: 'fill', path: circle(number.x + bubble, number.y + bubble, bubble), color: inks.brand },
        ),
        print(
          {
            text: String(at + 1),
            box: number,
            weight: 'bold',
            size: 4.8,
            leastSize: 4.8,
            color: inks.onBrand,
            align: 'middle',
            vertical: 'middle',
          },
          hand,
        ),
      );
    }),
    printed(...captions),
  );
}
