import type { Path } from '../path';

export type Point = readonly [x: number, y: number];

/** One line that is drawn without lifting the pen. */
export interface Contour {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

/** Straight pieces for a curve: at 300 dots per inch a rounded corner of 3 mm is smooth with them. */
const piecesPerCurve = 8;

/** A path as straight lines, in its own unit. Pure. */
export function flatten(path: Path): Contour[] {
  const contours: Contour[] = [];
  let points: Point[] = [];
  const lift = (isClosed: boolean) => {
    if (points.length > 1) contours.push({ points, isClosed });
    points = [];
  };
  for (const move of path) {
    const from = points.at(-1) ?? [0, 0];
    if (move[0] === 'M') {
      lift(false);
      points = [[move[1], move[2]]];
    } else if (move[0] === 'L') {
      points.push([move[1], move[2]]);
    } else if (move[0] === 'Q') {
      const [, x, y, toX, toY] = move;
      points.push(...bend(from, [x, y], [x, y], [toX, toY], quadratic));
    } else if (move[0] === 'C') {
      const [, ax, ay, bx, by, toX, toY] = move;
      points.push(...bend(from, [ax, ay], [bx, by], [toX, toY], cubic));
    } else {
      const [first] = points;
      lift(true);
      if (first !== undefined) points = [first];
    }
  }
  lift(false);
  return contours;
}

/** The shares of begin, first handle, second handle and end at a moment of a curve. */
type Weights = (moment: number) => readonly [number, number, number, number];

const quadratic: Weights = (m) => [(1 - m) ** 2, 2 * m * (1 - m), 0, m ** 2];
const cubic: Weights = (m) => [(1 - m) ** 3, 3 * m * (1 - m) ** 2, 3 * m ** 2 * (1 - m), m ** 3];

function bend(from: Point, a: Point, b: Point, to: Point, weightsAt: Weights): Point[] {
  return Array.from({ length: piecesPerCurve }, (_, at): Point => {
    const [w, x, y, z] = weightsAt((at + 1) / piecesPerCurve);
    const mix = (axis: 0 | 1) => w * from[axis] + x * a[axis] + y * b[axis] + z * to[axis];
    return [mix(0), mix(1)];
  });
}
