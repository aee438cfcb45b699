import { useId, useSyncExternalStore } from 'react';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { endOfHostId } from '../_parts/group-host-id';
import { Icon } from '../_parts/icon';
import type { KeptItem } from './keeper';
import { KeptRow } from './kept-row';
import { openKeeper } from './open-keeper';

export interface KeptBarProps {
  readonly base: Base;
  readonly texts: Dictionary['keep']['bar'];
  /** What to say for 0, 1, 2, … hosts. */
  readonly counts: readonly string[];
}

/** What is kept on this phone, what is being done about it, and the way out of it. Never green: the server decides that. */
export function KeptBar({ base, texts, counts }: KeptBarProps) {
  const keeper = openKeeper(base);
  const { items, sent } = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot);
  const id = useId();
  // The button that was tapped goes with its row.
  const remove = ({ kept }: KeptItem) => {
    keeper.remove(kept);
    document.getElementById('main')?.focus();
  };
  return (
    <div className="mx-auto w-full print:hidden max-w-xl px-5 group-has-data-wide/page:max-w-5xl">
      {items.length > 0 && (
        <section aria-labelledby={id} className="mt-4 rounded-2xl border-2 border-warn bg-warn-tint p-4">
          <p id={id} className="flex items-start gap-2.5 font-bold text-lg text-warn leading-snug">
            <Icon name="alert" className="mt-px size-6" />
            <span className="min-w-0">{counts[Math.min(items.length, counts.length - 1)]}</span>
          </p>
          <ul className="mt-2 divide-y divide-warn/40">
            {items.map((item) => (
              <KeptRow key={item.kept.hostId} item={item} texts={texts} onRemove={() => remove(item)} />
            ))}
          </ul>
          <p role="status" className="empty:hidden">
            {progressOf(items, texts)}
          </p>
          {items.some(isSendable) && (
            <button
              type="button"
              className="action-second mt-3 w-full text-ink!"
              onClick={() => void keeper.sendNow(true)}
            >
              <Icon name="again" className="size-5" />
              {texts.sendNow}
            </button>
          )}
        </section>
      )}
      <ul role="status">
        {sent.map(({ hostId, page }) => (
          <li key={hostId} className="card mt-4 px-4 py-1">
            <a className="link-quiet flex-wrap gap-x-2" href={page}>
              <span>{texts.sent}</span>
              <bdi className="host-letters whitespace-nowrap">…{endOfHostId(hostId)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isSendable({ standing }: KeptItem): boolean {
  return standing !== 'expired' && standing !== 'refused';
}

/** One sentence for all: what one of them meets, all meet. */
function progressOf(items: readonly KeptItem[], texts: KeptBarProps['texts']): string {
  const has = (wanted: KeptItem['standing']) => items.some(({ standing }) => standing === wanted);
  if (has('sending')) return texts.sending;
  if (has('later')) return texts.busy;
  return has('waiting') ? texts.waiting : '';
}
