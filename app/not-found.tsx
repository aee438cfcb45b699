import { openScene } from './_parts/open-scene';
import { pageTitle } from './_parts/page-title';

/** For addresses that lead nowhere. */
export default async function NotFound() {
  const { t, base } = await openScene();
  return (
    <>
      <title>{pageTitle(t, base, t.notFound.title)}</title>
      <h1 className="heading-page">{t.notFound.title}</h1>
      <p className="mt-3 text-quiet">{t.notFound.sentence}</p>
      <a href={`${base}/`} className="action-main mt-8">
        {t.common.start}
      </a>
    </>
  );
}
