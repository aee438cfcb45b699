import { create } from 'qrcode';
import type { Box, Mark, PrintedCode } from './page';
import { type Path, rectangle } from './path';

/** White around the code, modules (ISO/IEC 18004, 5.3.8). */
const quietModules = 4;

/**
 * Draws the code of a text, its quiet zone included, into a square: bytes at error correction level M, as hosts draw theirs
 * (lib/hosts/qr-code.ts). Throws for more than 2,331 bytes.
 */
export function drawCode(text: string, box: Box, color: string): { mark: Mark; code: PrintedCode } {
  const data = new TextEncoder().encode(text);
  const { modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const module = Math.min(box.width, box.height) / (modules.size + 2 * quietModules);
  const path: Path = Array.from({ length: modules.size }, (_, row) =>
    darkStretches((column) => modules.get(row, column) !== 0, modules.size).flatMap(([column, length]) =>
      rectangle(
        box.x + (column + quietModules) * module,
        box.y + (row + quietModules) * module,
        length * module,
        // Rows that only touch show a white hair between them in some viewers.
        module * (row === modules.size - 1 ? 1 : 1.02),
      ),
    ),
  ).flat();
  return { mark: { kind: 'fill', path, color }, code: { text, box, module } };
}

/** Modules side by side in one stroke, where they begin and how many: a third of the outlines. */
function darkStretches(isDark: (column: number) => boolean, size: number): [start: number, length: number][] {
  const stretches: [number, number][] = [];
  for (let column = 0; column < size; column += 1) {
    const last = stretches.at(-1);
    if (!isDark(column)) continue;
    if (last !== undefined && last[0] + last[1] === column) last[1] += 1;
    else stretches.push([column, 1]);
  }
  return stretches;
}
