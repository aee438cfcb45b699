/** Part of a picture, and how it is looked at. */
export interface Look {
  /** `middle`: the square inside the frame that the reader aims with. */
  readonly part: 'middle' | 'whole';
  /** Cameras that face the reader, and some apps, turn pictures over like a mirror does; a code is not read that way. */
  readonly isMirrored: boolean;
  /** Of the longer side, pixels. */
  readonly mostPixels: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const middleShare = 0.72;

/** The part of a picture of this size that is looked at. */
export function placeOf({ width, height }: Pick<Place, 'width' | 'height'>, part: Look['part']): Place {
  if (part === 'whole') return { left: 0, top: 0, width, height };
  const side = Math.round(Math.min(width, height) * middleShare);
  return { left: Math.round((width - side) / 2), top: Math.round((height - side) / 2), width: side, height: side };
}

/** Puts that part onto the canvas, made smaller where it is larger than wanted. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  source: CanvasImageSource,
  size: Pick<Place, 'width' | 'height'>,
  { part, isMirrored, mostPixels }: Look,
): void {
  const { left, top, width, height } = placeOf(size, part);
  const scale = Math.min(1, mostPixels / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (isMirrored) context?.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context?.drawImage(source, left, top, width, height, 0, 0, canvas.width, canvas.height);
}

/** How to look at the picture this time: closely, then all of it; and turned over, once nothing was found for a while. */
export function nextLook(attempt: number): Look {
  const isMirrored = attempt >= 16 && attempt % 4 >= 2;
  return attempt % 2 === 0
    ? { part: 'middle', isMirrored, mostPixels: 720 }
    : { part: 'whole', isMirrored, mostPixels: 1280 };
}

/** Every way to look at a photo, the likeliest first: small codes need the pixels, blurred ones are found in fewer. */
export const photoLooks: readonly Look[] = [false, true].flatMap((isMirrored) =>
  [1600, 900, 2600, 500].map((mostPixels): Look => ({ part: 'whole', isMirrored, mostPixels })),
);
