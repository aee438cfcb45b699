import { dictionaryFor } from '../lib/i18n/dictionary';

const t = dictionaryFor('en');

/** For addresses that lead nowhere. */
export default function NotFound() {
  return (
    <>
      <title>{t.notFound.title}</title>
      <h1 className="heading-page">{t.notFound.title}</h1>
      <p className="mt-3 text-quiet">{t.notFound.sentence}</p>
      <a href="/" className="action-main mt-8">
        {t.common.start}
      </a>
    </>
  );
}
