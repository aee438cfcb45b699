import { create } from 'qrcode';

const quietZone = 4;

/** A QR code as one path, black on white whatever the scheme; error correction M, as real hosts print it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="w-full max-w-56 rounded-lg bg-[#ffffff]"
    >
      <path d={pathOf(modules.size, modules.data)} className="fill-[#000000]" />
    </svg>
  );
}

function pathOf(size: number, bits: Uint8Array): string {
  const squares = Array.from(bits, (bit, index) => {
    const x = (index % size) + quietZone;
    const y = Math.floor(index / size) + quietZone;
    return bit === 1 ? `M${x} ${y}h1v1h-1z` : '';
  });
  return squares.join('');
}
