import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Company } from '../../lib/sites/site';
import { Icon } from './icon';
import { LegalLine } from './legal-line';

/** Whom to ask, and when somebody answers, and what else is at the foot of every page. */
export function SupportLine({ t, company }: { t: Dictionary; company: Pick<Company, 'support' | 'footer' | 'links'> }) {
  const { support } = company;
  return (
    <footer className="mx-auto w-full max-w-xl border-line group-has-data-wide/page:max-w-5xl border-t px-5 pt-4 pb-8 text-sm">
      <h2 className="font-semibold">{t.support.title}</h2>
      <p className="text-quiet">
        {support.name} · {support.hours}
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {support.phone !== null && (
          <li>
            <a className="link-quiet gap-2" href={`tel:${support.phone.replace(/[^+\d]/g, '')}`}>
              <Icon name="phone" className="size-5" />
              {t.support.call(support.phone)}
            </a>
          </li>
        )}
        {support.email !== null && (
          <li>
            <a className="link-quiet gap-2 break-all" href={`mailto:${support.email}`}>
              <Icon name="mail" className="size-5" />
              {t.support.write(support.email)}
            </a>
          </li>
        )}
      </ul>
      <LegalLine t={t} company={company} />
    </footer>
  );
}
