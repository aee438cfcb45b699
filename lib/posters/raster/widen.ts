import type { Contour, Point } from './flatten';

const corners = 16;

/** A line of some width as polygons that all go round the same way: a bar for each piece, a disc at each point. Pure. */
export function widen({ points, isClosed }: Contour, width: number): Point[][] {
  const radius = width / 2;
  const ring = isClosed ? [...points, ...points.slice(0, 1)] : points;
  const discs = points.map((point) => disc(point, radius));
  const bars = ring.slice(1).flatMap((to, at) => {
    const from = ring[at];
    return from === undefined ? [] : bar(from, to, radius);
  });
  return [...discs, ...bars];
}

function disc([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: corners }, (_, at): Point => {
    const angle = (at / corners) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** In the direction of {@link disc}. */
function bar([ax, ay]: Point, [bx, by]: Point, radius: number): Point[][] {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return [];
  const [dx, dy] = [((by - ay) / length) * radius, ((ax - bx) / length) * radius];
  return [
    [
      [ax + dx, ay + dy],
      [bx + dx, by + dy],
      [bx - dx, by - dy],
      [ax - dx, ay - dy],
    ],
  ];
}
