import type { ReactNode } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { endOfHostId } from './group-host-id';
import { HostIdText } from './host-id-text';
import { Icon } from './icon';

interface HostPlateProps {
  readonly t: Dictionary;
  readonly hostId: string;
  /** What the plate is there for: “This host”. */
  readonly label: string;
  /** Its word pair, to be compared with the console or read over the phone. */
  readonly words?: { readonly label: string; readonly pair: readonly [string, string] };
  readonly children?: ReactNode;
}

/** A host as its name plate: the end of the ID large enough to compare with the screen from where one stands. */
export function HostPlate({ t, hostId, label, words, children }: HostPlateProps) {
  const end = endOfHostId(hostId);
  return (
    <section className="card px-5 pt-4 pb-4" aria-label={label}>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3">
        <h2 className="flex items-center gap-2 font-semibold text-quiet">
          <Icon name="host" className="size-5 text-link" />
          {label}
        </h2>
        {children}
      </div>
      {end !== hostId && (
        <p className="mt-1">
          <span className="block text-quiet text-sm">{t.common.hostIdEnd}</span>
          {/* The block follows the page, the letters inside it never do. */}
          <span className="block font-bold text-[2.6rem] leading-tight tracking-[0.06em]">
            <span className="host-letters">{end}</span>
          </span>
        </p>
      )}
      <p className={end === hostId ? 'mt-1 font-bold text-2xl' : 'mt-1 text-balance text-quiet text-sm'}>
        <span className="sr-only">{t.common.hostId}: </span>
        <HostIdText hostId={hostId} />
      </p>
      {words !== undefined && (
        <p className="mt-2 text-quiet text-sm">
          {words.label}{' '}
          <bdi lang="en" translate="no" className="inline-block max-w-full font-semibold text-ink text-lg">
            {words.pair.join(' ')}
          </bdi>
        </p>
      )}
    </section>
  );
}
