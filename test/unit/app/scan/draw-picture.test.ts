import { describe, expect, it, vi } from 'vitest';
import { drawPicture, nextLook, photoLooks, placeOf } from '../../../../app/_scan/draw-picture';

function fakeCanvas() {
  const context = { setTransform: vi.fn(), drawImage: vi.fn() };
  return { canvas: { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement, context };
}

const source = {} as CanvasImageSource;

describe('the part of a picture that is looked at', () => {
  it('is all of it, or the square in its middle', () => {
    const size = { width: 1280, height: 720 };
    expect(placeOf(size, 'whole')).toEqual({ left: 0, top: 0, ...size });
    expect(placeOf(size, 'middle')).toEqual({ left: 381, top: 101, width: 518, height: 518 });
  });

  it('is made smaller where it is larger than wanted, never larger', () => {
    const { canvas, context } = fakeCanvas();
    const look = { part: 'whole', isMirrored: false, mostPixels: 1000 } as const;
    drawPicture(canvas, source, { width: 4000, height: 3000 }, look);
    expect(canvas).toMatchObject({ width: 1000, height: 750 });
    expect(context.drawImage).toHaveBeenLastCalledWith(source, 0, 0, 4000, 3000, 0, 0, 1000, 750);
    drawPicture(canvas, source, { width: 400, height: 300 }, look);
    expect(canvas).toMatchObject({ width: 400, height: 300 });
    drawPicture(canvas, source, { width: 9000, height: 1 }, look);
    expect(canvas.height).toBe(1);
    expect(context.setTransform).not.toHaveBeenCalled();
  });

  it('is turned over like a mirror does', () => {
    const { canvas, context } = fakeCanvas();
    drawPicture(canvas, source, { width: 400, height: 300 }, { part: 'whole', isMirrored: true, mostPixels: 1000 });
    expect(context.setTransform).toHaveBeenCalledExactlyOnceWith(-1, 0, 0, 1, 400, 0);
  });

  it('is left where a browser gives no canvas to draw on', () => {
    const canvas = { width: 0, height: 0, getContext: () => null } as unknown as HTMLCanvasElement;
    const draw = () => drawPicture(canvas, source, { width: 4, height: 4 }, nextLook(16 + 2));
    expect(draw).not.toThrow();
  });
});

describe('the order of looks', () => {
  it('goes from close to wide, and turns over only after two seconds', () => {
    const looks = Array.from({ length: 24 }, (_, attempt) => nextLook(attempt));
    expect(looks.slice(0, 4).map(({ part }) => part)).toEqual(['middle', 'whole', 'middle', 'whole']);
    expect(looks.findIndex(({ isMirrored }) => isMirrored)).toBe(18);
    expect(looks.slice(16).map(({ isMirrored }) => isMirrored)).toEqual([
      ...[false, false, true, true],
      ...[false, false, true, true],
    ]);
    expect(new Set(looks.filter(({ isMirrored }) => isMirrored).map(({ part }) => part)).size).toBe(2);
  });

  it('tries a photo in every size, first as it is, then turned over', () => {
    expect(photoLooks.map(({ isMirrored }) => isMirrored)).toEqual([
      ...[false, false, false, false],
      ...[true, true, true, true],
    ]);
    expect(new Set(photoLooks.map(({ mostPixels }) => mostPixels)).size).toBe(4);
    expect(photoLooks.every(({ part }) => part === 'whole')).toBe(true);
  });
});
