import type { Coverage } from './coverage';
import type { Contour, Point } from './flatten';

/**
 * How much of each pixel lines of some width cover, with round ends and corners: by the distance of the pixel from the nearest
 * piece. (Outlines of the pieces would count twice where they overlap, and show as bumps.) Pure.
 */
export function coverLines(contours: readonly Contour[], width: number, widthPx: number, heightPx: number): Coverage {
  const radius = width / 2;
  const box = boundsOf(
    contours.flatMap(({ points }) => points),
    radius + 1,
    widthPx,
    heightPx,
  );
  const shares = new Float32Array(box.width * box.height);
  for (const { points, isClosed } of contours) {
    const ring = isClosed ? [...points, ...points.slice(0, 1)] : points;
    for (const [at, to] of ring.slice(1).entries()) {
      const from = ring[at];
      if (from !== undefined) coverPiece(shares, box, [from, to], radius);
    }
  }
  return { ...box, shares };
}

type Bounds = Omit<Coverage, 'shares'>;

/** Whole pixels around points, as far as the picture goes. */
function boundsOf(points: readonly Point[], reach: number, widthPx: number, heightPx: number): Bounds {
  const ends = (axis: 0 | 1, most: number) => {
    const values = points.map((point) => point[axis]);
    const least = Math.max(0, Math.floor(Math.min(...values) - reach));
    return [least, Math.max(0, Math.min(most, Math.ceil(Math.max(...values) + reach)) - least)] as const;
  };
  const [[left, width], [top, height]] = [ends(0, widthPx), ends(1, heightPx)];
  return { left, top, width, height };
}

function coverPiece(shares: Float32Array, box: Bounds, piece: readonly [Point, Point], radius: number): void {
  const near = boundsOf(piece, radius + 1, box.left + box.width, box.top + box.height);
  for (let row = near.top; row < near.top + near.height; row += 1) {
    for (let column = near.left; column < near.left + near.width; column += 1) {
      const share = radius + 0.5 - distance([column + 0.5, row + 0.5], ...piece);
      const at = (row - box.top) * box.width + column - box.left;
      if (share > (shares[at] ?? 0)) shares[at] = Math.min(1, share);
    }
  }
}

/** From a point to the nearest one between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
