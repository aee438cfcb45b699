import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';

/** On top of every page of practice: what it is, the hosts to practise with, and the way out. */
export function PracticeBanner({ t, base }: { t: Dictionary; base: Base }) {
  const link = 'inline-flex min-h-11 items-center underline underline-offset-2 focus-visible:outline-current';
  return (
    <aside className="bg-warn px-5 py-1 text-center font-semibold text-sm text-warn-tint" aria-label={t.practice.name}>
      <p className="pt-1.5">{t.practice.banner}</p>
      <p className="flex flex-wrap justify-center gap-x-5">
        <a className={link} href={`${base}/simulator`}>
          {t.practice.screens}
        </a>
        <a className={link} href="/">
          {t.practice.leave}
        </a>
      </p>
    </aside>
  );
}
