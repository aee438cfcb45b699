import { create } from 'qrcode';

/** A grey picture, a byte for each pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly light: Uint8Array;
}

export interface DrawnCode {
  readonly text: string;
  /** Of its middle, as a share of the picture; the middle of the picture unless it is given. */
  readonly x?: number;
  /** Pixels for each module. */
  readonly scale?: number;
  readonly degrees?: number;
  /** As in a mirror. */
  readonly isMirrored?: boolean;
}

const [width, height] = [640, 480];
const quietModules = 4;
const grey = 150;

/** Codes on a grey desk, as a camera sees them. */
export function drawCodes(...codes: readonly DrawnCode[]): Pixels {
  const light = new Uint8Array(width * height).fill(grey);
  for (const code of codes) drawCode(light, code);
  return { width, height, light };
}

function drawCode(light: Uint8Array, { text, x = 0.5, scale = 6, degrees = 0, isMirrored = false }: DrawnCode): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let at = 0; at < light.length; at += 1) {
    const across = ((at % width) - width * x) * (isMirrored ? -1 : 1);
    const down = Math.floor(at / width) - height / 2;
    const column = Math.floor((cos * across + sin * down) / scale + modules.size / 2);
    const row = Math.floor((cos * down - sin * across) / scale + modules.size / 2);
    const isOn = (margin: number) => Math.min(column, row) >= -margin && Math.max(column, row) < modules.size + margin;
    if (isOn(quietModules)) light[at] = isOn(0) && modules.get(row, column) ? 0 : 255;
  }
}
