const cells = [
  '1111111010111111',
  '1000001001000001',
  '1011101011011101',
  '1011101000011101',
  '1000001010100001',
  '1111111010111111',
  '0000000011000000',
  '1101011100101101',
  '0010100110110010',
  '1111111001011010',
  '1000001011010111',
  '1011101000101001',
  '1000001010011110',
  '1111111011010011',
];
const cell = 5;
/** One outline for all: a hundred and thirty squares would be a third of the page. */
const marks = cells
  .flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: { length }, index }) =>
        `M${82 + index * cell} ${40 + y * cell}h${length * cell}v${cell}h${-length * cell}z`,
    ),
  )
  .join('');

/** A host's screen as it waits: nobody should have to guess which of its many letters are the ID. */
export function HostScreenPicture({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 360 176" role="img" aria-label={label} direction="ltr" className="block w-full">
      <rect x="58" y="20" width="244" height="136" rx="12" className="fill-[#11181b]" />
      <rect
        x="58.5"
        y="20.5"
        width="243"
        height="135"
        rx="11.5"
        fill="none"
        className="stroke-[#ffffff]"
        opacity=".18"
      />
      <path d="M150 156h60l7 14h-74z" className="fill-[#11181b]" />
      <rect x="76" y="34" width="92" height="82" rx="6" className="fill-[#ffffff]" />
      <path d={marks} className="fill-[#11181b]" />
      <g className="fill-[#8fa6a4]">
        <rect x="184" y="40" width="96" height="5" rx="2.5" />
        <rect x="184" y="54" width="70" height="5" rx="2.5" />
        <rect x="184" y="68" width="84" height="5" rx="2.5" />
        <rect x="184" y="82" width="52" height="5" rx="2.5" />
      </g>
      <rect x="71" y="123" width="218" height="22" rx="6" fill="none" strokeWidth="2" className="stroke-[#ffd479]" />
      <text x="80" y="138" fontSize="10.5" className="fill-[#ffd479] font-mono">
        MachineID: edge-5c91…d030a5
      </text>
    </svg>
  );
}
