import { useEffect, useRef, useState } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { endOfHostId } from '../_parts/group-host-id';
import type { KeptItem } from './keeper';

interface KeptRowProps {
  readonly item: KeptItem;
  readonly texts: Dictionary['keep']['bar'];
  readonly onRemove: () => void;
}

/** One host that waits: which, where to, and what can be done about it. */
export function KeptRow({ item: { kept, place, standing }, texts, onRemove }: KeptRowProps) {
  const { hostId, siteName, halt } = kept;
  const note = noteOf(standing, place, texts);
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="sr-only">{texts.hostEnd}</span>
        <bdi className="host-letters font-bold text-lg">{endOfHostId(hostId)}</bdi>
        <span className="wrap-anywhere min-w-0">{siteName}</span>
      </p>
      {note !== '' && <p>{note}</p>}
      <div className="flex flex-wrap items-center gap-x-5">
        {halt !== null && (
          <a className="link-quiet text-ink!" href={halt.page}>
            {halt.reason === 'expired' ? texts.reopen : texts.why}
          </a>
        )}
        <RemoveButton texts={texts} onRemove={onRemove} />
      </div>
    </li>
  );
}

/** What is true of this one alone; what all of them wait for is said once below. */
function noteOf(standing: KeptItem['standing'], place: KeptItem['place'], texts: KeptRowProps['texts']): string {
  if (standing === 'expired') return texts.expired;
  if (standing === 'refused') return texts.refused;
  if (standing === 'old') return texts.old;
  return place === 'page' ? texts.open : '';
}

/** Asks once more; the answer that keeps it is where the thumb is. */
function RemoveButton({ texts, onRemove }: Omit<KeptRowProps, 'item'>) {
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button type="button" className="link-quiet text-ink!" onClick={() => setAsking(true)}>
        {texts.remove}
      </button>
    );
  }
  return (
    <fieldset>
      <legend className="font-semibold">{texts.removeQuestion}</legend>
      <div className="mt-2 flex flex-wrap gap-3">
        <button ref={keep} type="button" className="action-second text-ink!" onClick={() => setAsking(false)}>
          {texts.removeNo}
        </button>
        <button type="button" className="action-second text-bad!" onClick={onRemove}>
          {texts.removeYes}
        </button>
      </div>
    </fieldset>
  );
}
