import QRCode from 'qrcode';

/** Modules of quiet around the code; the frame of the block that it stands in adds to them. */
const quietModules = 2;

/** A QR code as lines of half blocks, two rows of modules a line, for where no picture can be shown. Pure. */
export function drawCode(text: string): string[] {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'L' }).modules;
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < size && column < size && data[row * size + column] === 1;
  const across = Array.from({ length: size + 2 * quietModules }, (_, column) => column - quietModules);
  const down = Array.from({ length: Math.ceil((size + 2 * quietModules) / 2) }, (_, line) => 2 * line - quietModules);
  return down.map((row) => across.map((column) => halfBlock(isDark(row, column), isDark(row + 1, column))).join(''));
}

function halfBlock(isUpperDark: boolean, isLowerDark: boolean): string {
  if (isUpperDark) return isLowerDark ? '█' : '▀';
  return isLowerDark ? '▄' : ' ';
}
