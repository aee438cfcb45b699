import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';

interface BannersProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly isReal: boolean;
  readonly hasSimulator: boolean;
  readonly isOpen: boolean;
}

/** What everybody must know about this very installation: practice only, or open to all. */
export function Banners({ t, base, isReal, hasSimulator, isOpen }: BannersProps) {
  const isShown = !isReal || isOpen;
  if (!isShown) return null;
  return (
    <aside className="border-warn/40 border-b bg-warn-tint px-5 text-center font-medium text-sm text-warn">
      {isReal ? (
        <p className="py-2.5">{t.banners.open}</p>
      ) : (
        <p className="flex flex-wrap items-center justify-center gap-x-3">
          <span className="py-2">{t.banners.simulator}</span>
          {hasSimulator && (
            <a className="inline-flex min-h-11 items-center underline underline-offset-2" href={`${base}/simulator`}>
              {t.banners.simulatorLink}
            </a>
          )}
        </p>
      )}
    </aside>
  );
}
