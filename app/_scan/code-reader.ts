/** Finds codes in a picture. */
export interface CodeReader {
  /** The texts of all codes on the canvas, each once; none where there is none to be read. Never rejects. */
  read(canvas: HTMLCanvasElement, effort: Effort): Promise<readonly string[]>;
}

/** A frame must not hold up the next one; a photo may take a moment. */
export type Effort = 'frame' | 'photo';

/** Shape Detection API, as far as it is used: TypeScript has no names for it. */
interface Detector {
  detect(source: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where it has one, else ours, which is loaded only now. Rejects when that cannot be loaded. */
export async function openCodeReader(): Promise<CodeReader> {
  return (await openOwnReader()) ?? (await loadReader());
}

/** Chrome has the class on systems where nothing stands behind it; then it knows no formats. */
async function openOwnReader(): Promise<CodeReader | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): readonly string[] => []);
  if (BarcodeDetector === undefined || formats?.includes('qr_code') !== true) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return {
    read: (canvas) =>
      detector.detect(canvas).then(
        (codes) => [...new Set(codes.map(({ rawValue }) => rawValue))],
        () => [],
      ),
  };
}

const limits = {
  frame: { timeLimit: 40 },
  photo: { timeLimit: 700, effort: Number.POSITIVE_INFINITY },
} as const;

/** The first code is found quickly; only then it is worth the time to look whether there is another one. */
async function loadReader(): Promise<CodeReader> {
  const { decodeQR, decodeQRBatch } = await import('qr/decode.js');
  return {
    async read(canvas, effort) {
      const { width, height } = canvas;
      const image = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height);
      if (image === undefined) return [];
      try {
        const first = decodeQR(image, limits[effort]);
        const [all = []] = await decodeQRBatch([image], { ...limits[effort], maxSize: { width, height } });
        return [...new Set([first, ...all.filter((result) => typeof result === 'string')])];
      } catch {
        // How the decoder says that there is no code.
        return [];
      }
    },
  };
}
