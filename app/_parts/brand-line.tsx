import type { Company } from '../../lib/sites/site';
import { CompanyLogo } from './company-logo';
import { LanguageSwitch } from './language-switch';
import type { Scene } from './open-scene';

interface BrandLineProps {
  readonly scene: Scene;
  readonly company: Company | null;
}

/** Whose app this is, and in which language. */
export function BrandLine({ scene, company }: BrandLineProps) {
  const { t, base } = scene;
  return (
    <header className="mx-auto flex w-full max-w-xl flex-wrap group-has-data-wide/page:max-w-5xl items-center gap-x-3 gap-y-1 px-5 pt-4">
      <a href={`${base}/`} className="flex min-h-11 items-center font-bold text-lg tracking-tight">
        {company === null ? t.common.productName : <CompanyLogo company={company} />}
      </a>
      {company !== null && (
        <p className="border-line border-s ps-3 text-quiet text-sm leading-tight max-[30rem]:sr-only">
          {company.productName}
        </p>
      )}
      <LanguageSwitch scene={scene} />
    </header>
  );
}
