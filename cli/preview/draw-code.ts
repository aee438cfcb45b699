import QRCode from 'qrcode';

/** Modules of quiet on each side; the frame of the block that it stands in adds as much again. */
const quietModules = 1;
/** A comment is so wide that lines of this many modules, two letters each, need no scrolling. */
const mostModules = 45;

/**
 * A QR code as lines of blocks, for where no picture can be shown. Two letters a module, a line a row: pages leave a gap
 * between lines, and with two rows a line (half blocks) it falls between some rows only, which scanners do not forgive.
 * Pure.
 */
export function drawCode(text: string): string[] {
  const { data, size } = createModules(text);
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < size && column < size && data[row * size + column] === 1;
  const places = Array.from({ length: size + 2 * quietModules }, (_, at) => at - quietModules);
  return places.map((row) => places.map((column) => (isDark(row, column) ? '██' : '  ')).join(''));
}

/** As forgiving as there is room for. */
function createModules(text: string) {
  const forgiving = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  return forgiving.size <= mostModules ? forgiving : QRCode.create(text, { errorCorrectionLevel: 'L' }).modules;
}
