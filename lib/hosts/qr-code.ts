import { create } from 'qrcode';

/** How big the QR code of a text is, as devices draw it: bytes, at error correction level M (API.md §9.1). */
export interface QrSize {
  readonly bytes: number;
  /** 1 to 40, each four modules wider than the one before; null: no code is big enough. */
  readonly version: number | null;
  /** More than the code of the only device that was ever seen: small modules, which old phones read from close by only. */
  readonly isLarge: boolean;
}

/** What version 6-M holds, bytes (ISO/IEC 18004, table 7); the sample of API.md §9.1 is of that version. */
const largestEasyBytes = 106;
/** What version 40-M holds, bytes. */
const largestBytes = 2_331;

/** Measures the code of a text. Pure. */
export function measureQrCode(text: string): QrSize {
  const data = new TextEncoder().encode(text);
  const bytes = data.length;
  const version = bytes > largestBytes ? null : create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' }).version;
  return { bytes, version, isLarge: bytes > largestEasyBytes };
}
