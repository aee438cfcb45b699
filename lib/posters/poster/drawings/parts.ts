import { circle, polyline, rectangle } from '../../path';
import type { Drawing, Stroke } from './drawing';

/** A host from the front: a flat box with two lights and two sockets. 22 wide, 8 high. */
export function host(x: number, y: number): Drawing {
  return [
    { path: rectangle(x, y, 22, 8, 1.4), fill: 'paper', line: 'ink' },
    { path: circle(x + 3.4, y + 4, 0.9), fill: 'brand' },
    { path: circle(x + 6.4, y + 4, 0.9), fill: 'ink' },
    { path: rectangle(x + 12, y + 2.6, 3, 2.8, 0.3), fill: 'ink' },
    { path: rectangle(x + 16.6, y + 2.6, 3, 2.8, 0.3), fill: 'ink' },
  ];
}

/** A screen on its foot: dark, as hosts show theirs. */
export function screen(x: number, y: number, width: number, height: number): Drawing {
  const [middle, bottom] = [x + width / 2, y + height];
  return [
    { path: polyline([middle, bottom], [middle, bottom + 2.2]), line: 'ink', width: 1.6 },
    { path: polyline([middle - 4, bottom + 2.4], [middle + 4, bottom + 2.4]), line: 'ink', width: 1 },
    { path: rectangle(x, y, width, height, 1.2), fill: 'ink', line: 'ink' },
  ];
}

/** What everybody takes for a QR code: three corners and a few modules on white. No phone finds a code in it. */
export function likenessOfCode(x: number, y: number, size: number): Drawing {
  const unit = size / 11;
  const square = (column: number, row: number, side: number, fill: Stroke['fill']): Stroke => ({
    path: rectangle(x + column * unit, y + row * unit, side * unit, side * unit),
    fill,
  });
  const corner = (column: number, row: number) => [
    square(column, row, 3, 'ink'),
    square(column + 0.75, row + 0.75, 1.5, 'paper'),
  ];
  const modules = [
    [5, 1],
    [5, 3],
    [1, 5],
    [3, 5],
    [5, 5],
    [7, 5],
    [9, 5],
    [6, 6],
    [5, 7],
    [8, 7],
    [7, 8],
    [9, 8],
    [5, 9],
    [6, 9],
    [8, 9],
  ] as const;
  return [
    { path: rectangle(x, y, size, size, unit / 2), fill: 'paper' },
    ...corner(1, 1),
    ...corner(7, 1),
    ...corner(1, 7),
    ...modules.map(([column, row]) => square(column, row, 1, 'ink')),
  ];
}

/** A phone held upright, 11 wide, 20 high. */
export function phone(x: number, y: number): Drawing {
  return [
    { path: rectangle(x, y, 11, 20, 1.8), fill: 'ink' },
    { path: rectangle(x + 1, y + 1.6, 9, 16.4, 0.5), fill: 'paper' },
  ];
}

/** The corners of a frame, as a camera shows what it looks for. */
export function frame(x: number, y: number, size: number): Drawing {
  const [right, bottom, arm] = [x + size, y + size, size / 3.4];
  return [
    polyline([x, y + arm], [x, y], [x + arm, y]),
    polyline([right - arm, y], [right, y], [right, y + arm]),
    polyline([right, bottom - arm], [right, bottom], [right - arm, bottom]),
    polyline([x + arm, bottom], [x, bottom], [x, bottom - arm]),
  ].map((path) => ({ path, line: 'accent', width: 0.9 }));
}

/** What a camera sees: two lines that open from it toward what it looks at, dashed. */
export function sight(fromX: number, fromY: number, toX: number, top: number, bottom: number): Drawing {
  const ray = (toY: number): Stroke[] =>
    [0, 0.36, 0.72].map((share) => {
      const at = (part: number) => [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part] as const;
      return { path: polyline(at(share), at(share + 0.22)), line: 'accent', width: 0.9 };
    });
  return [...ray(top), ...ray(bottom)];
}

/** A tick in a filled circle. */
export function tick(x: number, y: number, radius: number): Drawing {
  const at = (across: number, down: number) => [x + across * radius, y + down * radius] as const;
  return [
    { path: circle(x, y, radius), fill: 'brand' },
    { path: polyline(at(-0.45, 0.02), at(-0.12, 0.38), at(0.48, -0.34)), line: 'onBrand', width: radius * 0.26 },
  ];
}
