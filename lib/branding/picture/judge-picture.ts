import { judgeSvg, type PictureFault } from './judge-svg';
import { type PictureSize, readPictureSize, sniffFormat } from './picture-size';

/** What IT may lay below `public/`; a phone on one bar loads it before the page is whole. */
export const mostPictureBytes = 200_000;

/** Unpacked, a picture takes four bytes for each pixel, however small its file is. */
const mostSidePx = 4_096;

/** A file as found below `public/`; `bytes` is null when it was too large to be read. */
export interface PublicFile {
  readonly sizeBytes: number;
  readonly bytes: Uint8Array | null;
}

/**
 * Finds the first thing that makes a picture unfit to be shown; null when it is fit. `path` says by its end what it is; with
 * `squarePx` a picture of pixels must have that many on each side.
 */
export function judgePicture(path: string, file: PublicFile, squarePx: number | null = null): PictureFault | null {
  const { sizeBytes, bytes } = file;
  if (sizeBytes === 0) return fault('is empty', 'Export the picture again.');
  if (bytes === null || sizeBytes > mostPictureBytes) {
    const fix = 'Make it smaller: as SVG without embedded pictures, or as PNG of the size it is shown in.';
    return fault(`is a file of ${formatKb(sizeBytes)}, and ${formatKb(mostPictureBytes)} is the most`, fix);
  }
  const format = path.slice(path.lastIndexOf('.') + 1);
  const found = sniffFormat(bytes);
  if (found !== format) return fault(`is not what its name says: ${describeFormat(found)}`, `Export it as ${format}.`);
  if (found === 'svg') return judgeSvgFile(bytes);
  return judgeSize(found === 'png' || found === 'webp' ? readPictureSize(found, bytes) : null, squarePx);
}

function judgeSvgFile(bytes: Uint8Array): PictureFault | null {
  try {
    return judgeSvg(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return fault('is not written in UTF-8', 'Save it as UTF-8.');
  }
}

function judgeSize(size: PictureSize | null, squarePx: number | null): PictureFault | null {
  if (size === null) return fault('breaks off in its first bytes', 'Export the picture again.');
  const { widthPx, heightPx } = size;
  const is = `is ${widthPx} by ${heightPx} pixels`;
  if (widthPx === 0 || heightPx === 0) return fault(is, 'Export the picture again.');
  if (Math.max(widthPx, heightPx) > mostSidePx) return fault(is, `Export it with at most ${mostSidePx} pixels a side.`);
  if (squarePx !== null && (widthPx !== squarePx || heightPx !== squarePx))
    return fault(is, `Export it with ${squarePx} by ${squarePx} pixels.`);
  return null;
}

function fault(problem: string, fix: string): PictureFault {
  return { line: null, problem, fix };
}

/** In steps that a person counts in: `200 kB`, `20 MB`. */
function formatKb(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function describeFormat(format: string | null): string {
  return format === null ? 'it is no picture that we know' : `it is ${format.toUpperCase()}`;
}
