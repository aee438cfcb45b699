export type Check = 'cable' | 'power' | 'screen';

/** One thing to check, as it looks on a host. It stands beside words that say the same. */
export function CheckPicture({ check, hostEnd }: { check: Check; hostEnd: string }) {
  return (
    <svg viewBox="0 0 96 80" aria-hidden="true" focusable="false" className="block w-full rounded-xl bg-tint">
      {check === 'cable' && <Cable />}
      {check === 'power' && <Power />}
      {check === 'screen' && <Screen hostEnd={hostEnd} />}
    </svg>
  );
}

const yellow = 'fill-[#ffd479] stroke-[#11181b]';
const dark = 'fill-[#11181b] stroke-[#ffffff]';

/** A plug on its way into a socket, the light beside it on. */
function Cable() {
  return (
    <>
      <rect x="8" y="20" width="42" height="40" rx="5" strokeOpacity=".4" className={dark} />
      <path d="M26 31h18v18H26zM30 31v-4h10v4" strokeWidth="2" className="fill-[#38474b] stroke-[#8fa6a4]" />
      <circle cx="17" cy="40" r="3.5" className="fill-[#84dba9]" />
      <path d="M17 31v-4M10.5 33.5l-2-3M23.5 33.5l2-3" fill="none" strokeWidth="1.8" className="stroke-[#84dba9]" />
      <path d="M56 33h16v14H56z" strokeWidth="2" strokeLinejoin="round" className={yellow} />
      <path d="M60 33v14M64.5 33v14" strokeWidth="1.5" className="stroke-[#11181b]" />
      <path d="M72 40h8c6 0 6 4 6 10v22" fill="none" strokeWidth="5" className="stroke-[#ffd479]" />
      <path
        d="M62 22H48m5-5-5 5 5 5"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-link"
      />
    </>
  );
}

/** A host with its power button and a light that is on. */
function Power() {
  return (
    <>
      <rect x="8" y="24" width="80" height="36" rx="6" strokeOpacity=".4" className={dark} />
      <circle cx="66" cy="42" r="12" fill="none" strokeWidth="3" className="stroke-[#ffd479]" />
      <path
        d="M66 33v8M61 37.5a7 7 0 1 0 10 0"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className="stroke-[#ffd479]"
      />
      <circle cx="22" cy="36" r="4" className="fill-[#84dba9]" />
      <path
        d="M22 27v-5M13.5 31l-4-3M30.5 31l4-3"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        className="stroke-[#84dba9]"
      />
      <path d="M16 50h28" strokeWidth="3" strokeLinecap="round" className="stroke-[#8fa6a4]" />
    </>
  );
}

/** A screen with the line that matters, and in it the end of this very ID. */
function Screen({ hostEnd }: { hostEnd: string }) {
  return (
    <>
      <rect x="8" y="10" width="80" height="52" rx="6" strokeOpacity=".4" className={dark} />
      <path d="M40 62h16l3 8H37z" className="fill-[#11181b]" />
      <path
        d="M16 20h14v14H16zM36 21h30M36 27h22M36 33h26"
        fill="none"
        strokeWidth="2.5"
        className="stroke-[#8fa6a4]"
      />
      <rect x="13" y="41" width="70" height="15" rx="4" fill="none" strokeWidth="2" className="stroke-[#ffd479]" />
      <text x="48" y="52" fontSize="10.5" textAnchor="middle" className="host-letters fill-[#ffd479] font-bold">
        {hostEnd}
      </text>
    </>
  );
}
