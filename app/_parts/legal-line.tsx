import type { Dictionary } from '../../lib/i18n/dictionary';
import { wordFor } from '../../lib/i18n/word-for';
import type { Company } from '../../lib/sites/site';

interface LegalLineProps {
  readonly t: Dictionary;
  readonly company: Pick<Company, 'footer' | 'links'>;
}

/** What the law, or the company, wants at the foot of every page. Nothing where nothing is wanted. */
export function LegalLine({ t, company: { footer, links } }: LegalLineProps) {
  const line = footer === null ? undefined : wordFor(footer, t.language);
  const shown = links.flatMap(({ kind, address }) => {
    const href = wordFor(address, t.language)?.text;
    return href === undefined ? [] : [{ kind, href }];
  });
  return (
    <>
      {shown.length > 0 && (
        <ul className="flex flex-wrap gap-x-6">
          {shown.map(({ kind, href }) => (
            <li key={kind}>
              <a className="link-quiet" href={href}>
                {t.legal[kind]}
              </a>
            </li>
          ))}
        </ul>
      )}
      {line !== undefined && (
        <p className="mt-2 text-quiet">
          <bdi lang={line.language}>{line.text}</bdi>
        </p>
      )}
    </>
  );
}
