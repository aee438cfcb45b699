import type { Box, Mark } from '../../page';
import { type Path, placePath } from '../../path';

/** Colours by what they are for. */
export interface Inks {
  /** Letters, and the lines of drawings. */
  readonly ink: string;
  /** Fields, and what stands on them. */
  readonly brand: string;
  readonly onBrand: string;
  /** Letters and lines in the colour of the brand: readable on paper and tint, however pale the brand is. */
  readonly accent: string;
  readonly tint: string;
  readonly paper: string;
}

/** A part of a drawing: an outline, filled or drawn as a line. */
export interface Stroke {
  readonly path: Path;
  readonly fill?: keyof Inks | undefined;
  readonly line?: keyof Inks;
  /** Of the line; 0.8 unless it is given. */
  readonly width?: number;
}

/** A picture on a field of 56 by 26, without words: it needs no translation. */
export type Drawing = readonly Stroke[];

const fieldWidth = 56;
const fieldHeight = 26;
const usualWidth = 0.8;

/** Puts a drawing into the middle of a box, as big as it lets it. */
export function placeDrawing(drawing: Drawing, box: Box, inks: Inks): Mark[] {
  const scale = Math.min(box.width / fieldWidth, box.height / fieldHeight);
  const x = box.x + (box.width - fieldWidth * scale) / 2;
  const y = box.y + (box.height - fieldHeight * scale) / 2;
  return drawing.flatMap(({ path, fill, line, width = usualWidth }): Mark[] => {
    const placed = placePath(path, x, y, scale);
    return [
      ...(fill === undefined ? [] : [{ kind: 'fill', path: placed, color: inks[fill] } as const]),
      ...(line === undefined ? [] : [{ kind: 'line', path: placed, color: inks[line], width: width * scale } as const]),
    ];
  });
}
