import type { Point } from './flatten';

/** How much of each pixel of a rectangle is covered. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 1. */
  readonly shares: Float32Array;
}

/**
 * How much polygons cover of each pixel, exactly, by the areas that their edges leave to the right of them. Polygons that go
 * round the same way add up to one shape, one that goes round the other way inside them cuts a hole. Pure.
 */
export function coverOf(polygons: readonly (readonly Point[])[], widthPx: number, heightPx: number): Coverage | null {
  const all = polygons.flat();
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const bound = (axis: 0 | 1, pick: (a: number, b: number) => number, start: number) =>
    all.reduce((found, point) => pick(found, point[axis]), start);
  const left = Math.floor(clamp(bound(0, Math.min, Number.POSITIVE_INFINITY), widthPx));
  const top = Math.floor(clamp(bound(1, Math.min, Number.POSITIVE_INFINITY), heightPx));
  const width = Math.ceil(clamp(bound(0, Math.max, Number.NEGATIVE_INFINITY), widthPx)) - left;
  const height = Math.ceil(clamp(bound(1, Math.max, Number.NEGATIVE_INFINITY), heightPx)) - top;
  if (width <= 0 || height <= 0) return null;
  const inside = ([x, y]: Point): Point => [clamp(x - left, width), clamp(y - top, height)];
  // An edge on the last column tells the one behind it as well.
  const stride = width + 2;
  const areas = new Float32Array(stride * height);
  for (const polygon of polygons) {
    let from = polygon.at(-1);
    for (const to of polygon) {
      if (from !== undefined) addEdge(areas, stride, inside(from), inside(to));
      from = to;
    }
  }
  return { left, top, width, height, shares: sumUp(areas, stride, width, height) };
}

/** Pixels. */
const flattest = 1e-6;

function addEdge(areas: Float32Array, stride: number, a: Point, b: Point): void {
  // So flat an edge leaves no area, and has no slope that a number can hold.
  if (Math.abs(a[1] - b[1]) < flattest) return;
  const isDown = a[1] < b[1];
  const [[startX, startY], [endX, endY]] = isDown ? [a, b] : [b, a];
  const slope = (endX - startX) / (endY - startY);
  let x = startX;
  for (let row = Math.floor(startY); row < Math.ceil(endY); row += 1) {
    const height = Math.min(row + 1, endY) - Math.max(row, startY);
    const next = x + slope * height;
    addRow(areas, row * stride, x, next, isDown ? height : -height);
    x = next;
  }
}

/** Within one row: `height` of the edge, spread over the columns that it crosses. */
function addRow(areas: Float32Array, start: number, x: number, next: number, height: number): void {
  const [from, to] = x < next ? [x, next] : [next, x];
  const [first, last] = [Math.floor(from), Math.max(Math.floor(from) + 1, Math.ceil(to))];
  for (let column = first; column < last; column += 1) {
    const [enters, leaves] = [Math.max(from, column), Math.min(to, column + 1)];
    const share = to === from ? 1 : (leaves - enters) / (to - from);
    const middle = (enters + leaves) / 2 - column;
    add(areas, start + column, height * share * (1 - middle));
    add(areas, start + column + 1, height * share * middle);
  }
}

function add(areas: Float32Array, at: number, value: number): void {
  areas[at] = (areas[at] ?? 0) + value;
}

function sumUp(areas: Float32Array, stride: number, width: number, height: number): Float32Array {
  const shares = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let column = 0; column < width; column += 1) {
      sum += areas[row * stride + column] ?? 0;
      shares[row * width + column] = Math.min(1, Math.abs(sum));
    }
  }
  return shares;
}
