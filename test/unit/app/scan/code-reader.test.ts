import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCodeReader } from '../../../../app/_scan/code-reader';
import { type DrawnCode, drawCodes } from '../../../support/draw-codes';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const address = `https://e.example/?appliance-id=${id}`;
const wifi = 'WIFI:S:Shop;;';

/** A canvas on which these codes were drawn. */
function canvasOf(...codes: readonly DrawnCode[]): HTMLCanvasElement {
  const { width, height, light } = drawCodes(...codes);
  const data = new Uint8ClampedArray(width * height * 4);
  light.forEach((value, at) => {
    data.set([value, value, value, 255], at * 4);
  });
  const getContext = () => ({ getImageData: () => ({ width, height, data }) });
  return { width, height, getContext } as unknown as HTMLCanvasElement;
}

afterEach(() => vi.unstubAllGlobals());

describe('our own reader', () => {
  it.each([
    ['a code', canvasOf({ text: address }), [address]],
    ['a code upside down', canvasOf({ text: address, degrees: 180 }), [address]],
    ['a tilted code', canvasOf({ text: address, degrees: 17 }), [address]],
    ['two codes', canvasOf({ text: address, x: 0.26, scale: 4 }, { text: wifi, x: 0.76, scale: 4 }), [address, wifi]],
    ['no code', canvasOf(), []],
  ])('reads %s', async (_, canvas, texts) => {
    const reader = await openCodeReader();
    expect([...(await reader.read(canvas, 'photo'))].sort()).toEqual([...texts].sort());
  });

  it('does not read a mirrored code: whoever asks has to turn the picture over', async () => {
    const reader = await openCodeReader();
    expect(await reader.read(canvasOf({ text: address, isMirrored: true }), 'frame')).toEqual([]);
  });

  it('finds nothing where a browser gives no canvas to read from', async () => {
    const reader = await openCodeReader();
    const canvas = { width: 1, height: 1, getContext: () => null } as unknown as HTMLCanvasElement;
    expect(await reader.read(canvas, 'frame')).toEqual([]);
  });
});

function stubDetector(formats: readonly string[] | Error, detect: () => Promise<readonly object[]>) {
  const made = vi.fn();
  class BarcodeDetector {
    static getSupportedFormats = async () => {
      if (formats instanceof Error) throw formats;
      return formats;
    };
    detect = detect;
    constructor(options: object) {
      made(options);
    }
  }
  vi.stubGlobal('BarcodeDetector', BarcodeDetector);
  return made;
}

describe('the browser’s own reader', () => {
  const codes = async () => [{ rawValue: address }, { rawValue: wifi }, { rawValue: address }];

  it('is used where it reads QR codes, and tells each text once', async () => {
    const made = stubDetector(['aztec', 'qr_code'], codes);
    const reader = await openCodeReader();
    expect(made).toHaveBeenCalledExactlyOnceWith({ formats: ['qr_code'] });
    expect(await reader.read(canvasOf(), 'frame')).toEqual([address, wifi]);
  });

  it('finds nothing when it fails on a picture', async () => {
    stubDetector(['qr_code'], () => Promise.reject(new Error('no')));
    const reader = await openCodeReader();
    expect(await reader.read(canvasOf(), 'frame')).toEqual([]);
  });

  it.each([[[]], [['aztec']], [new Error('no service')]])(
    'is left alone where nothing stands behind it: %s',
    async (formats) => {
      const made = stubDetector(formats, codes);
      const reader = await openCodeReader();
      expect(await reader.read(canvasOf({ text: wifi, scale: 8 }), 'frame')).toEqual([wifi]);
      expect(made).not.toHaveBeenCalled();
    },
  );
});
