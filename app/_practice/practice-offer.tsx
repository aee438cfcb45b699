import type { Dictionary } from '../../lib/i18n/dictionary';
import { Icon } from '../_parts/icon';

/** At the foot of the start page the way to practice: an ordinary link, which leaves nothing behind. */
export function PracticeOffer({ t }: { t: Dictionary }) {
  return (
    <p className="mt-6">
      <a className="link-quiet gap-1.5" href="/practice">
        {t.practice.offer}
        <Icon name="forward" className="size-4 rtl:-scale-x-100" />
      </a>
    </p>
  );
}
