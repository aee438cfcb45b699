/** One move of a pen, as SVG names them; all absolute. */
export type Move =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** An outline, in whatever unit its user says. */
export type Path = readonly Move[];

/** How far a cubic's handles stand off, so that four of them make a circle. */
const handle = 0.5523;

/** The path as the `d` of SVG, which PDF writers read as well; `parts` of a unit are kept. */
export function formatPath(path: Path, parts = 1_000): string {
  const round = (value: number) => Math.round(value * parts) / parts;
  return path.map(([letter, ...numbers]) => letter + numbers.map(round).join(' ')).join('');
}

/** The path made `scale` times as big, or `[across, down]` times, around its origin, which then lies at `x`, `y`. */
export function placePath(path: Path, x: number, y: number, scale: number | readonly [number, number] = 1): Path {
  const [across, down] = typeof scale === 'number' ? [scale, scale] : scale;
  return path.map((move) => {
    const [letter, ...numbers] = move;
    return [letter, ...numbers.map((value, at) => (at % 2 === 0 ? x + value * across : y + value * down))];
  }) as unknown as Path;
}

/** A rectangle, its corners rounded by `radius`. */
export function rectangle(x: number, y: number, width: number, height: number, radius = 0): Path {
  const [right, bottom, k] = [x + width, y + height, radius * (1 - handle)];
  if (radius === 0) return [['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']];
  return [
    ['M', x + radius, y],
    ['L', right - radius, y],
    ['C', right - k, y, right, y + k, right, y + radius],
    ['L', right, bottom - radius],
    ['C', right, bottom - k, right - k, bottom, right - radius, bottom],
    ['L', x + radius, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - radius],
    ['L', x, y + radius],
    ['C', x, y + k, x + k, y, x + radius, y],
    ['Z'],
  ];
}

/** A circle around a point. */
export function circle(x: number, y: number, radius: number): Path {
  return rectangle(x - radius, y - radius, radius * 2, radius * 2, radius);
}

/** Straight lines from point to point. */
export function polyline(...points: readonly (readonly [number, number])[]): Path {
  return points.map(([x, y], at): Move => [at === 0 ? 'M' : 'L', x, y]);
}
